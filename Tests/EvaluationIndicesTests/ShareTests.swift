import EvaluationIndices
import Testing

@Suite("Shares and their intervals")
struct ShareTests {
  struct Worked: Sendable, CustomTestStringConvertible {
    let (count, of): (Int, Int)
    let (lower, upper): (Double, Double)
    var testDescription: String { "\(count)/\(of)" }
  }

  static let worked = [
    Worked(count: 10, of: 10, lower: 0.722, upper: 1),
    Worked(count: 99, of: 100, lower: 0.946, upper: 0.998),
    Worked(count: 50, of: 50, lower: 0.929, upper: 1),
    Worked(count: 0, of: 5, lower: 0, upper: 0.434),
  ]

  @Test(arguments: worked)
  func intervalIsTheOneWorkedByHand(_ example: Worked) throws {
    let interval = try #require(Share(count: example.count, of: example.of).interval)

    #expect(abs(interval.lower - example.lower) < 0.0005)
    #expect(abs(interval.upper - example.upper) < 0.0005)
  }

  @Test func aShareOfNothingHasNoValueNoPercentageAndNoInterval() {
    let share = Share(count: 0, of: 0)

    #expect(share.value == nil)
    #expect(share.percent == nil)
    #expect(share.interval == nil)
  }

  @Test func noneOfSomethingIsZeroAndNotNothing() {
    let share = Share(count: 0, of: 5)

    #expect(share.value == 0)
    #expect(share.percent?.tenths == 0)
  }

  @Test func intervalHoldsItsShareAndKeepsWithinZeroAndOneForEveryCount() throws {
    for whole in 1...60 {
      for count in 0...whole {
        let interval = try #require(Share(count: count, of: whole).interval)
        let value = Double(count) / Double(whole)
        #expect(interval.lower >= 0 && interval.upper <= 1)
        #expect(interval.lower <= value && value <= interval.upper)
      }
    }
  }

  @Test func intervalMirrorsWhenWhatIsCountedIsTurnedRound() throws {
    let share = try #require(Share(count: 7, of: 19).interval)
    let rest = try #require(Share(count: 12, of: 19).interval)

    #expect(abs(share.lower - (1 - rest.upper)) < 1e-12)
    #expect(abs(share.upper - (1 - rest.lower)) < 1e-12)
  }

  @Test func moreRatingsOfTheSameShareNarrowTheInterval() throws {
    let few = try #require(Share(count: 8, of: 10).interval)
    let many = try #require(Share(count: 80, of: 100).interval)

    #expect(many.upper - many.lower < few.upper - few.lower)
  }

  @Test func intervalIsWrittenWithOneDecimal() throws {
    let interval = try #require(Share(count: 10, of: 10).interval)

    #expect(interval.lowerPercent.text() == "72.2")
    #expect(interval.upperPercent.text() == "100.0")
  }
}
