import EvaluationIndices
import Testing

@Suite struct RankingTests {
  private typealias Office = String

  private static func candidate(_ satisfied: Int, of ratings: Int, _ inTime: Int?, of dossiers: Int = 0)
    -> Ranking<Office>.Candidate
  {
    Ranking.Candidate(
      satisfied: Share(count: satisfied, of: ratings), inTime: inTime.map { Share(count: $0, of: dossiers) })
  }

  private static func place(_ office: Office, _ ranking: Ranking<Office>) throws -> Ranking<Office>.Place {
    guard case .placed(let place)? = ranking.standings[office] else {
      throw RankingFault(office: office, standing: "\(String(describing: ranking.standings[office]))")
    }
    return place
  }

  private struct RankingFault: Error {
    let office: Office
    let standing: String
  }

  @Test func officesThatChanceCouldChangeRoundShareTheirPlaces() throws {
    let ranking = Ranking(
      [
        "good": Self.candidate(990, of: 1000, 1980, of: 2000), "alike": Self.candidate(988, of: 1000, 1979, of: 2000),
        "bad": Self.candidate(700, of: 1000, 1400, of: 2000),
      ], by: RankingRule())

    let (good, alike, bad) = (
      try Self.place("good", ranking), try Self.place("alike", ranking), try Self.place("bad", ranking)
    )
    #expect(good.score > alike.score)
    #expect((good.best, good.worst) == (1, 2))
    #expect((alike.best, alike.worst) == (1, 2))
    #expect((bad.best, bad.worst) == (3, 3))
    #expect(bad.score == 0.7)
    #expect(bad.lower < 0.7 && bad.upper > 0.7)
  }

  @Test func theWeightDecidesWhatAnOfficeIsPlacedBy() throws {
    let offices = [
      "quick": Self.candidate(600, of: 1000, 2000, of: 2000), "kind": Self.candidate(1000, of: 1000, 1200, of: 2000),
      "other": Self.candidate(300, of: 1000, 400, of: 2000),
    ]

    let byResults = Ranking(offices, by: RankingRule(weightOfResults: 100))
    let byRatings = Ranking(offices, by: RankingRule(weightOfResults: 0))

    #expect(try Self.place("quick", byResults).best == 1)
    #expect(try Self.place("kind", byResults).best == 2)
    #expect(try Self.place("kind", byRatings).best == 1)
    #expect(try Self.place("quick", byRatings).best == 2)
    #expect(try Self.place("kind", byRatings).score == 1)
  }

  @Test func nobodyIsPlacedByAHandful() {
    let ranking = Ranking(
      [
        "few ratings": Self.candidate(29, of: 29, 100, of: 100), "no results": Self.candidate(90, of: 100, nil),
        "few dossiers": Self.candidate(90, of: 100, 29, of: 29), "one": Self.candidate(90, of: 100, 90, of: 100),
        "two": Self.candidate(90, of: 100, 90, of: 100), "three": Self.candidate(30, of: 30, 30, of: 30),
      ], by: RankingRule())

    #expect(ranking.standings["few ratings"] == .tooFewRatings)
    #expect(ranking.standings["no results"] == .noResults)
    #expect(ranking.standings["few dossiers"] == .tooFewDossiers)
    for office in ["one", "two", "three"] { #expect(throws: Never.self) { try Self.place(office, ranking) } }
  }

  @Test func twoOfficesAreNoRanking() {
    let ranking = Ranking(
      ["one": Self.candidate(90, of: 100, 90, of: 100), "two": Self.candidate(10, of: 100, 10, of: 100)],
      by: RankingRule())

    #expect(ranking.standings == ["one": .tooFewOthers, "two": .tooFewOthers])
  }

  /// What weighs nothing need not have come.
  @Test func resultsThatWeighNothingAreNotAskedFor() throws {
    let ranking = Ranking(
      [
        "one": Self.candidate(99, of: 100, nil), "two": Self.candidate(50, of: 100, nil),
        "three": Self.candidate(10, of: 100, nil),
      ], by: RankingRule(weightOfResults: 0))

    #expect(try Self.place("one", ranking).worst == 1)
    #expect(try Self.place("three", ranking).best == 3)
  }
}
