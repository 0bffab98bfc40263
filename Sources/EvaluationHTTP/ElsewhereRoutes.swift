import EvaluationAccess
import EvaluationReports
import EvaluationStore
import Hummingbird
import RatingModel

/// What offices show to managers who are not in charge of them. Of any other unit, and of a quarter that is not over, there is
/// nothing here.
struct ElsewhereRoutes: Sendable {
  let services: PageServices

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.elsewhere.rawValue)") { request, context in try await page(request, context) }
  }

  private func page(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let (language, reader, today) = (request.language, try context.signedIn(), services.clock.today)
    let elsewhere = try await services.access.unitsElsewhere(of: reader, on: today)
    let quarters = ElsewherePage.quarters(before: today)
    let asked = try Self.asked(request)
    let quarter = asked.quarter ?? quarters.first
    if let quarter, !quarters.contains(quarter) { throw HTTPError(.notFound) }
    var sheet: ReportSheet?
    if let unit = asked.unit {
      guard elsewhere.contains(unit), let quarter else { throw HTTPError(.notFound) }
      sheet = try await report(of: unit, over: quarter).map {
        ReportSheet($0, for: .outside, on: today, seesClerks: false)
      }
    }
    let units = try await services.desk.units(UnitDays(elsewhere), from: today, through: today)
    let query = [asked.unit.map { "unit=\($0)" }, asked.quarter.map { "period=\($0)" }].compactMap(\.self)
    let other = ([PagePath.elsewhere.link(language.other)] + query).joined(separator: "&")
    return .page(
      ElsewherePage.html(
        .init(units: units.map(\.unit), quarters: quarters, unit: asked.unit, quarter: quarter, sheet: sheet),
        frame: services.frame(language, reader, otherLanguageLink: other)))
  }

  private static func asked(_ request: Request) throws -> (unit: UnitCode?, quarter: ClosingPeriod?) {
    func field<Value>(_ name: Substring, _ read: (String) -> Value?) throws -> Value? {
      guard let text = request.uri.queryParameters[name], !text.isEmpty else { return nil }
      guard let value = read(String(text)) else { throw HTTPError(.badRequest) }
      return value
    }
    return (
      try field("unit") { UnitCode($0) },
      try field("period") { ClosingPeriod($0).flatMap { $0.period.grain == .quarter ? $0 : nil } }
    )
  }

  /// - Returns: `nil` for a unit that was not there yet.
  private func report(of unit: UnitCode, over quarter: ClosingPeriod) async throws -> SubjectReport? {
    guard
      let period = ReportPeriod(from: quarter.period.first, through: quarter.period.last, zone: services.clock.zone)
    else { return nil }
    return try await services.desk.unitReport(of: unit, over: period)
  }
}
