import ArgumentParser
import EvaluationStore
import Foundation
import LivedYear
import RatingModel
import SyntheticNation

/// Makes a province's year for a demo.
struct YearCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "year",
    abstract: "Makes the year of a province up to yesterday, or leaves there what is just that.",
    discussion: """
      As a centre has it after a year: ratings, dossier results, issued reports with a correction, paper forms, kiosks in \
      trouble. The folder gets centre.sqlite and year.json, which says where to look. What lies there is kept as long as it is \
      of this program's schema, of the same days and the same options. Says on the standard error how far it is.
      """)

  @Argument(help: "The folder.")
  var folder: String

  @Option(help: "How much of it: \(NationSize.allCases.map(\.rawValue).joined(separator: ", ")).")
  var size = NationSize.province

  @Option(help: "From what everything follows.")
  var seed: UInt64 = 1

  @Option(help: "Ratings in 250 working days.")
  var ratings = 45_000

  @Option(help: "The last day, as 2026-11-29; yesterday when it is left out.", transform: PlanOptions.day)
  var last: CivilDate?

  @Option(help: "Kiosks whose batches are made at once, 1 to 16.")
  var workers = 2

  func validate() throws {
    guard (1...16).contains(workers) else { throw ValidationError("--workers is 1 to 16.") }
  }

  func run() async throws {
    guard let zone = Zone("Asia/Ho_Chi_Minh") else { throw ValidationError("The zone data base has no Viet Nam.") }
    let last = try last ?? Self.yesterday(in: zone)
    guard let plan = YearPlan(through: last, size: size, ratingsPerYear: ratings, seed: seed) else {
      throw ValidationError("The days must lie within 2024 to 2030, and --ratings from 1 to \(NationPlan.mostRatings).")
    }
    let folder = URL(filePath: folder)
    if let guide = YearGuide.stands(in: folder, for: plan) {
      return Self.say("The year \(guide.first) to \(guide.last) is there already: \(guide.ratings) ratings.")
    }
    try await make(plan, zone, in: folder)
  }

  /// Beside its place first: what was broken off is no year.
  private func make(_ plan: YearPlan, _ zone: Zone, in folder: URL) async throws {
    let files = FileManager.default
    let making = URL(filePath: folder.path + ".making")
    for stale in [making, folder] where files.fileExists(atPath: stale.path) { try files.removeItem(at: stale) }
    try files.createDirectory(at: making, withIntermediateDirectories: true)
    Self.say(
      "Makes a province's year, \(plan.nation.first) to \(plan.nation.last), once a day; it takes about two minutes.")
    let store = try SQLiteEvaluationStore.open(path: making.appending(path: YearGuide.storeName).path)
    let nation = SyntheticNation(plan.nation)
    guard let year = LivedYear(nation, into: store, zone: zone) else {
      throw ValidationError("An office alone has no year: --size district is the least.")
    }
    let guide = try await year.fill(workers: workers) { progress in
      guard progress.kiosks.isMultiple(of: 50) || progress.kiosks == progress.kiosksInAll else { return }
      Self.say("  \(progress.kiosks) of \(progress.kiosksInAll) kiosks, \(progress.filled.ratings) ratings")
    }
    try store.close()
    for table in RegistryFiles.tables {
      try RegistryFiles(nation).csv(table).write(to: making.appending(path: table.fileName))
    }
    try guide.data().write(to: making.appending(path: YearGuide.fileName))
    try files.moveItem(at: making, to: folder)
    Self.say("The year is made: \(guide.ratings) ratings at \(guide.kiosks) counters.")
  }

  private static func yesterday(in zone: Zone) throws -> CivilDate {
    let now = WallTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    guard let today = zone.local(now)?.date, let day = CivilDate(daysSince1970: today.daysSince1970 - 1) else {
      throw ValidationError("The machine's clock stands in no year of four digits.")
    }
    return day
  }

  private static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
