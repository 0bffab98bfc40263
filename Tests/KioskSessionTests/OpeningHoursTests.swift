import Foundation
import KioskSession
import RatingModel
import Testing

struct OpeningHoursTests {
  private static let morning = "07:30-11:30"
  private static let afternoon = "13:30-17:00"

  private func time(_ date: String, _ hour: Int, _ minute: Int) throws -> LocalTime {
    LocalTime(date: try #require(CivilDate(date)), hour: hour, minute: minute)
  }

  private func stretch(_ text: String) throws -> DayStretch { try #require(DayStretch(text)) }

  private func span(_ from: String?, _ through: String?) throws -> Validity {
    try #require(Validity(first: from.flatMap { CivilDate($0) }, last: through.flatMap { CivilDate($0) }))
  }

  @Test(arguments: [morning, afternoon, "00:00-24:00", "23:59-24:00"])
  func aStretchReadsBackFromItsText(text: String) throws { #expect(try stretch(text).description == text) }

  @Test(arguments: [
    "", "07:30", "7:30-11:30", "07:30–11:30", "11:30-07:30", "07:30-07:30", "07:60-08:00", "07:30-24:01", "24:00-24:00",
    " 07:30-11:30", "٠٧:٣٠-١١:٣٠",
  ])
  func anythingElseIsRefused(text: String) { #expect(DayStretch(text) == nil) }

  @Test func aStretchHoldsItsFirstMinuteAndNotItsLast() throws {
    let morning = try stretch(Self.morning)
    #expect(morning.holds(try time("2026-11-23", 7, 30)))
    #expect(morning.holds(try time("2026-11-23", 11, 29)))
    #expect(!morning.holds(try time("2026-11-23", 7, 29)))
    #expect(!morning.holds(try time("2026-11-23", 11, 30)))
  }

  @Test func aDayThatIsNotNamedIsClosed() throws {
    let hours = OpeningHours(week: [.monday: [try stretch(Self.morning)]], exceptions: [])
    #expect(hours.areOpen(at: try time("2026-11-23", 8, 0)))
    #expect(!hours.areOpen(at: try time("2026-11-24", 8, 0)))
  }

  @Test func ofSeveralExceptionsTheLastCounts() throws {
    let closed = OpeningHours.Exception(dates: try span("2027-02-05", "2027-02-11"), times: [])
    let duty = OpeningHours.Exception(dates: try span("2027-02-08", "2027-02-08"), times: [try stretch(Self.morning)])
    let week = Dictionary(uniqueKeysWithValues: try Weekday.allCases.map { ($0, [try stretch("00:00-24:00")]) })
    let hours = OpeningHours(week: week, exceptions: [closed, duty])
    let isOpen = try (4...12).map { hours.areOpen(at: try time("2027-02-" + String(format: "%02d", $0), 8, 0)) }
    #expect(isOpen == [true, false, false, false, true, false, false, false, true])
    #expect(!hours.areOpen(at: try time("2027-02-08", 12, 0)))
  }

  @Test func hoursReadBackAsTheJournalKeepsThem() throws {
    let hours = OpeningHours(
      week: [.friday: [try stretch(Self.morning), try stretch(Self.afternoon)]],
      exceptions: [.init(dates: try span("2027-01-01", nil), times: [])])
    let data = try CanonicalJSON.data(hours)
    #expect(try CanonicalJSON.decode(OpeningHours.self, from: data) == hours)
    #expect(String(decoding: data, as: UTF8.self).contains(#"["07:30-11:30","13:30-17:00"]"#))
  }

  @Test func aShiftHoldsOnItsDaysAtItsTimes() throws {
    let clerk = try #require(ClerkID("H56.14/CB017"))
    let shift = Shift(
      clerk: clerk, weekdays: [.monday, .friday], times: [try stretch(Self.morning)],
      dates: try span("2026-11-23", "2026-11-29"))
    #expect(shift.holds(try time("2026-11-23", 8, 0)))
    #expect(shift.holds(try time("2026-11-27", 8, 0)))
    #expect(!shift.holds(try time("2026-11-24", 8, 0)))
    #expect(!shift.holds(try time("2026-11-30", 8, 0)))
    #expect(!shift.holds(try time("2026-11-23", 13, 30)))
    let always = Shift(clerk: clerk, weekdays: [], times: [], dates: try span(nil, nil))
    #expect(always.holds(try time("1999-12-31", 23, 59)))
  }
}
