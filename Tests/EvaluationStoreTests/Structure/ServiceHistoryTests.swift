import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

@Suite("Where a clerk served")
struct ServiceHistoryTests {
  private static func tally(
    _ unit: String, _ counter: String, on day: String, clerk: String = "A/CB01", count: Int = 1
  ) throws -> StoredTally {
    let key = DayKey(
      unit: try Office.unit(unit), counter: try Office.counter(counter), clerk: try Office.clerk(clerk),
      period: .day(try Office.day(day)), channel: .button, marks: [], subject: .outcome(.rated))
    return StoredTally(
      kiosk: try Office.kiosk("k-1"), journal: try Office.journal(), key: .day(key), count: count, version: 1,
      placement: .dated)
  }

  private static func captions(_ stretches: [ServiceHistory.Stretch]) -> [String] {
    stretches.map { stretch in
      let days = [stretch.days.first, stretch.days.last].map { $0?.description ?? "…" }.joined(separator: " – ")
      let place = "\(stretch.unit)" + (stretch.counter.map { "/\($0)" } ?? "")
      return "\(place) \(days)" + (stretch.served.map { ", \($0) days" } ?? "")
    }
  }

  @Test func aClerkServedHereAndThenThere() throws {
    let history = ServiceHistory(
      of: try Office.clerk("A/CB01"), postings: [],
      tallies: [
        try Self.tally("B", "Q02", on: "2026-03-20"), try Self.tally("A", "Q01", on: "2026-03-02"),
        try Self.tally("A", "Q01", on: "2026-03-09"), try Self.tally("A", "Q01", on: "2026-03-09"),
        try Self.tally("A", "Q01", on: "2026-04-01"), try Self.tally("A", "Q09", on: "2026-03-05", count: 0),
        try Self.tally("A", "Q01", on: "2026-03-19", clerk: "B/CB01"),
      ])

    #expect(
      Self.captions(history.served) == [
        "A/Q01 2026-03-02 – 2026-03-09, 2 days", "B/Q02 2026-03-20 – 2026-03-20, 1 days",
        "A/Q01 2026-04-01 – 2026-04-01, 1 days",
      ])
  }

  @Test func twoCountersOnOneDayAreNoMove() throws {
    let tallies = try ["2026-03-02", "2026-03-03"].flatMap { day in
      [try Self.tally("A", "Q01", on: day), try Self.tally("A", "Q02", on: day)]
    }

    let history = ServiceHistory(of: try Office.clerk("A/CB01"), postings: [], tallies: tallies)

    #expect(
      Self.captions(history.served) == [
        "A/Q01 2026-03-02 – 2026-03-03, 2 days", "A/Q02 2026-03-02 – 2026-03-03, 2 days",
      ])
  }

  @Test func postingsAreToldAsTheyWereImported() throws {
    func posting(_ clerk: String, _ unit: String, _ counter: String?, _ first: String?, _ last: String?) throws
      -> PostingRecord
    {
      PostingRecord(
        clerk: try Office.clerk(clerk), unit: try Office.unit(unit), counter: try counter.map(Office.counter),
        validity: try Office.validity(first, last))
    }
    let history = ServiceHistory(
      of: try Office.clerk("A/CB01"),
      postings: [
        try posting("A/CB01", "B", nil, "2026-04-01", nil), try posting("A/CB01", "A", "Q01", nil, "2026-03-31"),
        try posting("B/CB01", "B", "Q01", nil, nil),
      ], tallies: [])

    #expect(Self.captions(history.posted) == ["A/Q01 … – 2026-03-31", "B 2026-04-01 – …"])
    #expect(history.served == [])
  }
}
