import Foundation
import Testing

extension EvaluationdTests {
  /// A stolen kiosk and a dismissed manager, while the service runs.
  @Suite struct LockOutTests {
    private static let account = CentreAccount.manager

    @Test func aRevokedKioskDeliversNothingMoreAndWhatItDeliveredStays() async throws {
      try await RunningCentre.with([.manager]) { centre in
        let kiosk = try await ContractKiosk.enrolled(at: centre)
        var journal = try InventedJournal()
        try journal.sessions(5, .rated, of: "H56.14/CB017", on: "2026-11-20")
        try await kiosk.deliver(try journal.batch(of: kiosk), to: centre)

        try await CentreCommand.run(["revoke", "--kiosk", kiosk.id.text], in: centre.folder)

        try journal.sessions(3, .rated, of: "H56.14/CB017", on: "2026-11-21")
        let answer = try await kiosk.send(try kiosk.signed(try journal.batch(of: kiosk)), to: centre)
        #expect(answer.code == "kiosk-revoked")
        let report = try await ReportReader.signedIn(.manager, at: centre).report(".json", over: days)
        #expect(report.text.contains("\"all\" : 5"))
      }
    }

    @Test func aDisabledAccountIsSignedOutAtOnceAndComesBackOnlyWhenEnabled() async throws {
      try await RunningCentre.with([.manager, .neighbour]) { centre in
        let (reader, other) = (
          try await ReportReader.signedIn(.manager, at: centre), try await ReportReader.signedIn(.neighbour, at: centre)
        )

        try await CentreCommand.run(["account", "disable", "--name", Self.account.name], in: centre.folder)
        #expect(try await reader.get("/").status == 303)
        #expect(try await ReportReader(at: centre).signIn(.manager).status == 403)
        #expect(try await other.get("/").status == 200)

        try await CentreCommand.run(["account", "enable", "--name", Self.account.name], in: centre.folder)
        #expect(try await reader.get("/").status == 303)
        #expect(try await ReportReader(at: centre).signIn(.manager).status == 303)
      }
    }

    @Test func anotherPasswordEndsWhatTheOldOneOpened() async throws {
      try await RunningCentre.with([.manager]) { centre in
        let reader = try await ReportReader.signedIn(.manager, at: centre)

        try await CentreCommand.run(
          ["account", "password", "--name", Self.account.name], in: centre.folder, input: "một câu khác hẳn câu cũ")

        #expect(try await reader.get("/").status == 303)
        #expect(try await ReportReader(at: centre).signIn(.manager).status == 403)
        let answer = try await ReportReader(at: centre).signIn(.manager, password: "một câu khác hẳn câu cũ")
        #expect(answer.status == 303)
      }
    }

    @Test func theTrailTellsWhoCameAndWhoTriedTheNewestFirst() async throws {
      try await RunningCentre.with([.manager]) { centre in
        #expect(try await ReportReader(at: centre).signIn(.manager, password: "sai, nhưng cũng rất dài").status == 403)
        _ = try await ReportReader.signedIn(.manager, at: centre)

        let lines = try await CentreCommand.run(["audit", "list"], in: centre.folder)

        let words = lines.map { $0.split(separator: " ").map(String.init) }
        #expect(words.dropFirst(2).map { $0[1] } == ["accountAdded", "registryImported"])
        #expect(
          words.prefix(2).map { $0[1...].joined(separator: " ") } == [
            "signedIn \(Self.account.name) 127.0.0.1", "wrongPassword \(Self.account.name) 127.0.0.1",
          ])
        #expect(words.allSatisfy { $0[0].hasSuffix("+07:00") })
        let newest = try await CentreCommand.run(["audit", "list", "--most", "1", "--json"], in: centre.folder)
        #expect(newest.count == 1 && newest[0].hasPrefix("[{") && newest[0].contains("\"event\":\"signedIn\""))
      }
    }

    @Test(arguments: [
      (["revoke", "--kiosk", "k-0000000000000"], "kiosk-unknown"), (["revoke", "--kiosk", "?"], "kiosk-malformed"),
      (["account", "disable", "--name", "khong.ai"], "account-unknown"),
      (["account", "enable", "--name", "khong.ai"], "account-unknown"),
      (["account", "password", "--name", "khong.ai"], "account-unknown"),
      (["account", "password", "--name", "Ai?"], "name-malformed"),
      (["audit", "list", "--most", "0"], "most-malformed"),
    ])
    func whatIsNotThereIsNamed(arguments: [String], code: String) async throws {
      let folder = try await RunningCentre.folder()
      let command = try await CentreCommand(arguments, in: folder, input: "một mật khẩu rất dài")
      #expect(command.status == 65)
      #expect(command.errors.contains { $0.hasPrefix("\(code): ") && $0.contains(" Hint: ") }, "\(command.errors)")
    }
  }
}
