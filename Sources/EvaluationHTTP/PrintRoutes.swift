import Crypto
import EvaluationAccess
import EvaluationReports
import EvaluationStore
import Foundation
import Hummingbird
import RatingModel

/// Reports on paper that were not issued, and say so on every page.
struct PrintRoutes: Sendable {
  let services: PageServices

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.unitPrint.rawValue)") { request, context in
      try await answer(request, context) { asked, readable in
        try await services.desk.unitReport(of: asked.unit, over: asked.period, by: asked.basis, readable: readable)
      }
    }
    router.get("\(PagePath.oneClerkPrint.rawValue)") { request, context in
      guard let clerk = request.uri.queryParameters["clerk"].flatMap({ ClerkID(String($0)) }) else {
        throw HTTPError(.badRequest)
      }
      return try await answer(request, context) { asked, readable in
        try await services.desk.clerkReport(
          of: clerk, in: asked.unit, over: asked.period, by: asked.basis, readable: readable)
      }
    }
  }

  private func answer(
    _ request: Request, _ context: CentreRequestContext,
    _ make: (ReportRequest, UnitDays) async throws -> SubjectReport?
  ) async throws -> Response {
    let (language, reader) = (request.language, try context.signedIn())
    switch ReportRequest.read(request, services.clock) {
    case .failure(let problem):
      let frame = services.frame(language, reader, otherLanguageLink: nil)
      return .page(MessagePage.html(frame: frame, kind: problem.page), status: .badRequest)
    case .success(let asked):
      let readable = try await services.access.readableUnits(of: reader, on: services.clock.today)
      guard let report = try await make(asked, readable) else { throw HTTPError(.notFound) }
      if case .clerk(let clerk, _) = report.subject {
        // What cannot be recorded is not shown.
        try await services.access.recordReading(
          FiguresReading(
            report: "clerk-print", unit: asked.unit, clerk: clerk,
            period: Validity(first: asked.period.from, last: asked.period.through)),
          by: reader, from: context.address, at: services.clock.now())
      }
      let seesClerks = reader.may(.readPersonalFigures)
      if !report.counters.isEmpty, seesClerks {
        try await services.access.recordReading(
          FiguresReading(
            report: "unit-print", unit: asked.unit,
            period: Validity(first: asked.period.from, last: asked.period.through)),
          by: reader, from: context.address, at: services.clock.now())
      }
      let sheet = ReportSheet(report, for: .inside, on: services.clock.today, seesClerks: seesClerks)
      let unit: NamedUnit = if case .unit(let unit) = report.subject { unit } else { report.group }
      return .document(PrintedPage.html(PrintedReport(report, sheet, of: unit, language)))
    }
  }
}

extension Response {
  /// A document with a style of its own, which the browser is told the hash of.
  static func document(_ html: String) -> Response {
    var response = page(html)
    guard let start = html.range(of: "<style>"),
      let end = html.range(of: "</style>", range: start.upperBound..<html.endIndex)
    else { return response }
    let style = Data(SHA256.hash(data: Data(html[start.upperBound..<end.lowerBound].utf8))).base64EncodedString()
    response.headers[.contentSecurityPolicy] =
      "default-src 'none'; style-src 'sha256-\(style)'; base-uri 'none'; frame-ancestors 'none'"
    return response
  }
}
