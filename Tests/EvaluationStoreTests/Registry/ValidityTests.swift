import EvaluationStore
import RatingModel
import SeededRandom
import Testing

@Suite("Days on which a record holds")
struct ValidityTests {
  @Test func bothEndsAreIncluded() throws {
    let validity = try Office.validity("2026-01-01", "2026-01-31")

    #expect(try !validity.contains(Office.day("2025-12-31")))
    #expect(try validity.contains(Office.day("2026-01-01")))
    #expect(try validity.contains(Office.day("2026-01-31")))
    #expect(try !validity.contains(Office.day("2026-02-01")))
  }

  @Test func anOpenEndHoldsForEver() throws {
    #expect(try Validity.always.contains(Office.day("1000-01-01")))
    #expect(try Office.validity("2026-01-01", nil).contains(try Office.day("9999-12-31")))
  }

  @Test func theLastDayIsNotBeforeTheFirst() throws {
    let (first, last) = (try Office.day("2026-01-02"), try Office.day("2026-01-01"))

    #expect(Validity(first: first, last: last) == nil)
    #expect(Validity(first: first, last: first) != nil)
  }

  @Test func overlappingMeansSharingADay() throws {
    let january = try Office.validity("2026-01-01", "2026-01-31")

    #expect(try january.overlaps(Office.validity("2026-01-31", nil)))
    #expect(try !january.overlaps(Office.validity("2026-02-01", nil)))
    #expect(january.overlaps(.always))
    #expect(try !january.overlaps(Office.validity(nil, "2025-12-31")))
  }

  /// Every way to cover ten days with up to three stretches, against counting day by day.
  @Test func coverageAgreesWithCountingDayByDay() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let stretches = try (0..<3).map { _ in try Self.stretch(using: &generator) }
      let whole = try Self.stretch(using: &generator)
      let days = try (0...30).map { try #require(CivilDate(daysSince1970: 20_000 + $0)) }
      // Days 0 and 30 stand for the open ends: no stretch begins or ends beyond day 29.
      let expected = days.filter(whole.contains).allSatisfy { day in stretches.contains { $0.contains(day) } }
      #expect(whole.isCovered(by: stretches) == expected)
    }
  }

  private static func stretch(using generator: inout SeededGenerator) throws -> Validity {
    let ends = [Int.random(in: 1...29, using: &generator), Int.random(in: 1...29, using: &generator)].sorted()
    let (isOpenFirst, isOpenLast) = (
      Int.random(in: 0..<4, using: &generator) == 0, Int.random(in: 0..<4, using: &generator) == 0
    )
    let first = isOpenFirst ? nil : CivilDate(daysSince1970: 20_000 + ends[0])
    let last = isOpenLast ? nil : CivilDate(daysSince1970: 20_000 + ends[1])
    return try #require(Validity(first: first, last: last))
  }
}
