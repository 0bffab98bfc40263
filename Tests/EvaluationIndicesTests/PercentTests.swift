import EvaluationIndices
import Testing

@Suite("Percentages as written")
struct PercentTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let (count, of): (Int, Int)
    let text: String
    var testDescription: String { "\(count)/\(of) is \(text)" }
  }

  static let examples = [
    Example(count: 1, of: 3, text: "33.3"), Example(count: 2, of: 3, text: "66.7"),
    // 0.05 % exactly, and 12.25 %, 12.35 %: half goes away from zero, also where the digit before it is even.
    Example(count: 1, of: 2000, text: "0.1"), Example(count: 49, of: 400, text: "12.3"),
    Example(count: 247, of: 2000, text: "12.4"), Example(count: 1, of: 2001, text: "0.0"),
    Example(count: 0, of: 7, text: "0.0"), Example(count: 7, of: 7, text: "100.0"),
    // More than all: coverage with more sessions than reported steps.
    Example(count: 12, of: 10, text: "120.0"),
  ]

  @Test(arguments: examples)
  func countsAreRoundedToOneDecimalHalfAwayFromZero(_ example: Example) {
    #expect(Percent(example.count, of: example.of)?.text() == example.text)
  }

  @Test func aPercentageOfNothingDoesNotExist() {
    #expect(Percent(0, of: 0) == nil)
  }

  @Test func vietnameseIsWrittenWithAComma() {
    #expect(Percent(722, of: 1000)?.text(decimalSign: ",") == "72,2")
  }

  @Test func aFractionBelowZeroIsRoundedAwayFromZeroAndKeepsItsSign() {
    #expect(Percent(fraction: -0.0005).text() == "-0.1")
    #expect(Percent(fraction: -0.1234).text() == "-12.3")
  }

  @Test func theLargestCountsThatTravelAreStillExact() {
    let large = 1_000_000_000 * 1_000_000

    #expect(Percent(large / 2, of: large)?.text() == "50.0")
  }
}
