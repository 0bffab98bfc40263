import Hummingbird

/// The two cookies of the clerk's page: who is signed in, and which browser a sign-in form was made for.
struct ClerkCookies: Sendable {
  /// Whether the listener speaks TLS: then no cookie ever leaves without it, nor comes from another host's page.
  let secure: Bool

  private var prefix: String { secure ? "__Host-" : "" }
  private var tokenName: String { "\(prefix)clerk" }
  private var browserName: String { "\(prefix)browser" }

  /// As the browser sent it; anything may stand in it.
  func token(in request: Request) -> String? { value(of: tokenName, in: request) }
  func browser(in request: Request) -> String? { value(of: browserName, in: request) }

  func set(token: String, on response: inout Response) { response.setCookie(cookie(tokenName, token)) }
  func set(browser: String, on response: inout Response) { response.setCookie(cookie(browserName, browser)) }
  func endToken(on response: inout Response) { response.setCookie(cookie(tokenName, "", maxAge: 0)) }

  private func value(of name: String, in request: Request) -> String? {
    request.cookies[name].map(\.value).flatMap { $0.utf8.count <= 128 ? $0 : nil }
  }

  /// Without an age it ends with the browser; the limits of the sign-in hold in any case.
  private func cookie(_ name: String, _ value: String, maxAge: Int? = nil) -> Cookie {
    Cookie(name: name, value: value, maxAge: maxAge, path: "/", secure: secure, httpOnly: true, sameSite: .strict)
  }
}
