import Foundation
import KioskJournal
import KioskSession
import RatingModel
import SeededRandom

/// Days at one counter of three clerks, one after the other.
final class BacklogWriter {
  private static let dayMilliseconds: Int64 = 86_400_000
  /// Eight in the morning in Viet Nam on the second day of 2025: earlier clocks are not believed.
  private static let firstMorning: Int64 = 1_735_779_600_000

  private let count: Int
  private let ratingsPerDay: Int
  private var random: SeededGenerator
  private let journal: Journal
  private let counter: BacklogCounter
  /// Of the day being written.
  private var morning = Instant(milliseconds: 1000)
  private var written = 0

  init(path: String, count: Int, seed: UInt64, now: Date) throws {
    self.count = count
    random = SeededGenerator(seed: seed)
    counter = try BacklogCounter()
    // As at a counter that is open for nine hours, unless there are not days enough.
    let days = max(1, (Int64(now.timeIntervalSince1970 * 1000) - Self.firstMorning) / Self.dayMilliseconds - 1)
    ratingsPerDay = max(300, (count + Int(days) - 1) / Int(days))
    let begun = days - Int64((count + ratingsPerDay - 1) / ratingsPerDay)
    guard let boot = BootID(String(repeating: "b", count: 32)) else { throw BacklogCounter.Malformed() }
    journal = try Journal.open(
      path: path, boot: boot, startedAt: morning, software: "1.0.0", configuration: counter.configuration)
    try journal.anchor(
      wall: WallTime(milliseconds: Self.firstMorning + max(0, begun) * Self.dayMilliseconds), at: morning, source: .ntp)
  }

  func write(_ progress: (Int) -> Void) throws {
    var month = journal.localTime(at: morning)?.date.month
    while written < count {
      try writeDay()
      morning = morning.adding(milliseconds: Self.dayMilliseconds)
      try journal.tick(at: morning)
      let next = journal.localTime(at: morning)?.date.month
      if next != month {
        month = next
        try journal.erase(through: journal.sequence, at: morning)
        progress(written)
      }
      try journal.checkpoint()
    }
  }

  private func writeDay() throws {
    let sessions = min(ratingsPerDay, count - written)
    let apart = 9 * 3_600_000 / Int64(sessions)
    var records: [SessionRecord] = []
    var number: Int64?
    for place in 0..<sessions {
      written += 1
      let at = morning.adding(milliseconds: Int64(place) * apart)
      let request = try counter.request(written, using: &random)
      let facts = try journal.openFacts(for: request, at: at)
      let session = SessionNumber(number.map { $0 + 1 } ?? facts.nextSession.number)
      number = session.number
      records += counter.records(
        of: session, request, digest: facts.requestDigest, at: at, within: apart, using: &random)
    }
    try journal.append(records, wall: nil)
  }
}
