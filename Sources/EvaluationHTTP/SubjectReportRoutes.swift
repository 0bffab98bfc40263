import EvaluationAccess
import EvaluationReports
import EvaluationStore
import Foundation
import Hummingbird
import RatingModel

/// The reports of one unit and of one clerk, as page and files.
struct SubjectReportRoutes: Sendable {
  let services: PageServices

  private enum Form: String, Sendable {
    case page, csv, xlsx, json

    /// Of a file; `nil` of a page.
    var name: String? { self == .page ? nil : rawValue }
  }

  private static let units: [(PagePath, Form)] = [
    (.unitReport, .page), (.unitReportCSV, .csv), (.unitReportXLSX, .xlsx), (.unitReportJSON, .json),
  ]
  private static let clerks: [(PagePath, Form)] = [
    (.oneClerkReport, .page), (.oneClerkReportCSV, .csv), (.oneClerkReportXLSX, .xlsx), (.oneClerkReportJSON, .json),
  ]

  func add(to router: Router<CentreRequestContext>) {
    for (path, form) in Self.units {
      router.get("\(path.rawValue)") { request, context in
        try await answer(request, context, form) { asked, readable in
          try await services.desk.unitReport(of: asked.unit, over: asked.period, by: asked.basis, readable: readable)
        }
      }
    }
    for (path, form) in Self.clerks {
      router.get("\(path.rawValue)") { request, context in
        guard let clerk = request.uri.queryParameters["clerk"].flatMap({ ClerkID(String($0)) }) else {
          throw HTTPError(.badRequest)
        }
        return try await answer(request, context, form) { asked, readable in
          try await services.desk.clerkReport(
            of: clerk, in: asked.unit, over: asked.period, by: asked.basis, readable: readable)
        }
      }
    }
  }

  private func answer(
    _ request: Request, _ context: CentreRequestContext, _ form: Form,
    _ make: (ReportRequest, UnitDays) async throws -> SubjectReport?
  ) async throws -> Response {
    let (language, reader) = (request.language, try context.signedIn())
    switch ReportRequest.read(request, services.clock) {
    case .failure(let problem):
      guard form != .json else { return RefusalResponse.make(TransportRefusal.query) }
      let frame = services.frame(language, reader, otherLanguageLink: nil)
      return .page(MessagePage.html(frame: frame, kind: problem.page), status: .badRequest)
    case .success(let asked):
      let readable = try await services.access.readableUnits(of: reader, on: services.clock.today)
      guard let report = try await make(asked, readable) else { throw HTTPError(.notFound) }
      try await record(report, asked, form, reader, from: context.address)
      return try await show(report, asked, form, reader, readable, language)
    }
  }

  /// What cannot be recorded is not shown. A unit's page names no clerk, but its counters are mostly one clerk each; its files leave
  /// the house.
  private func record(
    _ report: SubjectReport, _ asked: ReportRequest, _ form: Form, _ reader: Reader, from address: String
  ) async throws {
    var clerk: ClerkID?
    if case .clerk(let one, _) = report.subject { clerk = one }
    let tellsCounters = !report.counters.isEmpty && reader.may(.readPersonalFigures)
    guard clerk != nil || form != .page || tellsCounters else { return }
    try await services.access.recordReading(
      FiguresReading(
        report: report.subject.kind, unit: asked.unit, clerk: clerk,
        period: Validity(first: asked.period.from, last: asked.period.through), format: form.name),
      by: reader, from: address, at: services.clock.now())
  }

  private func show(
    _ report: SubjectReport, _ asked: ReportRequest, _ form: Form, _ reader: Reader, _ readable: UnitDays,
    _ language: Language
  ) async throws -> Response {
    // A province's pictures take as long as all of its tables.
    async let pictures = form == .page ? report.pictures(Spelling(language: language, zone: asked.period.zone)) : [:]
    let sheet = ReportSheet(
      report, for: .inside, on: services.clock.today, seesClerks: reader.may(.readPersonalFigures))
    let name = "\(report.subject.code.replacing("/", with: "-"))-\(asked.period.from)-\(asked.period.through)"
    switch form {
    case .csv:
      return .file(ReportSheetCSV.data(sheet, language: language), "text/csv; charset=utf-8", "\(name).csv")
    case .xlsx:
      return .file(
        try ReportSheetWorkbook.data(sheet, language: language),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "\(name).xlsx")
    case .json: return .file(try ReportSheetJSON.data(sheet), "application/json; charset=utf-8", "\(name).json")
    case .page:
      let links = SubjectReportLinks(report.subject, asked.unit, asked.period, by: asked.basis)
      let frame = services.frame(language, reader, otherLanguageLink: links.page(language.other))
      return .page(
        ReportSheetPage.html(
          sheet, frame: frame, pictures: await pictures,
          links: links.all(
            language, services.clock.today, on: readable, below: report.below.map(\.unit.code),
            toClerks: reader.may(.readPersonalFigures),
            toFiles: reader.may(.export))))
    }
  }
}
