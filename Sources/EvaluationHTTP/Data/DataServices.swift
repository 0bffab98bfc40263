import EvaluationAccess
import EvaluationReports
import EvaluationStore
import HTTPTypes
import Hummingbird
import RatingModel

/// What every route for programs needs.
struct DataServices: Sendable {
  let store: any EvaluationStore
  let desk: ReportDesk
  let callers: CallerAccess
  let clock: CentreClock
  let cursors: DataCursors

  /// The units that the program may see, each for the days on which it stood below the program's own.
  /// - Parameter unit: of them only this one and those below it; refused as not found where the program may not see it.
  func readable(by caller: CallerGrant, below unit: UnitCode? = nil) async throws -> UnitDays {
    let tree = UnitTree(try await store.units())
    let all = tree.subtree(of: [caller.unit])
    guard let unit else { return all }
    let some = tree.subtree(of: [unit]).intersection(all)
    guard some.units.contains(unit) else { throw DataRefusal.notFound }
    return some
  }

  /// What the program may see of reports: with the pasts that its units have taken over.
  func reach(of caller: CallerGrant) async throws -> UnitDays {
    UnitReach.units(of: [caller.unit], among: try await store.units(), on: clock.today)
  }

  /// Keeps in the audit that figures of named clerks, or a file that leaves the house, are about to be given.
  func record(_ reading: FiguresReading, by caller: CallerGrant, _ context: CentreRequestContext) async throws {
    try await callers.recordReading(reading, by: caller, from: context.address, at: clock.now())
  }

  func time(_ time: WallTime) -> String { Spelling(language: .english, zone: clock.zone).isoText(time) }
}

/// A list that a program asks for, page by page.
struct DataList {
  let path: DataPath
  let caller: CallerGrant
  let readable: UnitDays
  let limit: Int
  /// What chooses the rows, as it stands in the query.
  let filter: String
  let cursor: String?

  /// - Parameter filter: what else than the unit chooses rows; read from the query before.
  init(
    _ path: DataPath, _ query: DataQuery, _ context: CentreRequestContext, _ services: DataServices,
    filter: [String] = []
  ) async throws {
    var query = query
    self.path = path
    caller = try context.program()
    let unit = try query.unit()
    limit = try query.limit() ?? DataLimits.rows.usual
    cursor = try query.cursor()
    try query.end()
    self.filter = ((unit.map { ["unit=\($0)"] } ?? []) + filter).joined(separator: "&")
    readable = try await services.readable(by: caller, below: unit)
  }

  private var question: String { "\(path.rawValue)?\(filter)" }

  /// The key of the last row of the page before; `nil` on the first page.
  func place(_ parts: Int, _ cursors: DataCursors) throws(DataRefusal) -> [String]? {
    guard let cursor else { return nil }
    return try cursors.place(cursor, parts: parts, for: question)
  }

  /// - Parameter place: the key of the page's last row, where more follow.
  func next(_ place: [String]?, _ cursors: DataCursors) -> String? {
    place.map { cursors.text($0, for: question) }
  }

  /// Where the next page is (RFC 8288).
  func links(_ next: String?) -> HTTPFields {
    guard let next, let link = HTTPField.Name("link") else { return [:] }
    let own = filter.isEmpty ? "" : "\(filter)&"
    return [link: "<\(path.rawValue)?\(own)limit=\(limit)&cursor=\(next)>; rel=\"next\""]
  }

  /// The answer of rows of which one more than the limit was asked for.
  func answer<Row, Item: Encodable>(
    _ rows: [Row], _ cursors: DataCursors, place: (Row) -> [String], item: (Row) throws -> Item
  ) throws -> Response {
    let shown = rows.prefix(limit)
    let next = next(rows.count > limit ? shown.last.map(place) : nil, cursors)
    return try DataResponse.json(DataPage(items: try shown.map(item), next: next), .ok, links(next))
  }
}
