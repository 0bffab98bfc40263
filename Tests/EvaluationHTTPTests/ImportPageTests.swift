import EvaluationStore
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

struct ImportPageTests {
  private static let clerks = "unit,staff,name,title,valid_from,valid_to\n"

  private func with(
    of unit: String = "H56", _ role: AccountRole = .administrator,
    _ body: @Sendable (CentreFixture, BrowserFixture, _ token: String) async throws -> Void
  ) async throws {
    try await CentreFixture.with { centre async throws in
      try await centre.add("admin", role, of: [unit])
      try await centre.pages { client async throws in
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("admin")
        try await body(centre, browser, try BrowserFixture.token(in: try await browser.get("/kiosks")))
      }
    }
  }

  private func send(
    _ browser: BrowserFixture, _ token: String, _ content: String, list name: String = "clerks", draft: String = ""
  ) async throws -> String {
    let answer = try await browser.upload(
      "/imports", [("token", token), ("lang", "vi"), ("draft", draft)],
      files: [(name, "\(name) tháng 11.csv", content)])
    #expect(answer.status == .seeOther)
    return try #require(answer.headers[.location])
  }

  private func decide(
    _ browser: BrowserFixture, _ page: TestResponse, _ token: String, _ act: String = "take"
  ) async throws -> TestResponse {
    let draft = try #require(page.text.firstMatch(of: /name="draft" value="([0-9a-f]+)"/)).1
    let basis = try #require(page.text.firstMatch(of: /name="basis" value="([0-9.]+)"/)).1
    return try await browser.post(
      "/imports/draft", [("token", token), ("draft", String(draft)), ("basis", String(basis)), ("act", act)])
  }

  @Test func aListIsLookedAtThenTaken() async throws {
    try await with { centre, browser, token async throws in
      let before = try await centre.store.registry()
      let place = try await send(
        browser, token, Self.clerks + "H56.14,CB01,Nguyễn Thị Hạnh,,,\nH56.14,CB02,<b>Trần</b>,,,\n")
      let page = try await browser.get(place)
      #expect(page.status == .ok)
      for text in ["Thêm: 1", "H56.14/CB02", "trước là “Nguyễn Thị Hà”", "&lt;b&gt;Trần&lt;/b&gt;"] {
        #expect(page.text.contains(text), "\(text)")
      }
      #expect(try await centre.store.registry() == before)

      let taken = try await decide(browser, page, token)
      #expect(taken.status == .ok && taken.text.contains("Danh mục nay có 3 đơn vị, 2 quầy, 2 cán bộ"))
      #expect(try await centre.store.registry().clerks.map(\.name) == ["Nguyễn Thị Hạnh", "<b>Trần</b>"])
      // It is used up.
      #expect(try await decide(browser, page, token).status == .notFound)
    }
  }

