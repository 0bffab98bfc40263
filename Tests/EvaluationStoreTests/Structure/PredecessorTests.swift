import EvaluationStore
import Foundation
import RatingModel
import Testing

@Suite("Units that went before")
struct PredecessorTests {
  private static let header = "code,name,parent,valid_from,valid_to,predecessors"

  private static func read(
    _ rows: String, header: String = PredecessorTests.header, replacing present: Registry = Registry()
  ) -> Result<RegistryImport, RegistryRefusal> {
    RegistryCSV.read([.units: Data("\(header)\n\(rows)\n".utf8)], replacing: present)
  }

  private static func places(_ rows: String) -> [String] {
    read(rows).refusal?.problems.map { "\($0.place) \($0.code)" } ?? []
  }

  @Test(arguments: ["A B", "B; A", " A;B ", "A ;  B;A"])
  func theirCodesStandWithBlanksOrSemicolonsBetween(text: String) throws {
    let change = try Self.read("A,Xã A,,,2025-06-30,\nB,Xã B,,,2025-06-30,\nC,Xã C,,2025-07-01,,\(text)").get()

    #expect(try change.units?.last?.predecessors == [Office.unit("A"), Office.unit("B")])
  }

  @Test(arguments: [
    ("C,Xã C,,2025-07-01,,X", "units.csv:2:predecessors registry-predecessor-unknown"),
    ("A,Xã A,,,2025-07-01,\nC,Xã C,,2025-07-01,,A", "units.csv:3:predecessors registry-predecessor-not-ended"),
    ("A,Xã A,,,,\nC,Xã C,,2025-07-01,,A", "units.csv:3:predecessors registry-predecessor-not-ended"),
    ("A,Xã A,,,2025-06-30,\nC,Xã C,,,,A", "units.csv:3:predecessors registry-predecessor-not-ended"),
    // A goes on, and does not say that it is something else.
    (
      "A,Xã A,,,2025-06-30,\nA,Xã A,,2025-07-01,,\nC,Xã C,,2025-07-01,,A",
      "units.csv:4:predecessors registry-predecessor-not-ended"
    ),
    ("A,Xã A,,2025-07-01,,A", "units.csv:2:predecessors registry-predecessor-not-ended"),
    ("A,Xã A,,,2025-06-30,\nC,Xã C,,2025-07-01,,A a1", "units.csv:3:predecessors registry-code-invalid"),
  ])
  func theyAreKnownAndHaveEnded(rows: String, place: String) {
    #expect(Self.places(rows) == [place])
  }

  @Test func aRingWouldHaveToEndBeforeItBegins() {
    let rows = "A,Xã A,,2025-01-01,2025-06-30,B\nB,Xã B,,2025-07-01,2025-12-31,A"

    #expect(Self.places(rows) == ["units.csv:2:predecessors registry-predecessor-not-ended"])
  }

  @Test func aRowThatCouldNotBeReadIsNotCalledUnknown() {
    #expect(
      Self.places("A,,,,2025-06-30,\nC,Xã C,,2025-07-01,,A") == ["units.csv:2:name registry-field-empty"])
  }

  @Test func aFileWithoutTheColumnLeavesThemAsTheyAre() throws {
    let present = Registry(units: try Self.read("A,Xã A,,,2025-06-30,\nC,Xã C,,2025-07-01,,A").get().units ?? [])

    let change = try Self.read(
      "A,Xã A,,,2025-06-30\nC,Xã C mới,,2025-07-01,\nE,Xã E,,2025-07-01,",
      header: "code,name,parent,valid_from,valid_to", replacing: present
    ).get()

    #expect(try change.units?.map(\.predecessors) == [[], [Office.unit("A")], []])
    #expect(
      try Self.read("A,Xã A,,,2025-06-30,\nC,Xã C,,2025-07-01,,", replacing: present).get().units?.last?.predecessors
        == [])
  }

  @Test func aListOfCodesThatNobodyCanMeanIsRefused() {
    let many = Array(repeating: "A", count: RegistryLimits.predecessorCharacters).joined(separator: " ")

    #expect(
      Self.places("A,Xã A,,,2025-06-30,\nC,Xã C,,2025-07-01,,\(many)") == [
        "units.csv:3:predecessors registry-field-too-long"
      ])
  }

  @Test func aParentThatDoesNotHoldOnEveryDayIsToldByItsLine() {
    #expect(
      Self.places("H56,Tỉnh,,2025-07-01,,\nA,Xã A,H56,2025-01-01,,") == ["units.csv:3:parent registry-parent-not-valid"]
    )
  }
}
