import ForwardingContract
import RatingModel
import Testing

@testable import KioskForwarding

/// What a receipt makes of what is said of forwarding.
struct ForwardingHealthTests {
  private static let now = Instant(microseconds: 5)

  private func batch(tallies count: Int, keptBack: Int = 0) throws -> Batch {
    let key = TallyKey.presses(
      PressesKey(
        unit: try #require(UnitCode("H56.14")), clerk: nil, period: try #require(Period("2026-11-21")), subject: .raised
      ))
    return Batch(
      kiosk: try #require(KioskID("kiosk-1")), journal: try #require(JournalID(String(repeating: "1", count: 32))),
      epoch: "e", head: Head(sequence: 7, hash: "a", tallies: "b"), scales: [],
      tallies: Array(repeating: Tally(key: key, count: 1, version: 1), count: count), complete: keptBack == 0,
      openTail: 0, software: "1.0.0", keptBack: keptBack)
  }

  private func receipt(
    _ batch: Batch, _ digest: Receipt.DigestState, refused: [String] = [], compareAfter: String? = nil,
    prove: Int64? = nil
  ) -> Receipt {
    Receipt(
      kiosk: batch.kiosk, journal: batch.journal, epoch: "e", batch: "00", head: batch.head, digest: digest,
      time: WallTime(milliseconds: 0), prove: prove,
      refused: refused.enumerated().map { RefusedTally(index: $0.offset, code: $0.element) },
      compareAfter: compareAfter)
  }

  @Test func whatIsKeptBackIsSaidWithItsCodeUntilItIsTaken() throws {
    var health = ForwardingHealth(state: .current)
    let first = try batch(tallies: 5)
    health.take(receipt(first, .pending, refused: ["tally-conflict", "x"]), of: first, at: Self.now)
    #expect(health.keptBack == 2)
    #expect(health.notice == .talliesKeptBack(2, code: "tally-conflict"))
    #expect(health.notice?.code == "tallies-kept-back")
    #expect(health.notice?.hint.contains("tally-conflict") == true)

    let second = try batch(tallies: 1, keptBack: 2)
    health.take(receipt(second, .pending), of: second, at: Self.now)
    #expect(health.notice == .talliesKeptBack(2, code: "tally-conflict"))

    let third = try batch(tallies: 2)
    health.take(receipt(third, .matches), of: third, at: Self.now)
    #expect(health.notice == nil)
  }

  @Test func aCodeOfTheCentreSaysNothingButACode() throws {
    var health = ForwardingHealth(state: .current)
    let sent = try batch(tallies: 1)
    health.take(receipt(sent, .pending, refused: ["Nguyễn <b>"]), of: sent, at: Self.now)
    #expect(health.refusalCode == "guynb")
  }

  @Test func moreRefusalsThanTalliesAreNotCounted() throws {
    var health = ForwardingHealth(state: .current)
    let sent = try batch(tallies: 1)
    health.take(receipt(sent, .pending, refused: Array(repeating: "x", count: 400)), of: sent, at: Self.now)
    #expect(health.keptBack == 1)
  }

  @Test func digestsThatAreComparedAreSaidUntilTheyMatch() throws {
    var health = ForwardingHealth(state: .current)
    let sent = try batch(tallies: 1)
    health.take(receipt(sent, .differs, compareAfter: ""), of: sent, at: Self.now)
    #expect(health.notice == .digestsCompared)
    #expect(health.notice?.code == "digest-differs")
    health.take(receipt(sent, .pending), of: sent, at: Self.now)
    #expect(health.isComparing)
    health.take(receipt(sent, .matches), of: sent, at: Self.now)
    #expect(!health.isComparing)
  }

  @Test func digestsThatDifferForWhatWasRefusedAreNoWonder() throws {
    var health = ForwardingHealth(state: .current)
    let sent = try batch(tallies: 1)
    health.take(receipt(sent, .differs, refused: ["x"], compareAfter: ""), of: sent, at: Self.now)
    #expect(!health.isComparing)
    #expect(health.keptBack == 1)
  }

  @Test func aReceiptThatAsksIsNoneThatCountersigns() throws {
    var health = ForwardingHealth(state: .current)
    let sent = try batch(tallies: 1, keptBack: 2)
    health.take(receipt(sent, .pending, prove: 3), of: sent, at: Self.now)
    #expect(health.asked == 3 && health.lastReceiptAt == nil && health.keptBack == 0)
    health.take(receipt(sent, .pending), of: sent, at: Self.now)
    #expect(health.asked == nil && health.lastReceiptAt == Self.now && health.keptBack == 2)
  }
}
