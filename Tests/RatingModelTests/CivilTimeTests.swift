import RatingModel
import Testing

struct CivilTimeTests {
  @Test func everyDayOfFourCenturiesReadsBackFromItsNumber() throws {
    var expected = try #require(CivilDate("1899-12-31")?.daysSince1970)
    for year in 1900...2299 {
      for month in 1...12 {
        for day in 1...CivilDate.length(ofMonth: month, year: year) {
          let date = try #require(CivilDate(year: year, month: month, day: day))
          expected += 1
          #expect(date.daysSince1970 == expected)
          #expect(CivilDate(daysSince1970: expected) == date)
        }
      }
    }
  }

  @Test func daysThatTheCalendarHasNotAreRefused() {
    #expect(CivilDate("2026-02-29") == nil)
    #expect(CivilDate("2024-02-29") != nil)
    #expect(CivilDate("2026-13-01") == nil)
    #expect(CivilDate("2026-1-1") == nil)
    #expect(CivilDate("2026-11-00") == nil)
  }

  @Test func weekdaysFollowISO8601() throws {
    #expect(try #require(CivilDate("2026-11-21")).weekday == 6)
    #expect(try #require(CivilDate("1970-01-01")).weekday == 4)
    #expect(try #require(CivilDate("1969-12-28")).weekday == 7)
  }

  @Test func localDayBeginsAtMidnightOfTheUnit() throws {
    let zone = try #require(Zone("Asia/Ho_Chi_Minh"))
    // 2026-11-20T16:59:59.999Z and one millisecond later, at UTC+7.
    let before = try #require(zone.local(WallTime(milliseconds: 1_795_193_999_999)))
    let after = try #require(zone.local(WallTime(milliseconds: 1_795_194_000_000)))
    #expect("\(before.date)" == "2026-11-20")
    #expect(before.hour == 23)
    #expect("\(after.date)" == "2026-11-21")
    #expect(after.hour == 0)
  }

  @Test func aZoneThatIsNoPlaceIsRefused() {
    #expect(Zone("Asia/Sai_Gon_Moi") == nil)
    #expect(Zone("GMT+7") == nil)
  }

  @Test func timesBeforeTheEpochHaveTheirOwnDay() throws {
    let zone = try #require(Zone("UTC"))
    #expect("\(try #require(zone.local(WallTime(milliseconds: -1))).date)" == "1969-12-31")
  }
}
