import AsyncHTTPClient
import Foundation
import NIOCore
import Testing

/// A clerk at a browser that knows no scripts: keeps cookies, fills in forms, follows nothing by itself.
final class ClerkBrowser {
  private let base: String
  private let client: HTTPClient
  private(set) var cookies: [String: String] = [:]
  /// The `Set-Cookie` lines of the newest answer.
  private(set) var setCookies: [String] = []

  convenience init(at kiosk: RunningKiosk) {
    self.init(kiosk.clerkPage, authority: kiosk.folder.file("authority.pem").path)
  }

  /// At the centre's page of a counter.
  convenience init(at centre: RunningCentre, unit: String = "H56.14", counter: String = "Q03") {
    self.init("\(centre.pages)/counter/\(unit)/\(counter)", authority: nil)
  }

  private init(_ base: String, authority: String?) {
    self.base = base
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    if let authority {
      configuration.tlsConfiguration = .makeClientConfiguration()
      configuration.tlsConfiguration?.trustRoots = .file(authority)
    }
    configuration.timeout = .init(connect: Caller.patience, read: Caller.patience)
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  deinit { try? client.syncShutdown() }

  /// Opens the sign-in page and sends its form.
  static func signedIn(_ staff: String, _ pin: String, at kiosk: RunningKiosk) async throws -> ClerkBrowser {
    let browser = ClerkBrowser(at: kiosk)
    try #require(try await browser.signIn(staff, pin).status == 303)
    return browser
  }

  /// The same, at the centre's page of counter Q03.
  static func signedIn(_ staff: String, _ pin: String, at centre: RunningCentre) async throws -> ClerkBrowser {
    let browser = ClerkBrowser(at: centre)
    try #require(try await browser.signIn(staff, pin).status == 303)
    return browser
  }

  @discardableResult
  func signIn(_ staff: String, _ pin: String) async throws -> WebAnswer {
    let token = try Self.token(in: try await get("/sign-in"))
    return try await post("/sign-in", [("staff", staff), ("secret", pin), ("token", token)])
  }

  /// Sends a form of the page as it stands now.
  @discardableResult
  func send(_ path: String, _ fields: [(String, String)] = []) async throws -> WebAnswer {
    try await post(path, fields + Self.hidden(in: try await get("/")))
  }

  /// Sends one form twice at the same moment, as an impatient finger does.
  func sendTwice(_ path: String, _ fields: [(String, String)]) async throws -> [Int] {
    let form = Self.form(fields + (try Self.hidden(in: try await get("/"))))
    let type = [("content-type", "application/x-www-form-urlencoded")]
    let requests = [request("POST", path, headers: type, body: form), request("POST", path, headers: type, body: form)]
    return try await withThrowingTaskGroup(of: Int.self) { [client] group in
      for request in requests {
        group.addTask { Int(try await client.execute(request, timeout: Caller.patience).status.code) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  func get(_ path: String) async throws -> WebAnswer { try await ask("GET", path, headers: [], body: nil) }

  func post(
    _ path: String, _ fields: [(String, String)], headers: [(String, String)] = []
  ) async throws -> WebAnswer {
    try await ask(
      "POST", path, headers: headers + [("content-type", "application/x-www-form-urlencoded")], body: Self.form(fields))
  }

  private static func form(_ fields: [(String, String)]) -> String {
    fields.map { "\($0)=\(escaped($1))" }.joined(separator: "&")
  }

  /// What the page's forms bring back unseen: their token, and the session that the form for the next one opens.
  static func hidden(in page: WebAnswer) throws -> [(String, String)] {
    let session = page.text.firstMatch(of: /name="session" value="([^"]+)"/).map { [("session", String($0.1))] }
    return [("token", try token(in: page))] + (session ?? [])
  }

  /// The token of a page's first form.
  static func token(in page: WebAnswer) throws -> String {
    String(try #require(page.text.firstMatch(of: /name="token" value="([^"]+)"/)).1)
  }

  private func ask(
    _ method: String, _ path: String, headers: [(String, String)], body: String?
  ) async throws -> WebAnswer {
    let response = try await client.execute(
      request(method, path, headers: headers, body: body), timeout: Caller.patience)
    let bytes = try await response.body.collect(upTo: 1 << 20)
    let answer = WebAnswer(
      status: Int(response.status.code), body: Data(bytes.readableBytesView),
      headers: response.headers.map { ($0.name.lowercased(), $0.value) })
    keepCookies(of: answer)
    return answer
  }

  private func request(
    _ method: String, _ path: String, headers: [(String, String)], body: String?
  ) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: base + path)
    request.method = .RAW(value: method)
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if !cookies.isEmpty {
      request.headers.add(name: "cookie", value: cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; "))
    }
    if let body { request.body = .bytes(ByteBuffer(string: body)) }
    return request
  }

  private func keepCookies(of answer: WebAnswer) {
    setCookies = answer.headers.filter { $0.name == "set-cookie" }.map(\.value)
    for line in setCookies {
      let pair = line.split(separator: ";")[0].split(separator: "=", maxSplits: 1).map(String.init)
      cookies[pair[0]] = pair.count == 2 && !line.contains("Max-Age=0") ? pair[1] : nil
    }
  }

  private static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
