import Foundation
import Testing

/// A manager at a browser that knows no scripts: keeps cookies, fills in forms, follows nothing by itself.
final class ReportReader {
  private var centre: RunningCentre
  private(set) var cookies: [String: String] = [:]
  /// The `Set-Cookie` lines of the newest answer.
  private(set) var setCookies: [String] = []

  init(at centre: RunningCentre) { self.centre = centre }

  /// What another program's cookies open.
  init(at centre: RunningCentre, cookies: [String: String]) {
    self.centre = centre
    self.cookies = cookies
  }

  /// Whoever took a copy of another browser's cookies.
  init(copying other: ReportReader) {
    centre = other.centre
    cookies = other.cookies
  }

  /// The next request goes to another machine of the same centre.
  func turn(to other: RunningCentre) { centre = other }

  /// Opens the sign-in page and sends its form.
  static func signedIn(_ account: CentreAccount, at centre: RunningCentre) async throws -> ReportReader {
    let reader = ReportReader(at: centre)
    try #require(try await reader.signIn(account).status == 303)
    return reader
  }

  @discardableResult
  func signIn(_ account: CentreAccount, password: String? = nil) async throws -> WebAnswer {
    let token = try Self.token(in: try await get("/sign-in"))
    return try await post(
      "/sign-in", [("name", account.name), ("password", password ?? account.password), ("token", token)])
  }

  func get(_ path: String) async throws -> WebAnswer {
    keep(try await WebAnswer.get(centre.pages + path, headers: cookieHeader))
  }

  func post(_ path: String, _ fields: [(String, String)]) async throws -> WebAnswer {
    let form = fields.map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&")
    let type = ("content-type", "application/x-www-form-urlencoded")
    return keep(try await WebAnswer.post(centre.pages + path, form, headers: cookieHeader + [type]))
  }

  /// The report of a unit, as a page or as one of its files.
  /// - Parameter days: the first and the last, as `2026-11-21`.
  func report(
    _ form: String = "", of unit: String = "H56.14", over days: (from: String, through: String), language: String = "en"
  ) async throws -> WebAnswer {
    try await get("/reports/clerks\(form)?unit=\(unit)&from=\(days.from)&through=\(days.through)&lang=\(language)")
  }

  /// The token of a page's first form.
  static func token(in page: WebAnswer) throws -> String {
    String(try #require(page.text.firstMatch(of: /name="token" value="([^"]+)"/)).1)
  }

  private var cookieHeader: [(String, String)] {
    cookies.isEmpty ? [] : [("cookie", cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; "))]
  }

  private func keep(_ answer: WebAnswer) -> WebAnswer {
    setCookies = answer.headers.filter { $0.name == "set-cookie" }.map(\.value)
    for line in setCookies {
      let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
      cookies[pair[0]] = pair.count == 2 ? pair[1] : nil
    }
    return answer
  }

  private static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: CharacterSet(charactersIn: "a"..."z")) ?? ""
  }
}
