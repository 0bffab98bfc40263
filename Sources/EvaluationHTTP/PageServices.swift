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
      account: reader.map { .init(name: $0.account.text, formToken: $0.formToken) },
      destinations: reader.map { PageFrame.Destination.allCases.filter($0.mayGo) } ?? [])
  }

  /// A form that a page of this reader's sent; `nil` for a body that is none, or too long.
  /// - Throws: 400 for a form that no page of this reader's made.
  func form(_ request: Request, of reader: Reader) async throws -> PageForm {
    guard let body = try? await request.body.collect(upTo: SignInRoutes.formBytes),
      let form = PageForm(String(buffer: body)), reader.made(formToken: form["token"])
    else { throw HTTPError(.badRequest) }
    return form
  }
}

extension Reader {
  fileprivate func mayGo(to destination: PageFrame.Destination) -> Bool {
    switch RouteRights.right(.get, destination.path.rawValue) {
    case .permissions(let needed): needed.isSubset(of: role.permissions)
    default: true
    }
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
