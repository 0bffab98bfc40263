import Foundation
import RatingModel
import SyntheticNation
import Testing

/// Whether the figures are those of the field, within bounds that chance does not leave.
struct ShapeTests {
  /// The raw count of a province's March, at a load that a test can carry.
  private static let march = Result {
    let nation = try Samples.nation(.province, from: "2025-03-01", to: "2025-03-31", ratings: 240_000)
    return (nation: nation, count: nation.rawCount(of: nation.kiosks))
  }

  private func share(_ part: Int, _ whole: Int) -> Double { Double(part) / Double(whole) }

  @Test func aFifthOfAllSessionsIsTimedOutAndSevenInTenAreRated() throws {
    let count = try Self.march.get().count
    func sessions(_ outcome: Outcome) -> Int { count.sum { $0.figure == .outcome && $0.labels == [outcome.rawValue] } }
    let all = count.sum { $0.figure == .outcome }
    #expect((0.19...0.21).contains(share(sessions(.timedOut), all)))
    #expect((0.70...0.74).contains(share(sessions(.rated), all)))
    for outcome in Outcome.allCases { #expect(sessions(outcome) > 0) }
  }

  @Test func allButHalfAPercentAreSatisfied() throws {
    let count = try Self.march.get().count
    let ratings = count.sum { $0.figure == .level }
    let displeased = count.sum { $0.figure == .level && $0.labels == ["khong-hai-long"] }
    #expect((0.0035...0.0075).contains(share(displeased, ratings)))
    #expect((0.82...0.92).contains(share(count.sum { $0.labels == ["rat-hai-long"] }, ratings)))
  }

  @Test func aMonthHasItsPartOfTheYearsRatings() throws {
    let (nation, count) = try Self.march.get()
    let open = nation.plan.days.filter(WorkCalendar.isWorkingDay).count
    let expected = Double(nation.plan.ratingsPerYear * open) / 250
    #expect((0.95...1.15).contains(Double(count.sum { $0.figure == .level }) / expected))
  }

  @Test(arguments: [NationSize.nation, .crowdedNation])
  func theWholeNationComesToItsRatings(size: NationSize) throws {
    let nation = try Samples.nation(size, from: "2025-10-06", to: "2025-10-10")
    let sample = nation.kiosks.filter { $0.number % 101 == 7 }
    let made = nation.rawCount(of: sample).sum { $0.figure == .level }
    let expected = Double(size.ratingsPerYear) * 5 / 250 * sample.map(\.weight).reduce(0, +)
    #expect(abs(nation.kiosks.map(\.weight).reduce(0, +) - 1) < 1e-9)
    #expect((0.94...1.04).contains(Double(made) / expected))
  }

  @Test func communesLoadsFollowZipfAndTheCentreHasItsShare() throws {
    let count = try Self.march.get().count
    var loads: [UnitCode: Int] = [:]
    for (cell, number) in count.cells where cell.figure == .level { loads[cell.unit, default: 0] += number }
    let all = loads.values.reduce(0, +)
    let centre = try #require(UnitCode("H64.14"))
    #expect((0.11...0.13).contains(share(loads[centre] ?? 0, all)))
    // Those that were merged count for half each and are left out.
    let communes = loads.filter { $0.key != centre && !$0.key.text.contains(/\.1[0-9]{2}$/) }
    let sorted = communes.values.sorted(by: >)
    let points = sorted.prefix(80).enumerated().map { (log(Double($0.offset + 1)), log(Double($0.element))) }
    #expect((-0.8 ... -0.5).contains(slope(of: points)))
    #expect(share(sorted.prefix(19).reduce(0, +), sorted.reduce(0, +)) < 0.6)
  }

  private func slope(of points: [(Double, Double)]) -> Double {
    let count = Double(points.count)
    let (meanX, meanY) = (points.map(\.0).reduce(0, +) / count, points.map(\.1).reduce(0, +) / count)
    let above = points.map { ($0.0 - meanX) * ($0.1 - meanY) }.reduce(0, +)
    return above / points.map { ($0.0 - meanX) * ($0.0 - meanX) }.reduce(0, +)
  }

  @Test func mostCitizensComeInTheMorningAndOnMonday() throws {
    let count = try Self.march.get().count
    func ratings(_ place: Int, _ label: String) -> Int { count.sum { $0.figure == .hour && $0.labels[place] == label } }
    #expect(ratings(1, "9") > 2 * ratings(1, "11") && ratings(1, "9") > 2 * ratings(1, "16"))
    #expect(ratings(1, "12") * 20 < ratings(1, "9"))
    // March of 2025 has five Mondays and four Fridays.
    #expect(ratings(0, "mon") > ratings(0, "fri") && ratings(0, "sat") + ratings(0, "sun") == 0)
  }

  @Test func landIsNotCertification() throws {
    let (nation, _) = try Self.march.get()
    var minutes: [String: [Int64]] = [:]
    var late: [String: (late: Int, of: Int)] = [:]
    let fields = Dictionary(uniqueKeysWithValues: nation.counters.map { ("\($0.unit) \($0.code)", $0.name) })
    for kiosk in nation.kiosks.prefix(120) {
      for date in nation.plan.days {
        for service in nation.day(of: kiosk, on: date)?.services ?? [] {
          let name = fields["\(service.unit) \(service.counter)"]?.split(separator: "– ").last.map(String.init) ?? ""
          if let invited = service.invitedAt { minutes[name, default: []].append(invited - service.openedAt) }
          for matter in service.matters where matter.stage == .returning {
            late[name, default: (0, 0)].of += 1
            if matter.timeliness == .late { late[name, default: (0, 0)].late += 1 }
          }
        }
      }
    }
    func mean(_ name: String) throws -> Double {
      let all = try #require(minutes[name])
      return Double(all.reduce(0, +)) / Double(all.count)
    }
    #expect(try mean("Đất đai") > 2 * mean("Chứng thực"))
    let (land, certification) = (try #require(late["Đất đai"]), try #require(late["Chứng thực"]))
    #expect(share(land.late, land.of) > 3 * share(certification.late, certification.of))
  }
}
