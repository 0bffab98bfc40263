import Foundation
import Testing

extension EvaluationdTests {
  /// Who gets in, and what a manager may see.
  @Suite struct SignInTests {
    @Test func aWrongPasswordAndAnUnknownNameGetTheSameAnswerAndNoCookie() async throws {
      try await RunningCentre.with([.manager]) { centre in
        let nobody = CentreAccount(name: "khong.ai", unit: "", password: "một mật khẩu rất dài")
        var answers: [String] = []
        for account in [CentreAccount.manager, nobody] {
          let reader = ReportReader(at: centre)
          let answer = try await reader.signIn(account, password: "sai, nhưng cũng rất dài")
          #expect(answer.status == 403)
          #expect(reader.cookies["session"] == nil)
          #expect(try await reader.get("/").header("location") == "/sign-in?lang=vi")
          answers.append(answer.text.withoutChance)
        }
        #expect(answers[0] == answers[1])
        #expect(answers[0].contains("role=\"alert\""))
      }
    }

    @Test func fiveWrongPasswordsShutTheDoorForTheRightOneTooButForNoOtherAccount() async throws {
      try await RunningCentre.with([.manager, .neighbour]) { centre in
        let reader = ReportReader(at: centre)
        for _ in 0..<5 { #expect(try await reader.signIn(.manager, password: "sai rồi sai nữa").status == 403) }

        let answer = try await reader.signIn(.manager)
        #expect(answer.status == 429)
        #expect(answer.header("retry-after") == "120")
        #expect(reader.cookies["session"] == nil)

        #expect(try await ReportReader(at: centre).signIn(.neighbour).status == 303)
      }
    }

    @Test func theCookieIsOutOfReachOfScriptsAndOtherSitesAndWorthNothingAfterSigningOut() async throws {
      try await RunningCentre.with([.manager]) { centre in
        let reader = ReportReader(at: centre)
        #expect(try await reader.signIn(.manager).status == 303)
        let cookie = try #require(reader.setCookies.first { $0.hasPrefix("session=") })
        #expect(cookie.contains("HttpOnly"))
        #expect(cookie.contains("SameSite=Strict"))
        let kept = ReportReader(copying: reader)

        let token = try ReportReader.token(in: try await reader.get("/"))
        #expect(try await reader.post("/sign-out", [("token", token)]).status == 303)

        #expect(reader.cookies["session"] == nil)
        #expect(try await kept.get("/").status == 303)
      }
    }

    @Test func formsWithoutTheTokenOfTheirPageAreNotTaken() async throws {
      try await RunningCentre.with([.manager]) { centre in
        // Signing in with a token of another browser's page, and with none.
        let other = try ReportReader.token(in: try await ReportReader(at: centre).get("/sign-in"))
        let reader = ReportReader(at: centre)
        _ = try await reader.get("/sign-in")
        let name = [("name", CentreAccount.manager.name), ("password", CentreAccount.manager.password)]
        #expect(try await reader.post("/sign-in", name + [("token", other)]).status == 400)
        #expect(try await reader.post("/sign-in", name).status == 400)
        #expect(reader.cookies["session"] == nil)

        // Signing out: whoever is signed in stays so.
        #expect(try await reader.signIn(.manager).status == 303)
        #expect(try await reader.post("/sign-out", [("token", other)]).status == 400)
        #expect(try await reader.post("/sign-out", []).status == 400)
        #expect(try await reader.get("/").status == 200)
      }
    }

    @Test func withoutSigningInThereIsNothingToRead() async throws {
      try await RunningCentre.with { centre in
        let reader = ReportReader(at: centre)
        for path in ["/", "/reports/clerks?unit=H56.14", "/reports/clerks.csv?unit=H56.14"] {
          let answer = try await reader.get(path)
          #expect(answer.status == 303)
          #expect(answer.header("location") == "/sign-in?lang=vi")
          #expect(!answer.text.contains(CentreFile.communeName))
        }
        let answer = try await reader.get("/reports/clerks.json?unit=H56.14")
        #expect(answer.status == 401)
        #expect(answer.code == "sign-in-needed")
      }
    }

    @Test(arguments: ["", ".csv", ".json"])
    func anotherManagersUnitIsNotFoundAndNotTellableFromOneThatDoesNotExist(form: String) async throws {
      try await RunningCentre.with([.manager, .neighbour]) { centre in
        let kiosk = try await ContractKiosk.enrolled(at: centre)
        var journal = try InventedJournal()
        try journal.sessions(5, .rated, of: "H56.14/CB017", on: "2026-11-20")
        try await kiosk.deliver(try journal.batch(of: kiosk), to: centre)

        let manager = try await ReportReader.signedIn(.manager, at: centre)
        #expect(try await manager.report(form, over: days).status == 200)

        let neighbour = try await ReportReader.signedIn(.neighbour, at: centre)
        #expect(try await neighbour.report(form, of: "H56.15", over: days).status == 200)
        let foreign = try await neighbour.report(form, of: "H56.14", over: days)
        let parent = try await neighbour.report(form, of: "H56", over: days)
        let absent = try await neighbour.report(form, of: "H56.77", over: days)
        for answer in [foreign, parent, absent] { #expect(answer.status == 404) }
        #expect(foreign.body == absent.body)
        #expect(parent.body == absent.body)
        #expect(!(try await neighbour.get("/").text.contains("H56.14")))
      }
    }
  }
}
