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
    router.get("\(PagePath.home.rawValue)") { request, context in try await home(request, context) }
    for path in [PagePath.clerkReport, .clerkReportCSV, .clerkReportJSON] {
      router.get("\(path.rawValue)") { request, context in
        try await clerkReport(request, context, path)
      }
    }
  }

  private func home(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let (language, reader) = (request.language, try context.signedIn())
    if reader.role == .clerk { return .redirect(to: .own, language) }
    let today = services.clock.today
    // A unit that stood in the subtree within the last year still has reports to read.
    let since = CivilDate(daysSince1970: today.daysSince1970 - 366) ?? today
    let readable = try await services.access.readableUnits(of: reader, on: today)
    let units = try await services.desk.units(readable, from: since, through: today)
    let others = try await services.access.unitsElsewhere(of: reader, on: today)
    let top = request.uri.queryParameters["unit"].flatMap { UnitCode(String($0)) }
    let frame = services.frame(language, reader, otherLanguageLink: PagePath.home.link(language.other, below: top))
    return .page(
      UnitsPage.html(
        frame: frame, units: units, below: top, days: readable, today: today, hasOthers: !others.isEmpty))
  }

  private func clerkReport(
    _ request: Request, _ context: CentreRequestContext, _ path: PagePath
  ) async throws -> Response {
    let (language, reader) = (request.language, try context.signedIn())
    switch ReportRequest.read(request, services.clock) {
    case .success(let asked): return try await clerkReport(asked, for: reader, from: context.address, language, path)
    case .failure(let problem):
      guard path != .clerkReportJSON else { return RefusalResponse.make(TransportRefusal.query) }
      let frame = services.frame(language, reader, otherLanguageLink: nil)
      return .page(MessagePage.html(frame: frame, kind: problem.page), status: .badRequest)
    }
  }

  private func clerkReport(
    _ asked: ReportRequest, for reader: Reader, from address: String, _ language: Language, _ path: PagePath
  ) async throws -> Response {
    let (unit, period) = (asked.unit, asked.period)
    let readable = try await services.access.readableUnits(of: reader, on: services.clock.today)
    guard
      let report = try await services.desk.clerkReport(
        of: unit, over: period, by: asked.basis, readable: readable, isFolded: path == .clerkReport)
    else { throw HTTPError(.notFound) }
    // What cannot be recorded is not shown.
    try await services.access.recordReading(
      FiguresReading(
        report: "clerks", unit: unit, period: Validity(first: period.from, last: period.through), format: path.format),
      by: reader, from: address, at: services.clock.now())
    let name = "clerks-\(unit)-\(period.from)-\(period.through)"
    switch path {
    case .clerkReportCSV:
      return .file(ClerkReportCSV.data(report, language: language), "text/csv; charset=utf-8", "\(name).csv")
    case .clerkReportJSON:
      return .file(try ClerkReportJSON.data(report), "application/json; charset=utf-8", "\(name).json")
    default:
      let link =
        path.link(language.other, unit: unit, from: period.from, through: period.through, by: asked.basis)
        + (asked.page > 1 ? "&page=\(asked.page)" : "")
      let toolbar = ReportToolbar(
        units: try await services.desk.units(readable, from: period.from, through: period.through), days: readable,
        today: services.clock.today)
      let frame = services.frame(language, reader, otherLanguageLink: link)
      return .page(ClerkReportPage.html(report, frame: frame, toolbar: toolbar, page: asked.page))
    }
  }
}

extension PagePath {
  /// Of a file; `nil` of a page.
  fileprivate var format: String? {
    switch self {
    case .clerkReportCSV: "csv"
    case .clerkReportJSON: "json"
    default: nil
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
