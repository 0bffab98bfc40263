import ForwardingContract
import RatingModel
import Testing

@Suite struct InternetTimeTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1970-01-01T07:00:00+07:00", 0), ("1969-12-31T23:30:00.25-00:30", 250),
    ("2026-11-21T08:00:00+07:00", 1_795_222_800_000), ("2026-11-21t01:00:00.123456789z", 1_795_222_800_123),
    ("2024-02-29T23:59:59Z", 1_709_251_199_000),
  ])
  func timesWithAnOffsetAreRead(text: String, milliseconds: Int64) {
    #expect(WallTime(internetTime: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T08:00:00", "2026-11-21T08:00+07:00", "2026-02-30T08:00:00Z", "2026-11-21T24:00:00Z",
    "2026-11-21T08:60:00Z", "2026-11-21T08:00:60Z", "2026-11-21T08:00:00+24:00", "2026-11-21T08:00:00+07",
    "26-11-21T08:00:00Z",
    "2026-11-21 08:00:00Z", "2026-11-21T08:00:00.Z", "２０２６-11-21T08:00:00Z",
  ])
  func anythingElseIsNot(text: String) {
    #expect(WallTime(internetTime: text) == nil)
  }
}
