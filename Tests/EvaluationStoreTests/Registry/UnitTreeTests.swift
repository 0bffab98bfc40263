import EvaluationStore
import RatingModel
import Testing

@Suite("The tree of units")
struct UnitTreeTests {
  @Test func aSubtreeHoldsEveryLevelBelowItsRoot() throws {
    let tree = UnitTree([
      try Office.unitRecord("A"), try Office.unitRecord("A.1", parent: "A"),
      try Office.unitRecord("A.1.1", parent: "A.1"),
      try Office.unitRecord("B"),
    ])
    let day = try Office.day("2026-10-30")

    #expect(try tree.subtree(of: Office.unit("A"), on: day) == Set(["A", "A.1", "A.1.1"].map(Office.unit)))
    #expect(try tree.subtree(of: Office.unit("A.1"), on: day) == Set(["A.1", "A.1.1"].map(Office.unit)))
  }

  @Test func aRootThatDoesNotHoldOnTheDayHasNoSubtree() throws {
    let tree = UnitTree([try Office.unitRecord("A", nil, "2026-06-30"), try Office.unitRecord("A.1", parent: "A")])

    #expect(try tree.subtree(of: Office.unit("A"), on: Office.day("2026-07-01")).isEmpty)
  }

  @Test func aStretchFindsUnitsThatWereBelowOnAnyOfItsDays() throws {
    let tree = UnitTree([
      try Office.unitRecord("A"), try Office.unitRecord("X", parent: "A", "2026-03-05", "2026-03-06"),
      try Office.unitRecord("Y", parent: "A", "2026-04-01", nil),
    ])
    let (a, x, y) = (try Office.unit("A"), try Office.unit("X"), try Office.unit("Y"))

    func found(_ first: String, _ last: String) throws -> Set<UnitCode> {
      tree.subtree(of: [a], from: try Office.day(first), through: try Office.day(last))
    }
    #expect(try found("2026-03-01", "2026-03-31") == [a, x])
    #expect(try found("2026-03-06", "2026-03-06") == [a, x])
    #expect(try found("2026-03-07", "2026-03-31") == [a])
    #expect(try found("2026-03-07", "2026-04-01") == [a, y])
    #expect(try found("2026-04-02", "2026-04-01").isEmpty)
  }

  @Test func aStretchFindsAUnitWhoseGrandparentComesBackWhenAnotherRecordEnds() throws {
    let tree = UnitTree([
      try Office.unitRecord("A"), try Office.unitRecord("B"),
      try Office.unitRecord("M", parent: "B", nil, "2026-03-10"),
      try Office.unitRecord("M", parent: "A", "2026-03-11", nil),
      try Office.unitRecord("M.1", parent: "M"),
    ])

    let found = tree.subtree(
      of: [try Office.unit("A")], from: try Office.day("2026-03-01"), through: try Office.day("2026-03-31"))

    #expect(try found == Set(["A", "M", "M.1"].map(Office.unit)))
  }
}
