import RatingModel
import Testing

struct ScaleTests {
  @Test func aScaleNeedsThreeToFiveDistinctLabelledLevels() throws {
    #expect(try scale(["a", "b", "c"]) != nil)
    #expect(try scale(["a", "b"]) == nil)
    #expect(try scale(["a", "b", "b"]) == nil)
    #expect(try scale(["a", "b", "c", "d", "e", "f"]) == nil)
    #expect(try scale(["a", "b", "c"], labels: ["vi": "Tốt"]) == nil)
  }

  @Test func aScaleOnWhichEverythingSatisfiesIsRefused() throws {
    #expect(try scale(["a", "b", "c"], satisfied: ["a", "b", "c"]) == nil)
    #expect(try scale(["a", "b", "c"], satisfied: []) == nil)
  }

  @Test func aLevelReferenceHasOneSpelling() {
    #expect(LevelReference("hai-long-3/1/rat-hai-long")?.description == "hai-long-3/1/rat-hai-long")
    #expect(LevelReference("hai-long-3/01/rat-hai-long") == nil)
    #expect(LevelReference("hai-long-3/rat-hai-long") == nil)
  }

  private func scale(
    _ names: [String], satisfied: Set<String> = ["a"], labels: [String: String] = ["vi": "Tốt", "en": "Good"]
  ) throws -> Scale? {
    let levels = try names.map {
      Level(name: try #require(LevelName($0)), labels: labels, satisfied: satisfied.contains($0))
    }
    return Scale(id: try #require(ScaleID("hai-long")), version: 1, levels: levels)
  }
}
