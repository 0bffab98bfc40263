import EvaluationReports
import RatingModel
import Testing

struct PeriodPresetTests {
  @Test(arguments: [
    (PeriodPreset.thisMonth, "2026-02-14", "2026-02-01", "2026-02-28"),
    (.lastMonth, "2026-01-05", "2025-12-01", "2025-12-31"),
    (.lastMonth, "2028-03-31", "2028-02-01", "2028-02-29"),
    (.thisQuarter, "2026-11-21", "2026-10-01", "2026-12-31"),
    (.lastQuarter, "2026-02-01", "2025-10-01", "2025-12-31"),
    (.thisYear, "2026-11-21", "2026-01-01", "2026-12-31"),
  ])
  func aPresetCoversWholeMonths(preset: PeriodPreset, today: String, from: String, through: String) throws {
    let days = preset.days(on: try #require(CivilDate(today)))
    #expect(days.from.description == from)
    #expect(days.through.description == through)
  }
}
