import Crypto
import EvaluationReports
import Foundation
import HTTPTypes
import Hummingbird

/// Puts on every answer what browsers need to be told: no scripts, nothing from elsewhere, no frames, no keeping. What an
/// answer says of it itself holds.
struct ProtectiveHeaders: RouterMiddleware {
  private let fields: [(HTTPField.Name, String)]

  /// - Parameter secure: whether the listener speaks TLS.
  init(secure: Bool) {
    var fields = Self.always
    if secure, let name = HTTPField.Name("strict-transport-security") { fields.append((name, "max-age=31536000")) }
    self.fields = fields
  }

  func handle(
    _ request: Request, context: CentreRequestContext, next: (Request, CentreRequestContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in fields where response.headers[name] == nil { response.headers[name] = value }
    return response
  }

  private static let always: [(HTTPField.Name, String)] = {
    let style = Data(SHA256.hash(data: Data(Stylesheet.text.utf8))).base64EncodedString()
    let policy = """
      default-src 'none'; style-src 'sha256-\(style)'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
      """
    let named = [
      ("content-security-policy", policy), ("cache-control", "no-store"), ("x-content-type-options", "nosniff"),
      ("referrer-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin"),
      ("cross-origin-resource-policy", "same-origin"),
    ]
    return named.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
  }()
}
