import EvaluationReports
import EvaluationStore
import Foundation
import RatingModel
import SyntheticNation
import TestSupport
import Testing

/// A centre with some months of figures of a district's offices, one of which came of two that merged in between, with somebody of
/// each role, and with issued reports. Everything counts back from today, as what is shown of a quarter does.
struct RoleCentre: Sendable {
  /// What pages are asked about.
  struct Subject: Sendable {
    let unit: UnitRecord
    let clerk: ClerkRecord
    let kiosk: KioskID
    /// Of the unit's and the clerk's report of ``RoleCentre/month``.
    var issued = (unit: "", clerk: "")
  }

  let centre: RunningCentre
  let nation: SyntheticNation
  let today: CivilDate
  /// The month that is over.
  let month: (from: CivilDate, through: CivilDate)
  /// What the head and the viewer look after, and whose clerk has an account.
  let home: Subject
  /// What they do not.
  let elsewhere: Subject

  @TaskLocal private static var running: RoleCentre?

  /// The one of the suite.
  static var current: RoleCentre { get throws { try #require(running) } }

  /// Runs one centre for all tests of a suite.
  struct Shared: SuiteTrait, TestScoping {
    func provideScope(
      for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
      let prepared = try await Preparation()
      try await RunningCentre.with(in: prepared.folder) { centre in
        let made = RoleCentre(centre, prepared)
        try await RoleCentre.$running.withValue(made) { try await function() }
      }
    }
  }

  private init(_ centre: RunningCentre, _ prepared: Preparation) {
    self.centre = centre
    (nation, today, month) = (prepared.nation, prepared.today, prepared.month)
    (home, elsewhere) = (prepared.home, prepared.elsewhere)
  }

  /// Names and codes of these clerks that no other clerk has.
  func clerks(where isMeant: (ClerkID) -> Bool) -> Set<String> {
    let (meant, others) = (
      nation.clerks.filter { isMeant($0.clerk) }, nation.clerks.filter { !isMeant($0.clerk) }
    )
    return Set(meant.map(\.name)).subtracting(others.map(\.name)).union(meant.map(\.clerk.description))
  }

  /// Names of the offices that are neither this one nor above it.
  func offices(except unit: UnitCode) -> Set<String> {
    Set(nation.units.filter { $0.code != unit && $0.code != nation.root }.map(\.name))
      .subtracting(nation.units.filter { $0.code == unit }.map(\.name))
  }
}

extension RoleCentre {
  /// Fills the store and adds the people, before the centre runs.
  fileprivate struct Preparation {
    private static let ratingsPerYear = 25_000

    let folder: ScratchFolder
    let nation: SyntheticNation
    let today: CivilDate
    let month: (from: CivilDate, through: CivilDate)
    private(set) var home: Subject
    private(set) var elsewhere: Subject

    init() async throws {
      today = try Self.today()
      month = PeriodPreset.lastMonth.days(on: today)
      let first = PeriodPreset.lastMonth.days(on: month.from).from
      let yesterday = try #require(CivilDate(daysSince1970: today.daysSince1970 - 1))
      let nation = SyntheticNation(
        try #require(
          NationPlan(
            seed: 7, size: .district, first: first, last: yesterday, ratingsPerYear: Self.ratingsPerYear,
            mergedOn: month.from)))
      self.nation = nation
      folder = try ScratchFolder("roles")
      try CentreFile().write(to: folder)
      let kiosks = try await Self.fill(CentreFile.store(in: folder), nation)
      let merged = Set(nation.successions.flatMap { [$0.successor] + $0.predecessors })
      let busiest = Dictionary(grouping: nation.kiosks, by: \.unit).mapValues { $0.reduce(0) { $0 + $1.weight } }
        .filter { !merged.contains($0.key) }.sorted { $0.value > $1.value }.map(\.key)
      home = try Self.subject(try #require(busiest.first), nation, kiosks)
      elsewhere = try Self.subject(try #require(busiest.dropFirst().first), nation, kiosks)
      for role in Person.Role.allCases { try await Person(role).add(to: folder, home: home, top: nation.root) }
      home.issued = try await Self.issue(home, month, by: Person(.head), in: folder)
      elsewhere.issued = try await Self.issue(elsewhere, month, by: Person(.administrator), in: folder)
    }

    private static func today() throws -> CivilDate {
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = try #require(TimeZone(identifier: CentreFile.zone))
      let parts = calendar.dateComponents([.year, .month, .day], from: Date())
      return try #require(
        CivilDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0))
    }

    /// - Returns: the kiosks' ids, in the nation's order.
    private static func fill(_ path: String, _ nation: SyntheticNation) async throws -> [KioskID] {
      let store = try SQLiteEvaluationStore.open(path: path)
      let filling = StoreFilling(nation, into: store)
      try await filling.importRegistry()
      let ids = try await filling.enrol()
      for (kiosk, id) in zip(nation.kiosks, ids) { try await filling.fill(kiosk, as: id) }
      // Counted again for today, so that the centre writes nothing of its own while somebody looks whether anything changed.
      let now = WallTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
      while try await store.recountNext(at: now) {}
      try store.close()
      return ids
    }

    private static func subject(_ unit: UnitCode, _ nation: SyntheticNation, _ kiosks: [KioskID]) throws -> Subject {
      Subject(
        unit: try #require(nation.units.last { $0.code == unit }),
        clerk: try #require(nation.clerks.first { $0.clerk.unit == unit }),
        kiosk: try #require(zip(nation.kiosks, kiosks).first { $0.0.unit == unit }?.1))
    }

    private static func issue(
      _ subject: Subject, _ month: (from: CivilDate, through: CivilDate), by person: Person, in folder: ScratchFolder
    ) async throws -> (unit: String, clerk: String) {
      let words = [
        "closing", "issue", "--unit", subject.unit.code.text, "--period", "\("\(month.from)".prefix(7))", "--account",
        person.account.name,
      ]
      func number(_ more: [String] = []) async throws -> String {
        let line = try await CentreCommand.run(words + more, in: folder).first
        return String(try #require(line?.firstMatch(of: /[0-9]+\/[0-9]{4}/)).0)
      }
      return (try await number(), try await number(["--clerk", subject.clerk.clerk.description]))
    }
  }
}
