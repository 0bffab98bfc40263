import Hummingbird

/// The files of the screen's page, kept in the program: one binary, no folder to go missing.
enum ScreenAsset: String, CaseIterable, Sendable {
  case page = "/"
  case style = "/style.css"
  case script = "/screen.js"

  /// Nothing but the page's own three files and its event stream: no other host, no inline code, no frame.
  static let contentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    + "frame-ancestors 'none'"

  var text: String {
    switch self {
    case .page: ScreenPage.html
    case .style: ScreenStyle.css
    case .script: ScreenScript.source
    }
  }

  var contentType: String {
    switch self {
    case .page: "text/html; charset=utf-8"
    case .style: "text/css; charset=utf-8"
    case .script: "text/javascript; charset=utf-8"
    }
  }

  var response: Response {
    Answer.text(
      text, type: contentType,
      headers: [.contentSecurityPolicy: Self.contentSecurityPolicy])
  }
}
