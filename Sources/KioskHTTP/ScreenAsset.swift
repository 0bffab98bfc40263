import Hummingbird

/// The files of the screen's page, kept in the program: one binary, no folder to go missing.
enum ScreenAsset: String, CaseIterable, Sendable {
  case page = "/"
  case style = "/style.css"
  case fitting = "/fitting.js"
  case script = "/screen.js"

  /// Nothing but the page's own files, its event stream, photos and sounds of this listener: no other host, no inline code but
  /// the one script that brings the page back, no frame.
  static let contentSecurityPolicy =
    "default-src 'none'; script-src 'self' 'sha256-\(ScreenRecovery.digest)'; style-src 'self'; connect-src 'self'; "
    + "img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

  var contentType: String {
    switch self {
    case .page: "text/html; charset=utf-8"
    case .style: "text/css; charset=utf-8"
    case .fitting, .script: "text/javascript; charset=utf-8"
    }
  }

  func response(of page: ScreenPage) -> Response {
    Answer.text(
      page.text(of: self), type: contentType, headers: [.contentSecurityPolicy: Self.contentSecurityPolicy])
  }
}
