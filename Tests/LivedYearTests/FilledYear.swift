import EvaluationHTTP
import EvaluationStore
import Foundation
import LivedYear
import RatingModel
import SyntheticNation
import Testing

/// A district's year, filled once for all that look at it.
final class FilledYear: Sendable {
  static let shared = Task { try await FilledYear() }
  private static let folder = FileManager.default.temporaryDirectory.appending(
    path: "lived-year-\(UUID().uuidString)")
  static let last = "2026-11-29"

  let nation: SyntheticNation
  let store: SQLiteEvaluationStore
  let guide: YearGuide
  let zone: Zone

  private init() async throws {
    // For all tests, so gone with the program.
    atexit { try? FileManager.default.removeItem(at: FilledYear.folder) }
    let folder = Self.folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let plan = try Self.plan()
    nation = SyntheticNation(plan.nation)
    zone = try #require(Zone("Asia/Ho_Chi_Minh"))
    store = try SQLiteEvaluationStore.open(path: folder.appending(path: YearGuide.storeName).path)
    let year = try #require(LivedYear(nation, into: store, zone: zone))
    guide = try await year.fill()
  }

  static func plan(ratings: Int = 2500, seed: UInt64 = 1, last: String = last) throws -> YearPlan {
    let day = try #require(CivilDate(last))
    return try #require(YearPlan(through: day, size: .district, ratingsPerYear: ratings, seed: seed))
  }

  func unit(_ unit: YearGuide.Unit) throws -> UnitCode { try #require(UnitCode(unit.code)) }

  var desk: ReportDesk {
    let today = CivilDate(Self.last)?.next ?? nation.plan.last
    let time = StoreFilling.morning(of: today)
    return ReportDesk(store: store, clock: CentreClock(zone: zone) { time })
  }
}
