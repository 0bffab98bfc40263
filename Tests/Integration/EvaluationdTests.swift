import Foundation
import TestSupport
import Testing

/// The real evaluationd as a process: what it refuses, what it survives, and how it starts and ends.
@Suite(.serialized, .timeLimit(.minutes(5))) enum EvaluationdTests {
  /// The days that invented journals count on.
  static let days = (from: "2026-11-01", through: "2026-11-30")

  /// What the command line makes of a configuration and its arguments.
  @Suite struct CommandTests {
    @Test func everythingThatIsWrongWithAConfigurationIsToldAtOnce() async throws {
      try await ScratchFolder.with("centre") { folder in
        let text = """
          [store]
          path = "centre.sqlite"
          [server]
          address = "0.0.0.0"
          port = "8440"
          prot = 8440
          [health]
          port = 70000
          [centre]
          zone = "Asia/Mars"
          [log]
          level = "loud"
          """
        try text.write(to: folder.file("evaluationd.toml"), atomically: true, encoding: .utf8)
        let command = try await CentreCommand(["serve"], in: folder)

        #expect(command.status == 78)
        #expect(command.output == [])
        let told = [
          (2, "path-not-absolute"), (4, "tls-missing"), (5, "wrong-type"), (6, "unknown-key"), (8, "out-of-range"),
          (10, "zone-unknown"), (12, "not-a-choice"),
        ]
        #expect(command.errors.count == told.count)
        for (line, code) in told {
          let place = "evaluationd.toml:\(line): \(code): "
          #expect(command.errors.contains { $0.contains(place) && $0.contains(" Hint: ") }, "\(place)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["evaluationd.toml"])
      }
    }

    @Test(arguments: [["serve"], ["report", "--unit", "H56", "--from", "2026-11-01", "--through", "2026-11-02"]])
    func aConfigurationThatIsNotThereIsNamed(arguments: [String]) async throws {
      try await ScratchFolder.with("centre") { folder in
        let command = try await CentreCommand(arguments, in: folder)
        #expect(command.status == 78)
        #expect(command.errors.contains { $0.contains("file-unreadable") && $0.contains(folder.path) })
      }
    }

    @Test func aKeyThatOthersMayReadIsNotUsed() async throws {
      let folder = try await RunningCentre.folder()
      _ = try await CentreCommand.enrolmentCode(in: folder)
      let key = folder.file("centre.key").path
      #expect(try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int == 0o600)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)

      let command = try await CentreCommand(["serve"], in: folder)

      #expect(command.status == 78)
      #expect(command.errors.contains { $0.contains("key-exposed") && $0.contains("chmod 600") })
    }

    @Test func aPortThatIsTakenIsNamedAndLaterTheSameWorks() async throws {
      let folder = try await RunningCentre.folder()
      let first = try await RunningCentre(in: folder)
      try CentreFile(port: first.port).write(to: folder)

      let command = try await CentreCommand(["serve"], in: folder)
      #expect(command.status == 69)
      #expect(command.errors.contains { $0.contains("listener-failed") && $0.contains("127.0.0.1:\(first.port)") })

      await first.stop()
      let second = try await RunningCentre(in: folder)
      #expect(second.port == first.port)
      #expect(await second.stop() == 0)
    }

    @Test(
      arguments: [
        (["--unit", "H56.14", "--counter", "Q99"], "enrolment-counter-unknown"),
        (["--unit", "H56.99", "--counter", "Q01"], "enrolment-counter-unknown"),
        (["--unit", "h56", "--counter", "Q01"], "unit-malformed"),
      ])
    func noCodeIsGivenForACounterThatTheRegistryDoesNotName(arguments: [String], code: String) async throws {
      let folder = try await RunningCentre.folder()
      let command = try await CentreCommand(["enrol"] + arguments, in: folder)
      #expect(command.status == 65)
      #expect(command.output == [])
      #expect(command.errors.contains { $0.contains(code) })
    }

    @Test(arguments: [("ngắn", "password-too-short"), ("aaaaaaaaaaaaaaaa", "password-too-plain")])
    func aPasswordThatIsTooWeakIsNotTaken(password: String, code: String) async throws {
      let folder = try await RunningCentre.folder()
      let command = try await CentreCommand(
        ["account", "add", "--name", "ha.nguyen", "--unit", "H56.14"], in: folder, input: password)
      #expect(command.status == 65)
      #expect(command.errors.contains { $0.contains(code) })
      #expect(!command.errors.contains { $0.contains(password) })
    }
  }
}
