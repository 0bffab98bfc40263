import Hummingbird

/// The two cookies: who is signed in, and which browser a sign-in page was made for.
struct PageCookies: Sendable {
  /// Whose they are: a manager's grant nothing on the clerk's page, nor the other way about.
  enum Kind: Sendable {
    case manager, clerk
  }

  var kind = Kind.manager
  /// Whether the listener speaks TLS: then no cookie ever leaves without it, nor comes from another host's page.
  let secure: Bool

  private var prefix: String { secure ? "__Host-" : "" }
  private var tokenName: String { prefix + (kind == .manager ? "session" : "clerk") }
  private var setupName: String { prefix + "setup" }
  private var browserName: String { prefix + (kind == .manager ? "browser" : "clerk-browser") }

  /// The token of the grant, as the browser sent it; anything may stand in it.
  func token(in request: Request) -> String? { value(of: tokenName, in: request) }

  /// The random text that ``FormTokens`` gave to this browser.
  func browser(in request: Request) -> String? { value(of: browserName, in: request) }

  /// What shows that this browser had the code of the first day.
  func setup(in request: Request) -> String? { value(of: setupName, in: request) }
  func setSetup(_ value: String, on response: inout Response) { response.setCookie(cookie(setupName, value)) }
  func endSetup(on response: inout Response) { response.setCookie(cookie(setupName, "", maxAge: 0)) }

  func setToken(_ token: String, on response: inout Response) { response.setCookie(cookie(tokenName, token)) }
  func setBrowser(_ browser: String, on response: inout Response) { response.setCookie(cookie(browserName, browser)) }

  /// Forgets who is signed in.
  func endToken(on response: inout Response) { response.setCookie(cookie(tokenName, "", maxAge: 0)) }

  private func value(of name: String, in request: Request) -> String? {
    request.cookies[name].map(\.value).flatMap { $0.utf8.count <= 128 ? $0 : nil }
  }

  /// Without an age it ends with the browser; the grant's own limits hold in any case.
  private func cookie(_ name: String, _ value: String, maxAge: Int? = nil) -> Cookie {
    Cookie(name: name, value: value, maxAge: maxAge, path: "/", secure: secure, httpOnly: true, sameSite: .strict)
  }
}
