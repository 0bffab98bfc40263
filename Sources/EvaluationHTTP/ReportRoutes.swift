import EvaluationAccess
import EvaluationReports
import Foundation
import Hummingbird
import NIOCore
import RatingModel

/// The first page and the report in its three forms.
struct ReportRoutes: Sendable {
  let services: PageServices

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.home.rawValue)") { request, _ in try await home(request) }
    for path in [PagePath.clerkReport, .clerkReportCSV, .clerkReportJSON] {
      router.get("\(path.rawValue)") { request, _ in try await clerkReport(request, path) }
    }
  }

  private func home(_ request: Request) async throws -> Response {
    let language = request.language
    guard let reader = try await services.reader(of: request) else { return .redirect(to: .signIn, language) }
    let today = services.clock.today
    // A unit that stood in the subtree within the last year still has reports to read.
    let since = CivilDate(daysSince1970: today.daysSince1970 - 366) ?? today
    let readable = try await services.access.readableUnits(of: reader)
    let units = try await services.desk.units(readable, from: since, through: today)
    let frame = services.frame(language, reader, otherLanguageLink: PagePath.home.link(language.other))
    return .page(UnitsPage.html(frame: frame, units: units, today: today))
  }

  private func clerkReport(_ request: Request, _ path: PagePath) async throws -> Response {
    let language = request.language
    guard let reader = try await services.reader(of: request) else {
      return path == .clerkReportJSON
        ? RefusalResponse.make(TransportRefusal.signInNeeded) : .redirect(to: .signIn, language)
    }
    switch ReportRequest.read(request, services.clock) {
    case .success(let asked): return try await clerkReport(asked, for: reader, language, path)
    case .failure(let problem):
      guard path != .clerkReportJSON else { return RefusalResponse.make(TransportRefusal.query) }
      let frame = services.frame(language, reader, otherLanguageLink: nil)
      return .page(MessagePage.html(frame: frame, kind: problem.page), status: .badRequest)
    }
  }

  private func clerkReport(
    _ asked: ReportRequest, for reader: Reader, _ language: Language, _ path: PagePath
  ) async throws -> Response {
    let (unit, period) = (asked.unit, asked.period)
    let readable = try await services.access.readableUnits(of: reader)
    guard let report = try await services.desk.clerkReport(of: unit, over: period, readable: readable) else {
      throw HTTPError(.notFound)
    }
    let name = "clerks-\(unit)-\(period.from)-\(period.through)"
    switch path {
    case .clerkReportCSV:
      return .file(ClerkReportCSV.data(report, language: language), "text/csv; charset=utf-8", "\(name).csv")
    case .clerkReportJSON:
      return .file(try ClerkReportJSON.data(report), "application/json; charset=utf-8", "\(name).json")
    default:
      let link = path.link(language.other, unit: unit, from: period.from, through: period.through)
      let toolbar = ReportToolbar(
        units: try await services.desk.units(readable, from: period.from, through: period.through),
        today: services.clock.today)
      let frame = services.frame(language, reader, otherLanguageLink: link)
      return .page(ClerkReportPage.html(report, frame: frame, toolbar: toolbar))
    }
  }
}

extension Response {
  /// A file to keep. The name is made of codes and days.
  static func file(_ data: Data, _ type: String, _ name: String) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
      body: .init(byteBuffer: ByteBuffer(bytes: data)))
  }
}
