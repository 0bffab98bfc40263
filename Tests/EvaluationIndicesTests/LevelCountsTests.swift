import EvaluationIndices
import RatingModel
import Testing

@Suite("Ratings by level")
struct LevelCountsTests {
  private func scale() throws -> Scale {
    func level(_ name: String, satisfied: Bool) throws -> Level {
      Level(name: try #require(LevelName(name)), labels: ["vi": name, "en": name], satisfied: satisfied)
    }
    let id = try #require(ScaleID("hai-long-3"))
    let levels = [
      try level("rat-hai-long", satisfied: true), try level("hai-long", satisfied: true),
      try level("khong-hai-long", satisfied: false),
    ]
    return try #require(Scale(id: id, version: 1, levels: levels))
  }

  private func levelCounts(_ counts: [String: Int]) throws -> LevelCounts {
    let scale = try scale()
    let named = Dictionary(uniqueKeysWithValues: try counts.map { (try name($0.key), $0.value) })
    return try #require(LevelCounts(scale: scale, counts: named))
  }

  private func name(_ text: String) throws -> LevelName { try #require(LevelName(text)) }

  @Test func satisfiedAddsTheLevelsThatTheScaleSaysAreSatisfied() throws {
    let counts = try levelCounts(["rat-hai-long": 20, "hai-long": 15, "khong-hai-long": 5])

    #expect(counts.ratings == 40)
    #expect(counts.satisfied == Share(count: 35, of: 40))
    #expect(counts.share(of: try name("khong-hai-long")) == Share(count: 5, of: 40))
  }

  @Test func aLevelWithoutRatingsHasAShareOfZeroWhileThereAreOthers() throws {
    let counts = try levelCounts(["hai-long": 3])

    #expect(counts.share(of: try name("khong-hai-long")).value == 0)
  }

  @Test func withoutAnyRatingNoShareHasAValue() throws {
    let counts = try levelCounts([:])

    #expect(counts.satisfied.value == nil)
    #expect(counts.share(of: try name("hai-long")).value == nil)
  }

  @Test func aLevelOfAnotherScaleIsNotCounted() throws {
    let (scale, strange) = (try scale(), try name("binh-thuong"))

    #expect(LevelCounts(scale: scale, counts: [strange: 1]) == nil)
  }

  @Test(arguments: [
    (0, SampleSize.tooSmall), (9, .tooSmall), (10, .small), (29, .small), (30, .sufficient), (99, .sufficient),
    (100, .comparable), (100_000, .comparable),
  ])
  func sampleSizeChangesAtTenThirtyAndAHundred(ratings: Int, size: SampleSize) throws {
    let counts = try levelCounts(["hai-long": ratings])

    #expect(counts.sampleSize == size)
  }

  @Test func fewerThanTenCarryNoPercentageAndFewerThanThirtyNoneAlone() {
    #expect(SampleSize.allCases.filter { !$0.carriesPercentageWithInterval } == [.tooSmall])
    #expect(SampleSize.allCases.filter { !$0.carriesPercentage } == [.tooSmall, .small])
  }
}
