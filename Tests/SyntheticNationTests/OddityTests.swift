import RatingModel
import SyntheticNation
import Testing

/// Whether what was planted shows in the raw count, and nothing else looks like it.
struct OddityTests {
  private static let quarter = Result {
    let nation = try Samples.nation(.district, from: "2025-04-01", to: "2025-06-27", ratings: 110_000)
    return (nation: nation, count: nation.rawCount(of: nation.kiosks))
  }

  /// Of every clerk with a hundred or more: how many of one kind there are among how many.
  private func shares(of part: (RawCell) -> Bool, among whole: (RawCell) -> Bool) throws -> [ClerkID: Double] {
    var counts: [ClerkID: (part: Int, whole: Int)] = [:]
    for (cell, number) in try Self.quarter.get().count.cells {
      guard let clerk = cell.clerk else { continue }
      if part(cell) { counts[clerk, default: (0, 0)].part += number }
      if whole(cell) { counts[clerk, default: (0, 0)].whole += number }
    }
    return counts.filter { $0.value.whole >= 100 }.mapValues { Double($0.part) / Double($0.whole) }
  }

  private func planted(_ kind: Oddity.Kind) throws -> Set<ClerkID> {
    Set(try Self.quarter.get().nation.oddities.filter { $0.kind == kind }.compactMap(\.clerk))
  }

  @Test func everyKindIsPlantedInADistrictAndAProvince() throws {
    for size in [NationSize.district, .province] {
      let nation = SyntheticNation(try #require(NationPlan(size: size, year: 2025)))
      #expect(Set(nation.oddities.map(\.kind)) == Set(Oddity.Kind.allCases))
      #expect(Set(nation.oddities.map(\.unit)).count == nation.oddities.count)
    }
  }

  @Test func thoseWhoAreTrulyWorseStandApart() throws {
    let shares = try shares(
      of: { $0.figure == .level && $0.labels == ["khong-hai-long"] }, among: { $0.figure == .level })
    #expect(Set(shares.filter { $0.value > 0.03 }.keys) == (try planted(.trulyWorse)))
  }

  @Test func theOneWhoCancelsAfterInvitesStandsApart() throws {
    let shares = try shares(
      of: { $0.figure == .outcome && $0.labels == ["cancelled"] }, among: { $0.figure == .outcome })
    #expect(Set(shares.filter { $0.value > 0.1 }.keys) == (try planted(.cancelsInvited)))
  }

  @Test func theOneWhomFewRateStandsApart() throws {
    let shares = try shares(
      of: { $0.figure == .outcome && $0.labels == ["timedOut"] }, among: { $0.figure == .outcome })
    #expect(Set(shares.filter { $0.value > 0.4 }.keys) == (try planted(.seldomRated)))
  }

  @Test func theOneWhoseRatingsAreCorrectedUpwardStandsApart() throws {
    let shares = try shares(of: { $0.figure == .press && $0.labels == ["raised"] }, among: { $0.figure == .level })
    #expect(Set(shares.filter { $0.value > 0.1 }.keys) == (try planted(.correctedUpward)))
  }

  @Test func theMachinesCadenceIsMarkedAndNobodyElsesIs() throws {
    let marked = try Self.quarter.get().count.cells.filter { $0.key.figure == .mark && $0.key.labels == ["cadence"] }
    #expect(Set(marked.keys.compactMap(\.clerk)) == (try planted(.machineCadence)))
  }

  @Test func theOfficeIsDarkAtRushHourFromItsDayOn() throws {
    let (nation, count) = try Self.quarter.get()
    let dark = try #require(nation.oddities.first { $0.kind == .darkAtRushHour })
    #expect(dark.from.map { $0.month } == 4)
    func share(_ unit: UnitCode, month: Int) -> Double {
      func rated(_ hours: Set<String>) -> Int {
        count.sum { $0.figure == .hour && $0.unit == unit && $0.month == month && hours.contains($0.labels[1]) }
      }
      return Double(rated(["9"])) / Double(max(1, rated(["7", "8", "9", "10", "11", "13", "14", "15", "16"])))
    }
    for unit in Set(nation.kiosks.map(\.unit)) where count.sum(where: { $0.unit == unit && $0.figure == .level }) > 300
    {
      #expect((share(unit, month: 6) < 0.08) == (unit == dark.unit), "\(unit)")
    }
    #expect(share(dark.unit, month: 4) > 0.08)
  }
}