  @Test func everyErrorIsToldByItsLineAndNothingIsTaken() async throws {
    try await with { centre, browser, token async throws in
      let before = try await centre.store.registry()
      let page = try await browser.get(
        try await send(browser, token, Self.clerks + "H56.14,CB01,A,,2026-13-01,\nH99,CB02,B,,,\nH56.14,,C,,,\n"))
      for text in [
        "Chưa nhập được", "registry-date-invalid", "registry-unit-unknown", "<td>2</td>", "<td>3</td>", "<td>4</td>",
        "clerks tháng 11.csv",
      ] {
        #expect(page.text.contains(text), "\(text)")
      }
      #expect(!page.text.contains("value=\"take\""))
      let draft = String(try #require(page.text.firstMatch(of: /name="draft" value="([0-9a-f]+)"/)).1)
      // Who sends the form all the same gets the errors again.
      let basis = try await centre.store.importBasis().text
      let forced = try await browser.post(
        "/imports/draft", [("token", token), ("draft", draft), ("basis", basis), ("act", "take")])
      #expect(forced.text.contains("registry-date-invalid"))
      #expect(try await centre.store.registry() == before)
    }
  }

  @Test func aFileIsCorrectedBesideTheOthersThatWereSent() async throws {
    try await with { centre, browser, token async throws in
      let counters =
        "unit,code,name,valid_from,valid_to\nH56.14,Q01,Quầy 1,,\nH56.15,Q01,Quầy 1,,\nH56.15,Q02,Quầy 2,,\n"
      let first = try await browser.upload(
        "/imports", [("token", token)],
        files: [("counters", "counters.csv", counters), ("clerks", "clerks.csv", Self.clerks + "H99,CB01,A,,,\n")])
      let page = try await browser.get(try #require(first.headers[.location]))
      #expect(page.text.contains("registry-unit-unknown"))
      let draft = String(try #require(page.text.firstMatch(of: /name="draft" value="([0-9a-f]+)"/)).1)
      let again = try await browser.get(
        try await send(browser, token, Self.clerks + "H56.14,CB01,A,,,\n", draft: draft))
      _ = try await decide(browser, again, token)
      #expect(try await centre.store.registry().counters.count == 3)
      #expect(try await centre.store.registry().clerks.map(\.name) == ["A"])
    }
  }

  @Test func whatSomebodyElseImportedInBetweenIsShownFirst() async throws {
    try await with { centre, browser, token async throws in
      let page = try await browser.get(try await send(browser, token, Self.clerks + "H56.14,CB01,Mới,,,\n"))
      _ = try await centre.store.importRegistry(RegistryImport(clerks: []), at: centre.now).get()
      let answer = try await decide(browser, page, token)
      #expect(answer.status == .conflict && answer.text.contains("có người đã nhập dữ liệu khác"))
      #expect(try await centre.store.registry().clerks == [])
      #expect(try await decide(browser, answer, token).status == .ok)
      #expect(try await centre.store.registry().clerks.map(\.name) == ["Mới"])
    }
  }

  @Test func aDraftCanBeDroppedAndEndsAfterAnHour() async throws {
    try await with { centre, browser, token async throws in
      let page = try await browser.get(try await send(browser, token, Self.clerks))
      #expect(try await decide(browser, page, token, "drop").status == .seeOther)
      #expect(try await decide(browser, page, token).status == .notFound)
      let place = try await send(browser, token, Self.clerks)
      centre.advance(seconds: 1700)
      #expect(try await browser.get(place).status == .ok)
      centre.advance(seconds: 1750)
      _ = try await browser.get("/kiosks")
      centre.advance(seconds: 200)
      #expect(try await browser.get(place).status == .notFound)
    }
  }

  @Test func dossierResultsAreTakenTheSameWay() async throws {
    try await with { centre, browser, token async throws in
      let list = "unit,period,received,early,on_time,late\nH56.14,2026-10,10,2,5,1\n"
      let page = try await browser.get(try await send(browser, token, list, list: "results"))
      #expect(page.text.contains("1 dòng cho 1 đơn vị và kỳ"))
      #expect(try await decide(browser, page, token).text.contains("Đã nhập kết quả hồ sơ, số 1"))
      let register = try await centre.store.resultImports(limit: 5)
      let admin = try #require(AccountName("admin"))
      #expect(register.map(\.author) == [.account(admin)])
      let bad = try await browser.get(try await send(browser, token, list + "H56.14,2026-10,x,,,\n", list: "results"))
      #expect(bad.text.contains("results-number-invalid") && bad.text.contains("<td>3</td>"))
    }
  }

  @Test func whoReachesAPartChangesNothingElse() async throws {
    try await with(of: "H56.14") { centre, browser, token async throws in
      let foreign = try await browser.get(try await send(browser, token, Self.clerks + "H56.15,CB09,X,,,\n"))
      #expect(foreign.text.contains("import-outside-units") && !foreign.text.contains("value=\"take\""))
      let results = "unit,period,received,early,on_time,late\nH56.15,2026-10,10,2,5,1\n"
      let page = try await browser.get(try await send(browser, token, results, list: "results"))
      #expect(page.text.contains("import-outside-units"))
      let own = try await browser.get(try await send(browser, token, Self.clerks + "H56.14,CB01,Mới,,,\n"))
      #expect(try await decide(browser, own, token).status == .ok)
      #expect(try await centre.store.registry().clerks.map(\.name) == ["Mới"])
    }
  }

  @Test func anothersDraftIsNotThere() async throws {
    try await with { centre, browser, token async throws in
      let place = try await send(browser, token, Self.clerks)
      try await centre.add("other", .administrator, of: ["H56"])
      _ = try await browser.signIn("other")
      #expect(try await browser.get(place).status == .notFound)
    }
  }

  @Test func formsOfNoPageOfOursAndEmptyOnesChangeNothing() async throws {
    try await with { centre, browser, token async throws in
      let file = (name: "clerks", fileName: "a.csv", content: Self.clerks)
      #expect(try await browser.upload("/imports", [("token", "x")], files: [file]).status == .badRequest)
      #expect(try await browser.upload("/imports", [("token", token)], files: []).status == .unprocessableContent)
      #expect(try await browser.post("/imports", [("token", token)]).status == .badRequest)
      let large = String(repeating: "x", count: UploadedForm.mostBytes)
      #expect(
        try await browser.upload("/imports", [("token", token)], files: [("clerks", "a.csv", large)]).status
          == .contentTooLarge)
    }
  }

  @Test func filesOfThoseWhoMayNotAreNotEvenRead() async throws {
    try await with(.head) { _, browser, token async throws in
      let file = (name: "clerks", fileName: "a.csv", content: String(repeating: "x", count: 2 * 1024 * 1024))
      let answer = try? await browser.upload("/imports", [("token", token)], files: [file])
      #expect(answer.map { [.contentTooLarge, .forbidden].contains($0.status) } ?? true)
      #expect(try await browser.get("/imports").status == .forbidden)
    }
  }
}
