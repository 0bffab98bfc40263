import EvaluationAccess
import EvaluationReports
import Hummingbird
import NIOCore
import RatingModel

/// What every page needs.
struct PageServices: Sendable {
  let access: EvaluationAccess
  let desk: ReportDesk
  let clock: CentreClock
  let cookies: PageCookies
  let health: CentreHealth

  /// Who asks, if the cookie still grants anything.
  func reader(of request: Request) async throws -> Reader? {
    guard let token = cookies.token(in: request) else { return nil }
    return try await access.reader(token: token, at: clock.now())
  }

  func frame(_ language: Language, _ reader: Reader?, otherLanguageLink: String?) -> PageFrame {
    PageFrame(
      language: language, otherLanguageLink: otherLanguageLink,
      account: reader.map { .init(name: $0.account.text, formToken: $0.formToken) })
  }
}

extension Request {
  /// Vietnamese unless English is asked for.
  var language: Language { uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) } ?? .vietnamese }
}

extension Response {
  static func page(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: html)))
  }

  static func redirect(to path: PagePath, _ language: Language) -> Response { .redirect(to: path.link(language)) }
}
