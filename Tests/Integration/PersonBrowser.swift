import Foundation
import TestSupport
import Testing

/// Somebody at a real browser that runs no script of a page.
struct PersonBrowser: Sendable {
  /// What stands in the window.
  struct Seen: Decodable, Sendable {
    let status: Int
    /// With its query.
    let address: String
    /// All of it, with what is not shown.
    let html: String
    let heading: String
    /// Of the form that signs out.
    let token: String

    private static let script = """
      ({
        status: performance.getEntriesByType("navigation")[0].responseStatus,
        address: location.pathname + location.search, html: document.documentElement.outerHTML,
        heading: document.querySelector("h1")?.innerText ?? "",
        token: document.querySelector("nav input[name=token]")?.value ?? "",
      })
      """

    static func on(_ page: BrowserPage) async throws -> Seen { try await page.evaluate(script, as: Seen.self) }
  }

  let page: BrowserPage
  let centre: RunningCentre

  /// A browser of its own, that keeps nobody else's cookies.
  init(at centre: RunningCentre) async throws {
    self.centre = centre
    page = try await BrowserPage(in: try Browser())
    try await page.forbidScripts()
  }

  static func signedIn(_ person: Person, at centre: RunningCentre) async throws -> PersonBrowser {
    let browser = try await PersonBrowser(at: centre)
    let first = try await browser.signIn(person.account)
    try #require(first.status == 200 && !first.token.isEmpty, "\(person.role) is not signed in")
    return browser
  }

  private static let mostPaintings = 100

  /// Where the cursor is.
  private func focus() async throws -> String {
    try await page.evaluate("document.activeElement.id", as: String.self)
  }

  /// By the form and the keyboard alone: name, Tab, password, Enter.
  @discardableResult
  func signIn(_ account: CentreAccount) async throws -> Seen {
    try await page.open(centre.pages + "/sign-in")
    // The cursor is put where it belongs when the page is painted; a busy machine may paint it more than once before.
    var painted = 0
    while try await focus() != "name", painted < Self.mostPaintings {
      _ = try await page.picture()
      painted += 1
    }
    #expect(try await focus() == "name")
    try await page.type(account.name)
    try await page.tab()
    #expect(try await focus() == "password")
    try await page.scan(account.password)
    return try await Seen.on(page)
  }

  func open(_ path: String) async throws -> Seen {
    try await page.open(centre.pages + path)
    return try await Seen.on(page)
  }

  /// What sends requests with this browser's cookies.
  func requests() async throws -> ReportReader {
    let cookies = try await page.cookies(for: centre.pages)
    return ReportReader(at: centre, cookies: Dictionary(cookies.map { ($0.name, $0.value) }) { _, last in last })
  }
}
