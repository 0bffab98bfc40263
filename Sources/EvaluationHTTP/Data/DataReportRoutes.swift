import EvaluationAccess
import EvaluationReports
import EvaluationStore
import Hummingbird
import RatingModel

/// The reports for programs: the same sheets of which the pages are made.
struct DataReportRoutes: Sendable {
  let services: DataServices

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(DataPath.unitReport.rawValue)") { request, context in
      try await answer(request, context) { asked, _ in
        let report = try await services.desk.unitReport(
          of: asked.unit, over: asked.period, by: asked.basis,
          readable: try await services.reach(of: context.program()))
        return try await sheet(report, asked, context)
      }
    }
    router.get("\(DataPath.clerkReport.rawValue)") { request, context in
      try await answer(request, context, namesClerk: true) { asked, clerk in
        guard let clerk else { throw DataRefusal.notFound }
        let report = try await services.desk.clerkReport(
          of: clerk, in: asked.unit, over: asked.period, by: asked.basis,
          readable: try await services.reach(of: context.program()))
        return try await sheet(report, asked, context)
      }
    }
    router.get("\(DataPath.clerksReport.rawValue)") { request, context in
      try await answer(request, context) { asked, _ in
        let report = try await services.desk.clerkReport(
          of: asked.unit, over: asked.period, by: asked.basis,
          readable: try await services.reach(of: context.program()))
        guard let report else { throw DataRefusal.notFound }
        try await record("clerks", nil, asked, context)
        return DataResponse.whole(try ClerkReportJSON.data(report), DataResponse.json)
      }
    }
  }

  /// - Parameter namesClerk: whether the query has to.
  private func answer(
    _ request: Request, _ context: CentreRequestContext, namesClerk: Bool = false,
    _ make: (ReportRequest, ClerkID?) async throws -> Response
  ) async throws -> Response {
    var query = try DataQuery(request.uri.query)
    let clerk =
      namesClerk ? try query.required("clerk", "unit and staff code such as H56.14/CB017") { ClerkID($0) } : nil
    let unit = try query.unit() ?? context.program().unit
    let period = try query.period(services.clock)
    let basis = try query.structure(services.clock)
    try query.end()
    return try await make(ReportRequest(unit: unit, period: period, basis: basis), clerk)
  }

  private func sheet(
    _ report: SubjectReport?, _ asked: ReportRequest, _ context: CentreRequestContext
  ) async throws -> Response {
    guard let report else { throw DataRefusal.notFound }
    var clerk: ClerkID?
    if case .clerk(let one, _) = report.subject { clerk = one }
    try await record(report.subject.kind, clerk, asked, context)
    let sheet = ReportSheet(
      report, for: .inside, on: services.clock.today,
      seesClerks: try context.program().scopes.contains(.personalFigures))
    return DataResponse.whole(try ReportSheetJSON.data(sheet), DataResponse.json)
  }

  /// What cannot be recorded is not given.
  private func record(
    _ report: String, _ clerk: ClerkID?, _ asked: ReportRequest, _ context: CentreRequestContext
  ) async throws {
    try await services.record(
      FiguresReading(
        report: report, unit: asked.unit, clerk: clerk,
        period: Validity(first: asked.period.from, last: asked.period.through), format: "json"),
      by: try context.program(), context)
  }
}
