import EvaluationStore
import HTTPTypes
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP

struct AccountPageTests {
  private func administrator(
    _ body: @Sendable (CentreFixture, BrowserFixture, _ token: String) async throws -> Void
  ) async throws {
    try await CentreFixture.with { centre async throws in
      try await centre.add("admin", .administrator, of: ["H56"])
      try await centre.pages { client async throws in
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("admin")
        try await body(centre, browser, try BrowserFixture.token(in: try await browser.get("/accounts")))
      }
    }
  }

  private func account(_ name: String, _ centre: CentreFixture) async throws -> Account? {
    try await centre.store.account(named: try #require(AccountName(name)))
  }

  @Test func anAccountIsAddedItsPasswordShownOnceAndItSignsIn() async throws {
    try await administrator { centre, browser, token async throws in
      let answer = try await browser.post(
        "/accounts",
        [("name", "ha.nguyen"), ("role", "head"), ("units", " H56.14, H56.15 "), ("clerk", ""), ("token", token)])

      #expect(answer.status == .created)
      let password = try #require(answer.text.firstMatch(of: /class="secret">([^<]+)</)).1
      #expect(!(try await browser.get("/accounts").text.contains(password)))
      let added = try #require(try await account("ha.nguyen", centre))
      #expect(try added.rights == AccountRights(role: .head, roots: [centre.unit("H56.14"), centre.unit("H56.15")]))
      #expect(try await browser.signIn("ha.nguyen", String(password)).status == .seeOther)
    }
  }

  @Test(arguments: [
    (["name": "Hà Nguyễn"], "Tên tài khoản chưa đúng"), (["name": "admin"], "đã có người dùng"),
    (["units": "H56.14 ?"], "Có mã đơn vị chưa đúng"), (["units": ""], "cần ít nhất một đơn vị"),
    (["units": "H77"], "không thể cấp nhiều quyền hơn"), (["role": "root"], "Vai trò chưa đúng"),
    (["role": "clerk"], "vai trò này không có đơn vị"), (["role": "clerk", "units": ""], "phải ghi mã cán bộ"),
    (["role": "clerk", "units": "", "clerk": "CB01"], "Mã cán bộ chưa đúng"),
    (["role": "clerk", "units": "", "clerk": "H56.14/CB99"], "không có trong danh mục"),
  ])
  func aFormThatIsRefusedSaysWhyAndKeepsWhatWasTyped(changes: [String: String], text: String) async throws {
    try await administrator { centre, browser, token async throws in
      var fields = ["name": "ha.nguyen", "role": "head", "units": "H56.14", "clerk": ""]
      fields.merge(changes) { _, new in new }
      let before = try await centre.store.accounts()

      let answer = try await browser.post("/accounts", fields.map { ($0, $1) } + [("token", token)])

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(text))
      for name in ["name", "units", "clerk"] {
        #expect(answer.text.contains("name=\"\(name)\" type=\"text\" value=\"\(fields[name] ?? "")\""), "\(name)")
      }
      #expect(try await centre.store.accounts() == before)
    }
  }

  @Test func whatIsTypedIsShownAsTextWhateverItHolds() async throws {
    try await administrator { _, browser, token async throws in
      let evil = "\"><script>alert(1)</script>"
      let answer = try await browser.post(
        "/accounts", [("name", evil), ("role", evil), ("units", evil), ("clerk", evil), ("token", token)])
      #expect(answer.status == .unprocessableContent)
      #expect(!answer.text.contains("<script") && answer.text.contains("&quot;&gt;&lt;script&gt;"))
    }
  }

  @Test func aFormOfNoPageOfOursIsNotTaken() async throws {
    try await administrator { centre, browser, _ async throws in
      let fields = [("name", "ha.nguyen"), ("role", "head"), ("units", "H56.14")]
      for token in ["", String(repeating: "0", count: 64)] {
        #expect(try await browser.post("/accounts", fields + [("token", token)]).status == .badRequest)
        #expect(
          try await browser.post("/accounts/account", [("act", "disable"), ("token", token)]).status == .badRequest)
        #expect(try await browser.post("/account", [("present", "x"), ("token", token)]).status == .badRequest)
      }
      #expect(try await account("ha.nguyen", centre) == nil)
    }
  }

  @Test func rightsStateAndPasswordAreChangedOnTheAccountsPage() async throws {
    try await administrator { centre, browser, token async throws in
      try await centre.add("ha.nguyen", .head, of: ["H56.14"])
      func act(_ name: String, _ more: [(String, String)] = []) async throws -> TestResponse {
        try await browser.post(
          "/accounts/account", [("act", name), ("name", "ha.nguyen"), ("token", token)] + more)
      }
      #expect(try await act("rights", [("role", "inspector"), ("units", "H56.15")]).status == .ok)
      #expect(try await account("ha.nguyen", centre)?.role == .inspector)
      let refused = try await act("rights", [("role", "inspector"), ("units", "H77")])
      #expect(refused.status == .unprocessableContent && refused.text.contains("value=\"H77\""))
      #expect(try await act("disable").text.contains("Đã vô hiệu hóa"))
      #expect(try await account("ha.nguyen", centre)?.disabled == true)
      #expect(try await act("enable").status == .ok)
      let password = try #require(try await act("password").text.firstMatch(of: /class="secret">([^<]+)</)).1
      #expect(try await browser.signIn("ha.nguyen", String(password)).status == .seeOther)
    }
  }

  @Test func nobodyShutsOutTheOwnAccountAndItsPageOffersNoButton() async throws {
    try await administrator { centre, browser, token async throws in
      let page = try await browser.get("/accounts/account?name=admin")
      #expect(page.status == .ok && !page.text.contains("name=\"act\""))
      let answer = try await browser.post(
        "/accounts/account", [("act", "disable"), ("name", "admin"), ("token", token)])
      #expect(answer.status == .unprocessableContent)
      #expect(try await account("admin", centre)?.disabled == false)
    }
  }

  @Test func theOwnPasswordIsChangedAndSignsOutEverywhere() async throws {
    try await administrator { _, browser, token async throws in
      let new = "một câu khác hẳn câu cũ"
      func change(_ present: String, _ new: String, _ again: String) async throws -> TestResponse {
        try await browser.post(
          "/account", [("present", present), ("new", new), ("again", again), ("token", token)])
      }
      #expect(try await change(CentreFixture.password, new, new + "!").text.contains("không giống nhau"))
      #expect(try await change("sai rồi sai nữa", new, new).text.contains("Mật khẩu hiện nay chưa đúng"))
      let short = try await change(CentreFixture.password, "ngắn", "ngắn")
      #expect(short.status == .unprocessableContent && !short.text.contains("ngắn\""))

      #expect(try await change(CentreFixture.password, new, new).status == .seeOther)
      #expect(try await browser.get("/account").status == .seeOther)
      #expect(try await browser.signIn("admin", new).status == .seeOther)
    }
  }

  @Test func theOwnPageSaysWhenAndFromWhereOneSignedIn() async throws {
    try await administrator { _, browser, _ async throws in
      let page = try await browser.get("/account?lang=en")
      #expect(page.text.contains("Signed in") && page.text.contains("Administrator"))
    }
  }
}
