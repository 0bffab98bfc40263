import EvaluationReports
import EvaluationStore
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RatingModel

/// Sums by unit and day for business intelligence: a whole period at one address, or page by page.
struct DataRollUpRoutes: Sendable {
  let services: DataServices

  private enum Form: Sendable {
    case lines, table

    var type: String {
      switch self {
      case .lines: "application/x-ndjson; charset=utf-8"
      case .table: "text/csv; charset=utf-8"
      }
    }

    /// What stands before the first row.
    var head: String { self == .table ? DayRow.columns.joined(separator: ",") + "\r\n" : "" }

    func text(_ rows: [DayRow]) throws -> String {
      guard self == .lines else { return rows.map { $0.line + "\r\n" }.joined() }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      encoder.keyEncodingStrategy = .convertToSnakeCase
      return try rows.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }.joined()
    }
  }

  func add(to router: Router<CentreRequestContext>) {
    for (path, form) in [(DataPath.days, Form.lines), (.daysCSV, .table)] {
      router.get("\(path.rawValue)") { request, context in try await answer(request, context, path, form) }
    }
  }

  /// A period that is asked for.
  private struct Asked: Sendable {
    let rows: DayRows
    let first: CivilDate
    let last: CivilDate
  }

  private func answer(
    _ request: Request, _ context: CentreRequestContext, _ path: DataPath, _ form: Form
  ) async throws -> Response {
    var query = try DataQuery(request.uri.query)
    let period = try query.period(services.clock)
    var probe = query
    let isPaged = try probe.limit() != nil
    if try probe.cursor() != nil, !isPaged { throw DataRefusal.parameter("limit", expected: "one beside the cursor") }
    let list = try await DataList(
      path, query, context, services, filter: ["from=\(period.from)", "through=\(period.through)"])
    // A day that is not over may have its levels and still get ratings.
    let today = services.clock.today
    let yesterday = CivilDate(daysSince1970: today.daysSince1970 - 1) ?? today
    let asked = Asked(
      rows: DayRows(list.readable, try await services.store.units()), first: period.from,
      last: min(period.through, yesterday))
    return isPaged ? try await page(list, asked, request, form) : try await whole(asked, form)
  }

  private func page(_ list: DataList, _ asked: Asked, _ request: Request, _ form: Form) async throws -> Response {
    let place = try list.place(2, services.cursors).flatMap { fields in
      UnitCode(fields[0]).flatMap { unit in CivilDate(fields[1]).map { UnitDay(unit: unit, day: $0) } }
    }
    let counts = try await counts(asked, after: place, limit: list.limit)
    let last = counts.days.count == list.limit ? counts.days.last?.place : nil
    let next = list.next(last.map { [$0.unit.text, $0.day.description] }, services.cursors)
    let text = form.head + (try form.text(asked.rows.rows(counts)))
    return DataResponse.tagged(Data(text.utf8), form.type, for: request, list.links(next))
  }

  /// Written as it is read, so that a nation's year needs no memory. What fails before the first row is refused as such; later the
  /// connection is cut, which every client takes for a failure.
  private func whole(_ asked: Asked, _ form: Form) async throws -> Response {
    let first = try await counts(asked, after: nil, limit: DataLimits.daysAtOnce)
    return Response(
      status: .ok, headers: [.contentType: form.type],
      body: ResponseBody { writer in
        var (counts, text) = (first, form.head)
        while true {
          text += try form.text(asked.rows.rows(counts))
          if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
          text = ""
          guard counts.days.count == DataLimits.daysAtOnce, let last = counts.days.last else { break }
          counts = try await self.counts(asked, after: last.place, limit: DataLimits.daysAtOnce)
        }
        try await writer.finish(nil)
      })
  }

  private func counts(_ asked: Asked, after place: UnitDay?, limit: Int) async throws -> DayCounts {
    try await services.store.dayCounts(
      of: asked.rows.readable.units, first: asked.first, last: asked.last, after: place, limit: limit)
  }
}
