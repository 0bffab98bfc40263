import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

/// What several posters of one office say together.
struct PosterShelfTests {
  private static let all = Set(PosterBreakdown.allCases)

  private func exact(_ shelf: PosterShelf, _ period: String) throws -> Set<PosterBreakdown> {
    try PosterSamples.entry(period, of: shelf).exact
  }

  @Test func aPosterWithoutAHandfulShowsAll() throws {
    let shelf = PosterShelf([try PosterSamples.issued("2026-Q4", PosterSamples.figures([200, 50, 12]))])
    #expect(try exact(shelf, "2026-Q4") == Self.all)
  }

  @Test(arguments: [[200, 50, 1], [200, 50, 9], [200, 9, 20], [3, 50, 20]])
  func aLevelOfAHandfulHidesAllLevels(levels: [Int]) throws {
    let shelf = PosterShelf([try PosterSamples.issued("2026-Q4", PosterSamples.figures(levels))])
    #expect(try !exact(shelf, "2026-Q4").contains(.levels))
    #expect(try exact(shelf, "2026-Q4").contains(.satisfaction) == (levels[2] >= 10))
  }

  @Test func nobodyAtAllIsNoHandful() throws {
    let shelf = PosterShelf([try PosterSamples.issued("2026-Q4", PosterSamples.figures([200, 50, 0]))])
    #expect(try exact(shelf, "2026-Q4") == Self.all)
  }

  @Test func aFewWithoutAnAnswerAreNotToldEither() throws {
    let figures = PosterSamples.figures([200, 50, 12], answerable: 265)
    let shelf = PosterShelf([try PosterSamples.issued("2026-Q4", figures)])
    #expect(try exact(shelf, "2026-Q4") == [.satisfaction, .levels])
  }

  @Test func aQuarterBesideTwoOfItsMonthsDoesNotTellTheThird() throws {
    // November's five are what the quarter would give away.
    let shelf = PosterShelf([
      try PosterSamples.issued("2026-10", PosterSamples.figures([80, 20, 10]), number: 1),
      try PosterSamples.issued("2026-11", PosterSamples.figures([80, 20, 5]), number: 2),
      try PosterSamples.issued("2026-12", PosterSamples.figures([80, 20, 10]), number: 3),
      try PosterSamples.issued("2026-Q4", PosterSamples.figures([240, 60, 25], answerable: 640), number: 4),
    ])
    #expect(try exact(shelf, "2026-10") == Self.all)
    #expect(try exact(shelf, "2026-11") == [.response])
    #expect(try exact(shelf, "2026-Q4").isDisjoint(with: [.satisfaction, .levels]))
  }

  @Test func aMonthBesideItsQuarterDoesNotTellTheRest() throws {
    let quarter = try PosterSamples.issued("2026-Q4", PosterSamples.figures([240, 60, 25]), number: 1)
    let october = try PosterSamples.issued("2026-10", PosterSamples.figures([80, 20, 20]), number: 2)
    let shelf = PosterShelf([october, quarter])
    #expect(try exact(shelf, "2026-Q4") == Self.all)
    #expect(try exact(shelf, "2026-10").isDisjoint(with: [.satisfaction, .levels]))
    // Of another quarter it tells nothing.
    let other = PosterShelf([try PosterSamples.issued("2027-01", PosterSamples.figures([80, 20, 20])), quarter])
    #expect(try exact(other, "2027-01") == Self.all)
  }

  @Test func whatHungOnTheWallStaysWhateverIsIssuedLater() throws {
    let parts = [
      try PosterSamples.issued("2026-10", PosterSamples.figures([80, 20, 10]), number: 1),
      try PosterSamples.issued("2026-11", PosterSamples.figures([80, 20, 5]), number: 2),
      try PosterSamples.issued("2026-Q4", PosterSamples.figures([240, 60, 25]), number: 3),
      try PosterSamples.issued("2026-12", PosterSamples.figures([80, 20, 10]), number: 4),
    ]
    for count in 1..<parts.count {
      let (before, after) = (PosterShelf(Array(parts.prefix(count))), PosterShelf(parts.shuffled()))
      for (period, entry) in before.entries { #expect(after.entries[period] == entry) }
    }
  }

  @Test func aCorrectionTakesThePlaceOfWhatItCorrectsWhereItTellsOfNobody() throws {
    let first = try PosterSamples.issued("2026-Q4", PosterSamples.figures([200, 50, 12]), number: 1)
    let large = try PosterSamples.issued(
      "2026-Q4", PosterSamples.figures([230, 70, 12]), number: 2, corrects: 1)
    let shelf = PosterShelf([first, large])
    #expect(try PosterSamples.entry("2026-Q4", of: shelf).issued.closing.number.serial == 2)
    let small = try PosterSamples.issued(
      "2026-Q4", PosterSamples.figures([203, 50, 12]), number: 2, corrects: 1)
    let kept = try PosterSamples.entry("2026-Q4", of: PosterShelf([first, small]))
    #expect(kept.issued.closing.number.serial == 1 && kept.correction?.serial == 2)
    // A level that falls tells of those who were counted too.
    let fallen = try PosterSamples.issued(
      "2026-Q4", PosterSamples.figures([220, 47, 12]), number: 2, corrects: 1)
    #expect(try PosterSamples.entry("2026-Q4", of: PosterShelf([first, fallen])).correction?.serial == 2)
  }

  @Test func yearsAndClerksHaveNoPoster() throws {
    let shelf = PosterShelf([
      try PosterSamples.issued("2026", PosterSamples.figures([200, 50, 12])),
      try PosterSamples.issued("2026-Q3", PosterSamples.figures([200, 50, 12]), number: 2, clerk: "H56.14/CB01"),
    ])
    #expect(shelf.entries.isEmpty && shelf.periods.isEmpty)
  }

  @Test func aUnitWithAnotherPublicOneInItShowsNothing() throws {
    let units = Set(try ["H56.14", "H56.15"].map { try #require(UnitCode($0)) })
    let figures = PosterSamples.figures([200, 50, 12])
    let whole = PosterShelf([try PosterSamples.issued("2026-Q4", figures, units: ["H56.14", "H56.15"])])
    #expect(whole.without(others: units).entries.isEmpty)
    #expect(PosterShelf([try PosterSamples.issued("2026-Q4", figures)]).without(others: units).entries.count == 1)
  }

  @Test func theNewestPeriodStandsFirst() throws {
    let figures = PosterSamples.figures([200, 50, 12])
    let shelf = PosterShelf(
      try ["2026-09", "2026-Q3", "2026-10", "2026-Q2"].enumerated().map {
        try PosterSamples.issued($0.element, figures, number: $0.offset + 1)
      })
    #expect(shelf.periods.map(\.description) == ["2026-10", "2026-Q3", "2026-09", "2026-Q2"])
  }
}
