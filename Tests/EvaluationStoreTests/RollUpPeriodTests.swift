import RatingModel
import Testing

@testable import EvaluationStore

struct RollUpPeriodTests {
  private func filled(_ first: String, _ last: String, _ grains: [RollUpGrain]) throws -> [String] {
    RollUpPeriod.filling(try Office.validity(first, last), by: grains).map(\.description)
  }

  @Test func daysAreFilledByTheFewestPeriods() throws {
    #expect(try filled("2025-01-01", "2026-12-31", [.year, .month, .day]) == ["2025", "2026"])
    #expect(
      try filled("2025-11-30", "2026-02-01", [.year, .month, .day]) == [
        "2025-11-30", "2025-12", "2026-01", "2026-02-01",
      ])
    #expect(try filled("2026-02-28", "2026-03-01", [.month, .day]) == ["2026-02-28", "2026-03-01"])
    #expect(try filled("2024-02-01", "2024-02-29", [.year, .month, .day]) == ["2024-02"])
    #expect(try filled("2025-12-31", "2026-01-01", [.day]) == ["2025-12-31", "2026-01-01"])
  }

  /// Without a grain of days what is not whole is left out.
  @Test func onlyWholePeriodsAreTakenWhereThereIsNothingSmaller() throws {
    #expect(try filled("2026-01-01", "2026-02-15", [.year, .month]) == ["2026-01"])
  }

  @Test func periodsThatAreTouchedAreTakenWhenTheirUnitIsMeantThroughout() throws {
    let span = try Office.validity("2026-02-10", "2026-04-10")
    let whole = RollUpPeriod.touching(span, within: .always, by: .month).map(\.description)
    let late = RollUpPeriod.touching(span, within: try Office.validity("2026-03-01", nil), by: .month)
    let quarters = RollUpPeriod.touching(span, within: .always, by: .quarter).map(\.description)

    #expect(whole == ["2026-02", "2026-03", "2026-04"])
    #expect(late.map(\.description) == ["2026-03", "2026-04"])
    #expect(quarters == ["2026-Q1", "2026-Q2"])
  }

  @Test(arguments: ["2026-11-21", "2026-11", "2026-Q4", "2026"])
  func aPeriodIsReadAsItIsWritten(text: String) {
    #expect(RollUpPeriod(text)?.description == text)
  }

  @Test(arguments: [
    "", "26", "2026-13", "2026-Q5", "0026", "undated:00000000000000000000000000000001", "2026-02-30", "２０２６",
  ])
  func whatIsNoPeriodIsNotRead(text: String) {
    #expect(RollUpPeriod(text) == nil)
  }
}
