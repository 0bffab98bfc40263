import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

/// Weeks of the last quarter of 2026: the first Monday is 5 October.
struct OwnFiguresTests {
  private static let clerk = "H56.14/CB01"

  /// Rated sessions whose level is released, by day.
  private func figures(
    _ days: [String: Int], waiting: [String: Int] = [:], today: String = "2027-02-01",
    change: (inout OfficeFacts) throws -> Void = { _ in }
  ) throws -> OwnFigures {
    var facts = try OfficeFacts()
    for (day, count) in days {
      try facts.sessions(count + (waiting[day] ?? 0), .rated, of: Self.clerk, on: day)
      try facts.ratings(count, at: "hai-long", of: Self.clerk, on: day)
    }
    try change(&facts)
    let quarter = try #require(OwnFigures.days(ofQuarterHolding: try day("2026-11-20")))
    return OwnFigures(
      of: try facts.clerk(Self.clerk), in: facts.facts, over: quarter, before: try day(today))
  }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  private func shown(_ figures: OwnFigures) -> [String] {
    figures.stretches.map { "\($0.first)/\($0.last):\($0.figures.released)" }
  }

  @Test(arguments: [
    ("2026-11-20", "2026-10-05", "2027-01-03"), ("2026-02-01", "2026-01-05", "2026-04-05"),
    ("2026-12-31", "2026-10-05", "2027-01-03"), ("2024-07-01", "2024-07-01", "2024-10-06"),
  ])
  func aQuarterIsTheWeeksWhoseMondayIsInIt(of day: String, first: String, last: String) throws {
    let days = try #require(OwnFigures.days(ofQuarterHolding: try self.day(day)))
    #expect(days.first?.description == first && days.last?.description == last)
    #expect(days.first?.weekday == 1 && days.last?.weekday == 7)
  }

  @Test func aWeekWithFiveOnEachDayIsShownByDay() throws {
    let figures = try figures(["2026-10-05": 5, "2026-10-07": 8])
    #expect(shown(figures) == ["2026-10-05/2026-10-05:5", "2026-10-07/2026-10-07:8"])
    #expect(figures.held == 0)
  }

  /// Otherwise the week less the shown days would tell the one that is not shown.
  @Test func aWeekWithOneLesserDayIsShownWholeAndNoDayOfIt() throws {
    #expect(try shown(figures(["2026-10-05": 9, "2026-10-06": 1])) == ["2026-10-05/2026-10-11:10"])
  }

  @Test func lesserWeeksAreJoinedUntilThereAreFive() throws {
    let figures = try figures(["2026-10-05": 2, "2026-10-13": 2, "2026-10-21": 1, "2026-10-28": 3])
    #expect(shown(figures) == ["2026-10-05/2026-10-25:5"])
    #expect(figures.held == 3)
  }

  @Test func nothingOfAWeekThatIsNotOverIsShown() throws {
    #expect(try shown(figures(["2026-10-05": 9], today: "2026-10-11")).isEmpty)
    #expect(try shown(figures(["2026-10-05": 9], today: "2026-10-12")) == ["2026-10-05/2026-10-05:9"])
  }

  /// A level that comes later would show by what is then more.
  @Test func fromTheFirstWeekOnInWhichALevelStillWaitsNothingIsShown() throws {
    let figures = try figures(
      ["2026-10-05": 5, "2026-10-13": 5, "2026-10-20": 7], waiting: ["2026-10-13": 1])
    #expect(shown(figures) == ["2026-10-05/2026-10-05:5"])
    #expect(figures.held == 13)
  }

  @Test func daysWithoutRatingsAreShownAndTellNoLevel() throws {
    let figures = try figures(["2026-10-05": 5]) { facts in
      try facts.sessions(3, .timedOut, of: Self.clerk, on: "2026-10-06")
    }
    #expect(shown(figures) == ["2026-10-05/2026-10-05:5", "2026-10-06/2026-10-06:0"])
  }

  @Test func nobodyElsesFiguresAndNoneOutsideTheQuarterAreIn() throws {
    let figures = try figures(["2026-10-05": 5]) { facts in
      try facts.sessions(9, .rated, of: "H56.14/CB02", on: "2026-10-05")
      try facts.ratings(9, at: "khong-hai-long", of: "H56.14/CB02", on: "2026-10-05")
      try facts.sessions(9, .rated, of: nil, on: "2026-10-05")
      try facts.ratings(9, at: "khong-hai-long", of: nil, on: "2026-10-05")
      try facts.sessions(9, .rated, of: Self.clerk, on: "2026-10-04")
      try facts.ratings(9, at: "khong-hai-long", of: Self.clerk, on: "2026-10-04")
    }
    #expect(shown(figures) == ["2026-10-05/2026-10-05:5"])
    #expect(figures.held == 0)
  }

  /// What the pages of all later days show of a stretch is what the first one showed.
  @Test func whatIsShownOnceStaysAsItWas() throws {
    let days = [
      "2026-10-05": 2, "2026-10-09": 4, "2026-10-12": 1, "2026-10-19": 6, "2026-10-20": 5, "2026-10-27": 4,
      "2026-11-03": 4, "2026-11-12": 1, "2026-12-30": 2,
    ]
    var before: [String] = []
    let first = try day("2026-10-05").daysSince1970
    for offset in 0..<120 {
      let today = try #require(CivilDate(daysSince1970: first + offset)).description
      let now = try shown(figures(days, today: today))
      #expect(Array(now.prefix(before.count)) == before, "\(today)")
      before = now
    }
    #expect(before.count >= 3)
  }
}
