import EvaluationAccess
import EvaluationReports
import EvaluationStore
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RatingModel

/// Dossier results: written by the one-stop software, read by whoever reconciles them.
struct DataResultRoutes: Sendable {
  let services: DataServices

  func add(to router: Router<CentreRequestContext>) {
    router.post("\(DataPath.results.rawValue)") { request, context in try await take(request, context) }
    router.get("\(DataPath.results.rawValue)") { request, context in try await standing(request, context) }
  }

  // MARK: Writing

  private func take(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    var query = try DataQuery(request.uri.query)
    let isPreview = try query.optional("dry_run", "true or false") { Bool($0) } ?? false
    try query.end()
    let caller = try context.program()
    guard let key = HTTPField.Name("idempotency-key").flatMap({ request.headers[$0] }).flatMap({ ResultRequestKey($0) })
    else { throw DataRefusal.keyInvalid }
    let body: ByteBuffer
    do { body = try await request.body.collect(upTo: DataLimits.resultBytes) } catch is NIOTooManyBytesError {
      throw DataRefusal.bodyTooLarge
    }
    let batch = try ResultBody.read(
      Data(body.readableBytesView), type: request.headers[.contentType], caller: caller.name)
    try await check(batch, is: try await services.readable(by: caller))
    guard !isPreview else {
      return try DataResponse.json(
        ResultAnswer(try Self.allowed(await services.store.previewResults(batch)), number: nil))
    }
    let reception = try Self.allowed(
      await services.store.importResults(batch, by: caller.name, under: key, at: services.clock.now()))
    switch reception {
    case .taken(let receipt):
      return try DataResponse.json(ResultAnswer(receipt.preview, number: receipt.number))
    case .repeated(let entry, let replaced):
      return try DataResponse.json(ResultAnswer(repeated: entry, replaced: replaced))
    case .keyUsed: throw DataRefusal.keyUsed
    }
  }

  private static func allowed<Value>(_ answer: Result<Value, ResultRefusal>) throws(DataRefusal) -> Value {
    do { return try answer.get() } catch { throw .results(error) }
  }

  /// A unit that the program does not reach is told like one that nobody knows, among all other problems.
  private func check(_ batch: ResultImport, is readable: UnitDays) async throws {
    let isOwn = batch.rows.map { row in
      row.period.days.map { days in readable.stretches(of: row.unit).contains { $0.overlaps(days) } } ?? false
    }
    guard isOwn.contains(false) else { return }
    var (problems, own) = ([ResultProblem](), (rows: [ResultRow](), lines: [Int]()))
    for (index, row) in batch.rows.enumerated() {
      let line = batch.lines.indices.contains(index) ? batch.lines[index] : index + 1
      if isOwn[index] {
        own.rows.append(row)
        own.lines.append(line)
      } else {
        problems.append(ResultProblem(.rule(.unitUnknown), line: line, column: "unit", row.unit.text))
      }
    }
    if !own.rows.isEmpty {
      let rest = ResultImport(rows: own.rows, lines: own.lines, name: batch.name, digest: batch.digest)
      if case .failure(let refusal) = try await services.store.previewResults(rest) { problems += refusal.problems }
    }
    throw DataRefusal.results(ResultRefusal(problems: problems))
  }

  // MARK: Reading

  private struct Standing: Encodable {
    let items: [ResultItem]
    @Nulled var next: String?
    /// Units and periods that lie only partly within the days, of which nothing is among the items.
    let cutOff: Int
  }

  private func standing(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    var query = try DataQuery(request.uri.query)
    let period = try query.period(services.clock)
    let details = try query.optional("details", "some of clerk, procedure, stage, month, day with commas", Self.details)
    let names = details.map { ["details=\($0.map(\.rawValue).sorted().joined(separator: ","))"] } ?? []
    let list = try await DataList(
      .results, query, context, services, filter: ["from=\(period.from)", "through=\(period.through)"] + names)
    if details?.contains(.clerk) == true { try await recordClerks(list, period, context) }
    let facts = try await services.store.results(
      ResultQuery(units: list.readable, first: period.from, last: period.through, details: details ?? []))
    let place = try list.place(5, services.cursors)
    let rows = facts.sums.map(ResultItem.init).drop { item in
      place.map { !$0.lexicographicallyPrecedes(item.key) } ?? false
    }
    let shown = Array(rows.prefix(list.limit))
    let next = list.next(rows.count > list.limit ? shown.last?.key : nil, services.cursors)
    return try DataResponse.json(
      Standing(items: shown, next: next, cutOff: facts.cutOff), .ok, list.links(next))
  }

  /// `nil` for what is no list of details.
  private static func details(_ text: String) -> Set<ResultQuery.Detail>? {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let details = names.compactMap(ResultQuery.Detail.init(rawValue:))
    return details.count == names.count ? Set(details) : nil
  }

  /// By clerk these are figures of persons: they take the scope of such, and stand in the audit.
  private func recordClerks(
    _ list: DataList, _ period: ReportPeriod, _ context: CentreRequestContext
  ) async throws {
    guard CallerScope.personalFigures.isGranted(by: list.caller.scopes) else { throw DataRefusal.token(.scope) }
    try await services.record(
      FiguresReading(
        report: "results", unit: list.caller.unit, period: Validity(first: period.from, last: period.through),
        format: "json"), by: list.caller, context)
  }
}
