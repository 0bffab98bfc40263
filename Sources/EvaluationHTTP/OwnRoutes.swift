import EvaluationAccess
import EvaluationReports
import EvaluationStore
import HTTPTypes
import Hummingbird
import RatingModel

/// What everybody may see of the own: account, password, figures; and what is kept of people.
struct OwnRoutes: Sendable {
  let services: PageServices

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.own.rawValue)") { request, context in try await own(request, context) }
    router.get("\(PagePath.myAccount.rawValue)") { request, context in
      try await myAccount(request.language, context.signedIn())
    }
    router.post("\(PagePath.myAccount.rawValue)") { request, context in try await changePassword(request, context) }
    router.get("\(PagePath.personalData.rawValue)") { request, context in
      try personalData(request.language, context.signedIn())
    }
  }

  private func personalData(_ language: Language, _ reader: Reader) -> Response {
    let frame = services.frame(language, reader, otherLanguageLink: PagePath.personalData.link(language.other))
    return .page(PersonalDataPage.html(frame: frame))
  }

  // MARK: Figures

  private func own(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let (language, reader) = (request.language, try context.signedIn())
    let quarter = request.uri.queryParameters["quarter"].flatMap { OwnPage.Quarter(rawValue: String($0)) } ?? .this
    let frame = services.frame(language, reader, otherLanguageLink: quarter.link(language.other))
    guard let clerk = reader.clerk else {
      return .page(OwnPage.html(frame: frame, subject: nil, figures: nil))
    }
    let preset = quarter == .this ? PeriodPreset.thisQuarter : .lastQuarter
    guard
      let own = try await services.desk.ownFigures(of: clerk, inQuarterOf: preset.days(on: services.clock.today).from)
    else { throw HTTPError(.notFound) }
    // What cannot be recorded is not shown.
    try await services.access.recordReading(
      FiguresReading(
        report: "own", clerk: clerk, period: Validity(first: own.subject.period.from, last: own.subject.period.through)),
      by: reader, from: context.address, at: services.clock.now())
    return .page(OwnPage.html(frame: frame, subject: own.subject, figures: own.figures))
  }

  // MARK: Account

  private func myAccount(
    _ language: Language, _ reader: Reader, problem: MyAccountPage.Problem? = nil
  ) async throws -> Response {
    let frame = services.frame(language, reader, otherLanguageLink: PagePath.myAccount.link(language.other))
    let html = MyAccountPage.html(
      frame: frame, rights: AccountRights(role: reader.role, roots: reader.roots, clerk: reader.clerk),
      signIns: try await services.access.signIns(of: reader), zone: services.clock.zone, problem: problem)
    return .page(html, status: problem?.status ?? .ok)
  }

  private func changePassword(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let reader = try context.signedIn()
    let fields = try await services.form(request, of: reader)
    guard fields["new"] == fields["again"] else {
      return try await myAccount(fields.language, reader, problem: .differs)
    }
    let refusal = try await services.access.changePassword(
      of: reader, present: fields["present"], new: fields["new"], from: context.address, at: services.clock.now())
    if let refusal { return try await myAccount(fields.language, reader, problem: refusal.problem) }
    // Every sign-in of the account has ended, this one too.
    var response = Response.redirect(to: .signIn, fields.language)
    services.cookies.endToken(on: &response)
    return response
  }
}

extension PasswordChangeRefusal {
  fileprivate var problem: MyAccountPage.Problem {
    switch self {
    case .wrong: .wrong
    case .limited: .limited
    case .busy, .password(.busy): .busy
    case .password(.tooShort): .tooShort
    case .password(.tooLong): .tooLong
    case .password(.unprintable): .unprintable
    case .password(.tooPlain): .tooPlain
    }
  }
}

extension MyAccountPage.Problem {
  fileprivate var status: HTTPResponse.Status {
    switch self {
    case .limited: .tooManyRequests
    case .busy: .serviceUnavailable
    default: .unprocessableContent
    }
  }
}
