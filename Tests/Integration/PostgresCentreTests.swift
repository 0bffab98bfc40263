import EvaluationStorePostgres
import ForwardingContract
import Foundation
import PostgresSupport
import TestSupport
import Testing

extension EvaluationdTests {
  /// The real evaluationd over a real PostgreSQL.
  @Suite(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed")) struct PostgresTests {
    private static let clerk = "H56.14/CB017"
    private static let day = "2026-11-20"

    /// Folders of machines that share a data base and a key.
    private static func machines(_ count: Int, over address: PostgresAddress) async throws -> [ScratchFolder] {
      let file = CentreFile(server: address)
      let first = try await RunningCentre.folder(file)
      // Whoever signs first makes the key.
      _ = try await CentreCommand.enrolmentCode(in: first)
      return try [first]
        + (1..<count).map { _ in
          let folder = try ScratchFolder("centre")
          try file.write(to: folder)
          try FileManager.default.copyItem(at: first.file("centre.key"), to: folder.file("centre.key"))
          return folder
        }
    }

    private static func counted(in folder: ScratchFolder) async throws -> Int {
      let lines = try await CentreCommand.run(
        ["report", "--unit", "H56.14", "--from", day, "--through", day, "--format", "json"], in: folder)
      let document = try JSONSerialization.jsonObject(with: Data(lines.joined().utf8))
      return try #require(Self.numbers(named: "rated", in: document).max())
    }

    private static func numbers(named name: String, in value: Any) -> [Int] {
      switch value {
      case let object as [String: Any]:
        object.flatMap { key, value in
          (key == name ? [value as? Int].compactMap(\.self) : []) + numbers(named: name, in: value)
        }
      case let list as [Any]: list.flatMap { numbers(named: name, in: $0) }
      default: []
      }
    }

    private static func health(of centre: RunningCentre) async throws -> (status: Int, store: String?) {
      let answer = try await WebAnswer.get(centre.health + "/health")
      return (answer.status, (answer.refusal?["store"] as? [String: Any])?["code"] as? String)
    }

    @Test func aBatchIsCountedOnceWhicheverOfTwoCentresItComesTo() async throws {
      let server = try await PostgresServer.shared
      let address = try await server.newDatabaseOfItsOwner()
      let folders = try await Self.machines(2, over: address)
      try await RunningCentre.with(in: folders[0]) { first in
        try await RunningCentre.with(in: folders[1]) { second in
          let kiosk = try await ContractKiosk.enrolled(at: first)
          var journal = try InventedJournal()
          try journal.sessions(5, .rated, of: Self.clerk, on: Self.day)
          try journal.ratings(5, at: 0, of: Self.clerk, on: Self.day)
          let batch = try journal.batch(of: kiosk)

          async let one = kiosk.deliver(batch, to: first)
          async let other = kiosk.deliver(batch, to: second)
          #expect(try await [one, other] == [.matches, .matches])
          journal.acknowledge(batch)

          try journal.sessions(3, .rated, of: Self.clerk, on: Self.day)
          #expect(try await kiosk.deliver(try journal.batch(of: kiosk), to: second) == .matches)
          #expect(try await Self.counted(in: folders[0]) == 8)
          #expect(try await Self.counted(in: folders[1]) == 8)
          #expect(!FileManager.default.fileExists(atPath: first.store))
        }
      }
      try await server.drop(address)
    }

    /// An address that shares requests among machines sends each where it likes.
    @Test func aManagerNeedNotMeetTheSameCentreTwice() async throws {
      let address = try await PostgresServer.shared.newDatabaseOfItsOwner()
      let folders = try await Self.machines(2, over: address)
      try await CentreCommand.add(.manager, in: folders[0])
      try await RunningCentre.with(in: folders[0]) { first in
        try await RunningCentre.with(in: folders[1]) { second in
          let reader = ReportReader(at: first)
          let token = try ReportReader.token(in: try await reader.get("/sign-in"))
          reader.turn(to: second)
          let manager = CentreAccount.manager
          let signedIn = try await reader.post(
            "/sign-in", [("name", manager.name), ("password", manager.password), ("token", token)])
          #expect(signedIn.status == 303 && signedIn.header("location")?.hasPrefix("/sign-in") == false)

          reader.turn(to: first)
          #expect(try await reader.report(over: (Self.day, Self.day)).status == 200)
          let out = try ReportReader.token(in: try await reader.get("/"))
          reader.turn(to: second)
          _ = try await reader.post("/sign-out", [("token", out)])
          reader.turn(to: first)
          #expect(try await reader.report(over: (Self.day, Self.day)).status == 303)
        }
      }
      try await PostgresServer.shared.drop(address)
    }

    @Test func aCentreWithoutTheKeyOfItsStoreOrWithAnotherDoesNotStart() async throws {
      let address = try await PostgresServer.shared.newDatabaseOfItsOwner()
      let folders = try await Self.machines(2, over: address)
      try FileManager.default.removeItem(at: folders[1].file("centre.key"))

      let missing = try await CentreCommand(["serve"], in: folders[1])
      #expect(missing.status == 78 && missing.errors.contains { $0.contains("key-missing") && $0.contains("Hint: ") })
      #expect(!FileManager.default.fileExists(atPath: folders[1].file("centre.key").path))

      let stranger = try await RunningCentre.folder()
      _ = try await CentreCommand.enrolmentCode(in: stranger)
      try FileManager.default.copyItem(at: stranger.file("centre.key"), to: folders[1].file("centre.key"))
      let other = try await CentreCommand(["serve"], in: folders[1])
      #expect(other.status == 78 && other.errors.contains { $0.contains("key-differs") && $0.contains("Hint: ") })
      try await PostgresServer.shared.drop(address)
    }

    @Test func whileTheDataBaseIsGoneCentresSayItAndGoOnWhenItIsBack() async throws {
      let server = try await PostgresServer.start()
      let folders = try await Self.machines(2, over: try await server.newDatabaseOfItsOwner())
      try await RunningCentre.with(in: folders[0]) { first in
        try await RunningCentre.with(in: folders[1]) { second in
          let kiosk = try await ContractKiosk.enrolled(at: first)
          var journal = try InventedJournal()
          try journal.sessions(5, .rated, of: Self.clerk, on: Self.day)
          let before = try journal.batch(of: kiosk)
          #expect(try await kiosk.deliver(before, to: first) == .matches)
          journal.acknowledge(before)
          try journal.sessions(2, .rated, of: Self.clerk, on: Self.day)
          let message = try kiosk.signed(try journal.batch(of: kiosk))

          try await server.interrupt()
          for centre in [first, second] {
            let answer = try await kiosk.send(message, to: centre)
            #expect(answer.status == 503 && answer.code == "store-disconnected" && answer.retry == true)
            #expect(try await Self.health(of: centre) == (503, "store-disconnected"))
          }

          try await server.resume()
          #expect(try await kiosk.send(message, to: second).status == 200)
          #expect(try await Self.health(of: second) == (200, nil))
          // Whoever was refused is told so until something is taken again.
          #expect(try await kiosk.send(message, to: first).status == 200)
          #expect(try await Self.health(of: first) == (200, nil))
          #expect(try await Self.counted(in: folders[0]) == 7)
        }
      }
      await server.stop()
    }

    @Test func aDataBaseThatIsNotThereAtTheStartIsNamedAndARetryMayHelp() async throws {
      let folder = try ScratchFolder("centre")
      try CentreFile(server: PostgresAddress(host: folder.path, database: "e", user: "u")).write(to: folder)

      let command = try await CentreCommand(["serve"], in: folder)

      #expect(command.status == 69)
      #expect(command.errors.contains { $0.contains("store-disconnected") && $0.contains("postgresql:\(folder.path)") })
    }

    /// What others on the machine can see of a running program is its command line.
    @Test func thePasswordStandsInNoCommandLineAndInNoMessage() async throws {
      let server = try await PostgresServer.shared
      let address = try await server.newDatabaseOfItsOwner()
      let folder = try await RunningCentre.folder(CentreFile(server: address))
      let password = folder.file("password")
      try "mật-khẩu-bí-mật\n".write(to: password, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: password.path)
      let configuration = try String(contentsOf: folder.file("evaluationd.toml"), encoding: .utf8)
      try configuration.replacing("[server]", with: "postgres_password_file = \"\(password.path)\"\n[server]")
        .write(to: folder.file("evaluationd.toml"), atomically: true, encoding: .utf8)
      let told = folder.file("told")
      try "#!/bin/sh\necho \"$@\" >> \(told.path)\necho \"$PGPASSWORD\" >> \(told.path)\necho no >&2\nexit 3\n".write(
        to: folder.file("pg_dump"), atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.file("pg_dump").path)

      let command = try await CentreCommand(
        ["backup", folder.file("backup").path], in: folder, environment: ["PATH": "\(folder.path):/usr/bin:/bin"])

      let lines = try String(contentsOf: told, encoding: .utf8).split(separator: "\n")
      #expect(lines.count == 2 && !lines[0].contains("bí-mật") && lines[1] == "mật-khẩu-bí-mật")
      #expect(command.status == 69 && command.errors.contains { $0.contains("program-failed: pg_dump: no") })
      #expect(!(command.errors + command.output).contains { $0.contains("bí-mật") })
      #expect(!FileManager.default.fileExists(atPath: folder.file("backup").path))
      try await server.drop(address)
    }
  }
}
