import EvaluationStore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import EvaluationHTTP

struct SignInTests {
  @Test func whoeverIsNotSignedInIsLedToTheSignInPage() async throws {
    try await CentreFixture.with { centre in
      try await centre.pages { client in
        for path in ["/", "/reports/clerks?unit=H56.14", "/reports/clerks.csv?unit=H56.14"] {
          let answer = try await BrowserFixture(client).get(path)
          #expect(answer.status == .seeOther)
          #expect(answer.headers[.location] == "/sign-in?lang=vi")
        }
        let answer = try await BrowserFixture(client).get("/reports/clerks.json?unit=H56.14")
        #expect(answer.status == .unauthorized)
        #expect(try answer.refusal().code == "sign-in-needed")
      }
    }
  }

  @Test func theRightPasswordOpensTheReaderOwnPage() async throws {
    try await CentreFixture.with { centre in
      try await centre.addManager("ha.nguyen", of: "H56.14")
      try await centre.pages { client in
        let browser = BrowserFixture(client)
        let answer = try await browser.signIn("ha.nguyen")
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == "/?lang=vi")
        let page = try await browser.get("/")
        #expect(page.status == .ok)
        #expect(page.text.contains("ha.nguyen"))
      }
    }
  }

  @Test func cookiesAreKeptFromScriptsAndFromOtherSites() async throws {
    try await CentreFixture.with { centre in
      try await centre.addManager("ha.nguyen", of: "H56.14")
      try await centre.pages { client in
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("ha.nguyen")
        let cookie = try #require(browser.setCookies.first { $0.hasPrefix("session=") })
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"))
        #expect(!cookie.contains("Secure"))
      }
    }
  }

  @Test func withTLSCookiesAreSecureAndBoundToTheHost() async throws {
    try await CentreFixture.with { centre in
      try await centre.pagesOverTLS { client in
        let browser = BrowserFixture(client)
        let page = try await browser.get("/sign-in")
        #expect(page.status == .ok)
        #expect(page.headers[try #require(HTTPField.Name("strict-transport-security"))] == "max-age=31536000")
        let cookie = try #require(browser.setCookies.first)
        #expect(cookie.hasPrefix("__Host-browser="))
        #expect(cookie.contains("Secure") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
      }
    }
    var response = Response(status: .ok)
    PageCookies(secure: true).setToken("ab", on: &response)
    let cookie = try #require(response.headers[.setCookie])
    #expect(cookie.hasPrefix("__Host-session=ab;") && cookie.contains("Secure") && cookie.contains("Path=/"))
  }

  @Test func aWrongPasswordAndAnUnknownNameAreAnsweredAlike() async throws {
    try await CentreFixture.with { centre in
      try await centre.addManager("ha.nguyen", of: "H56.14")
      try await centre.pages { client in
        let wrong = try await BrowserFixture(client).signIn("ha.nguyen", "không phải mật khẩu")
        let unknown = try await BrowserFixture(client).signIn("khong.ai", "không phải mật khẩu")
        #expect(wrong.status == .forbidden && unknown.status == .forbidden)
        let token = /name="token" value="[^"]+"/
        #expect(wrong.text.replacing(token, with: "") == unknown.text.replacing(token, with: ""))
        #expect(wrong.text.contains("Tên tài khoản hoặc mật khẩu chưa đúng."))
      }
    }
  }

  @Test func aFormOfAnotherBrowserIsNotTaken() async throws {
    try await CentreFixture.with { centre in
      try await centre.addManager("ha.nguyen", of: "H56.14")
      try await centre.pages { client in
        // given: a token that another browser was given
        let foreign = try BrowserFixture.token(in: try await BrowserFixture(client).get("/sign-in"))
        let browser = BrowserFixture(client)
        _ = try await browser.get("/sign-in")
        // when
        let fields = [("name", "ha.nguyen"), ("password", CentreFixture.password), ("token", foreign)]
        let answer = try await browser.post("/sign-in", fields)
        // then
        #expect(answer.status == .badRequest)
        #expect(browser.cookies["session"] == nil)
      }
    }
  }

  @Test func afterFiveWrongPasswordsEvenTheRightOneHasToWait() async throws {
    try await CentreFixture.with { centre in
      try await centre.addManager("ha.nguyen", of: "H56.14")
      try await centre.pages { client in
        let browser = BrowserFixture(client)
        for _ in 0..<5 { #expect(try await browser.signIn("ha.nguyen", "không phải mật khẩu").status == .forbidden) }
        let limited = try await browser.signIn("ha.nguyen")
        #expect(limited.status == .tooManyRequests)
        #expect(limited.headers[.retryAfter] != nil)
        centre.advance(seconds: 180)
        #expect(try await browser.signIn("ha.nguyen").status == .seeOther)
      }
    }
  }

  @Test func signingOutEndsTheGrantNotOnlyTheCookie() async throws {
    try await CentreFixture.with { centre in
      try await centre.addManager("ha.nguyen", of: "H56.14")
      try await centre.pages { client in
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("ha.nguyen")
        let kept = try #require(browser.cookies["session"])
        let token = try BrowserFixture.token(in: try await browser.get("/"))
        let answer = try await browser.post("/sign-out", [("token", token)])
        #expect(answer.headers[.location] == "/sign-in?lang=vi")
        #expect(browser.cookies["session"] == nil)
        let old = try await client.execute(uri: "/", method: .get, headers: [.cookie: "session=\(kept)"])
        #expect(old.status == .seeOther)
      }
    }
  }

  @Test func aSignOutThatThePageDidNotMakeIsNotTaken() async throws {
    try await CentreFixture.with { centre in
      try await centre.addManager("ha.nguyen", of: "H56.14")
      try await centre.pages { client in
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("ha.nguyen")
        #expect(try await browser.post("/sign-out", [("token", "00")]).status == .badRequest)
        #expect(try await browser.get("/").status == .ok)
      }
    }
  }

  @Test func anIdleReaderSignsInAgain() async throws {
    try await CentreFixture.with { centre in
      try await centre.addManager("ha.nguyen", of: "H56.14")
      try await centre.pages { client in
        let browser = BrowserFixture(client)
        _ = try await browser.signIn("ha.nguyen")
        centre.advance(seconds: 31 * 60)
        #expect(try await browser.get("/").status == .seeOther)
      }
    }
  }

  @Test func aFormThatIsTooLongIsNotRead() async throws {
    try await CentreFixture.with { centre in
      try await centre.pages { client in
        let long = String(repeating: "a", count: SignInRoutes.formBytes)
        let answer = try await BrowserFixture(client).post(
          "/sign-in", [("name", "a"), ("password", long), ("token", "t")])
        #expect(answer.status == .badRequest)
      }
    }
  }
}
