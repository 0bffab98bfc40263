import EvaluationStore
import RatingModel
import Testing

@Suite("Units and the days on which they are meant")
struct UnitDaysTests {
  @Test func stretchesThatMeetAreOne() throws {
    let unit = try Office.unit("H56")
    var days = UnitDays()
    days.add(unit, try Office.validity("2026-07-01", nil))
    days.add(unit, try Office.validity(nil, "2026-06-30"))

    #expect(days == UnitDays([unit]))
  }

  @Test func stretchesWithADayBetweenStayApart() throws {
    let unit = try Office.unit("H56")
    let (early, late) = (try Office.validity(nil, "2026-06-29"), try Office.validity("2026-07-01", nil))
    var days = UnitDays()
    days.add(unit, late)
    days.add(unit, early)

    #expect(days.stretches(of: unit) == [early, late])
    #expect(try !days.covers(unit, Office.validity("2026-06-29", "2026-07-01")))
  }

  @Test func onlyNewDaysAreAnAddition() throws {
    let unit = try Office.unit("H56")
    var days = UnitDays()

    #expect(try days.add(unit, Office.validity("2026-07-01", "2026-07-31")))
    #expect(try !days.add(unit, Office.validity("2026-07-02", "2026-07-31")))
    #expect(try days.add(unit, Office.validity("2026-07-02", "2026-08-01")))
    #expect(try days.stretches(of: unit) == [Office.validity("2026-07-01", "2026-08-01")])
  }

  @Test func whatTwoMeanIsWhatBothMeanUnitByUnit() throws {
    let (both, one) = (try Office.unit("H56"), try Office.unit("H57"))
    var (left, right) = (UnitDays([one]), UnitDays())
    left.add(both, try Office.validity(nil, "2026-06-30"))
    right.add(both, try Office.validity("2026-06-01", nil))

    let common = left.intersection(right)

    #expect(common.units == [both])
    #expect(try common.stretches(of: both) == [Office.validity("2026-06-01", "2026-06-30")])
  }
}
