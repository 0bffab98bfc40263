import EvaluationAccess
import EvaluationReports
import EvaluationStore
import Foundation
import HTTPTypes
import Hummingbird
import RatingModel

/// The register of issued reports, each of them, its files, and what has changed since.
///
/// An issued report is read by whoever may read its unit on every day of its period; to everybody else it is not there.
struct ClosingRoutes: Sendable {
  let services: PageServices
  let closings: ClosingDesk
  let makesPrints: Bool

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.closings.rawValue)") { request, context in try await register(request, context) }
    router.get("\(PagePath.closing.rawValue)") { request, context in
      try await one(request, context, .closing) { try page($0, $1, $2) }
    }
    router.get("\(PagePath.correction.rawValue)") { request, context in
      try await one(request, context, .correction) { try await correction($0, $1, $2) }
    }
    router.get("\(PagePath.closingFile.rawValue)") { request, context in try await file(request, context) }
  }

  // MARK: The register

  private func register(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let (language, reader) = (request.language, try context.signedIn())
    let (filter, before) = try Self.filter(request)
    let today = services.clock.today
    let readable = try await services.access.readableUnits(of: reader, on: today)
    // A report of a unit that is gone is still there.
    let units = try await services.desk.units(
      readable, from: CivilDate(daysSince1970: 0) ?? today, through: today)
    if let unit = filter.unit, !readable.units.contains(unit) { throw HTTPError(.notFound) }
    let query = ClosingQuery(
      units: filter.unit.map { [$0] } ?? readable.units, withClerks: reader.may(.readPersonalFigures),
      grain: filter.grain, year: filter.year, before: before, limit: ClosingsPage.rows + 1)
    let records = try await closings.store.units()
    let found = try await closings.store.closings(query).filter { reader.mayFind($0, readable, among: records) }
    let frame = services.frame(language, reader, otherLanguageLink: filter.link(language.other, before: before))
    return .page(
      ClosingsPage.html(
        .init(
          filter: filter, closings: found, units: units, zone: services.clock.zone, today: today,
          mayIssue: reader.may(.issueClosing)), frame: frame))
  }

  private static func filter(_ request: Request) throws -> (ClosingFilter, ClosingPlace?) {
    let query = request.uri.queryParameters
    func field<Value>(_ name: Substring, _ read: (String) -> Value?) throws -> Value? {
      guard let text = query[name], !text.isEmpty else { return nil }
      guard let value = read(String(text)) else { throw HTTPError(.badRequest) }
      return value
    }
    let filter = ClosingFilter(
      unit: try field("unit") { UnitCode($0) },
      grain: try field("grain") { RollUpGrain(rawValue: $0).flatMap { $0 == .day ? nil : $0 } },
      year: try field("year") { text in Int(text).flatMap { (1000...9999).contains($0) ? $0 : nil } })
    return (filter, try field("before") { ClosingPlace($0) })
  }

  // MARK: One closing

  /// What a reader asks about one closing.
  private struct Visit {
    let reader: Reader
    let language: Language
    let address: String
  }

  private func one(
    _ request: Request, _ context: CentreRequestContext, _ path: PagePath,
    _ show: (IssuedClosing, ClosingSnapshot, Visit) async throws -> Response
  ) async throws -> Response {
    let visit = Visit(reader: try context.signedIn(), language: request.language, address: context.address)
    let issued = try await issued(request, visit)
    // What cannot be recorded is not shown. A unit's page names no clerk.
    if issued.closing.clerk != nil { try await record(issued.closing, nil, visit, path) }
    return try await show(issued, try ClosingSnapshot(content: issued.content), visit)
  }

  private func issued(_ request: Request, _ visit: Visit) async throws -> IssuedClosing {
    let query = request.uri.queryParameters
    guard let unit = query["unit"].flatMap({ UnitCode(String($0)) }),
      let number = query["number"].flatMap({ ClosingNumber(String($0)) })
    else { throw HTTPError(.badRequest) }
    let readable = try await services.access.readableUnits(of: visit.reader, on: services.clock.today)
    guard let issued = try await closings.store.closing(number, of: unit),
      visit.reader.mayRead(issued.closing, try ClosingSnapshot(content: issued.content).structure, readable)
    else { throw HTTPError(.notFound) }
    return issued
  }

  private func record(
    _ closing: Closing, _ format: String?, _ visit: Visit, _ path: PagePath
  ) async throws {
    try await services.access.recordReading(
      FiguresReading(
        report: path == .correction ? "correction" : "closing", unit: closing.unit, clerk: closing.clerk,
        period: closing.period.period.days, format: format),
      by: visit.reader, from: visit.address, at: services.clock.now())
  }

  private func page(_ issued: IssuedClosing, _ snapshot: ClosingSnapshot, _ visit: Visit) throws -> Response {
    let link = ClosingLinks.link(.closing, issued.closing, visit.language.other)
    return .page(
      ClosingPage.html(
        issued, snapshot, frame: services.frame(visit.language, visit.reader, otherLanguageLink: link),
        at: services.clock.now(), mayTakeFiles: visit.reader.may(.export), makesPrints: makesPrints))
  }

  private func correction(
    _ issued: IssuedClosing, _ snapshot: ClosingSnapshot, _ visit: Visit
  ) async throws -> Response {
    let asked = ClosingDesk.Asked(issued.closing, snapshot)
    let readable = try await services.access.readableUnits(of: visit.reader, on: services.clock.today)
    guard let now = try await closings.read(asked, letter: snapshot.letter, readable: readable) else {
      throw HTTPError(.notFound)
    }
    let link = ClosingLinks.link(.correction, issued.closing, visit.language.other)
    let mayIssue = visit.reader.may(.issueClosing) && issued.closing.corrects == nil
    return .page(
      CorrectionPage.html(
        issued.closing, snapshot, now.snapshot, try await closings.arrivals(asked, since: snapshot),
        frame: services.frame(visit.language, visit.reader, otherLanguageLink: link),
        issue: mayIssue
          ? ClosingLinks.issue(asked.unit, asked.period, asked.clerk, visit.language, by: asked.basis) : nil))
  }

  private func file(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let visit = Visit(reader: try context.signedIn(), language: request.language, address: context.address)
    let issued = try await issued(request, visit)
    let name = request.uri.queryParameters["name"].map(String.init) ?? ""
    guard let file = try await closings.file(name, of: issued) else { throw HTTPError(.notFound) }
    try await record(issued.closing, file.name, visit, .closingFile)
    let closing = issued.closing
    let place = "\(closing.unit)-\(closing.number.year)-\(closing.number.serial)"
    return .file(Data(file.bytes), file.type, "\(place)-\(file.name)")
  }
}

extension Reader {
  /// Whether the reader may read every unit of the report on every one of its days, and figures of a named clerk.
  func mayRead(_ closing: Closing, _ structure: ClosingStructure, _ readable: UnitDays) -> Bool {
    guard closing.clerk == nil || may(.readPersonalFigures) else { return false }
    if structure.madeBy == .asItWas { return readable.covers(closing.unit, closing.period.period.days) }
    return !structure.units.isEmpty && readable.intersection(structure.days) == structure.days
  }

  /// Whether the register tells the reader of the closing: of its unit the reader may read every day of the period that it had. By
  /// the structure of a day a report is also of days before.
  func mayFind(_ closing: Closing, _ readable: UnitDays, among records: [UnitRecord]) -> Bool {
    let days = closing.period.period.days
    let own = records.filter { $0.code == closing.unit }.compactMap { $0.validity.intersection(days) }
    return readable.units.contains(closing.unit) && own.allSatisfy { readable.covers(closing.unit, $0) }
      && (closing.clerk == nil || may(.readPersonalFigures))
  }
}
