import ForwardingContract
import Foundation
import RatingModel
import Testing

@testable import KioskJournal

/// What a kiosk goes by when it starts, and no digest covers, is held against the entries too.
struct MemoryTests {
  private func worked() throws -> Desk {
    let desk = try Desk(dated: true)
    for _ in 1...5 { try desk.serve(Words.good) }
    desk.stop()
    return desk
  }

  @Test(arguments: [
    "UPDATE scale SET definition = replace(definition, '\"satisfied\":false', '\"satisfied\":true')",
    "UPDATE scale SET version = 2", "DELETE FROM scale",
    "UPDATE question SET definition = replace(definition, 'thai-do', 'thai-ba')",
    "INSERT INTO question (id, version, definition) VALUES ('x', 1, '{}')",
    "UPDATE boot SET wall = wall + 86400000", "UPDATE boot SET anchor = NULL", "DELETE FROM boot",
    "UPDATE boot SET first = 2", "DELETE FROM configuration", "INSERT INTO configuration (seq) VALUES (3)",
    "UPDATE meta SET value = CAST('ffffffffffffffffffffffffffffffff' AS BLOB) WHERE name = 'journal'",
  ])
  func whatTheEntriesDoNotSayIsNamed(sql: String) throws {
    let desk = try worked()
    try desk.tamper(sql)
    #expect(try desk.verify().findings.map(\.code) == [.memoryDiffers])
  }

  /// All its counts would be counted once more.
  @Test func aJournalUnderAnotherNameIsNotOpened() throws {
    let desk = try worked()
    try desk.tamper(
      "UPDATE meta SET value = CAST('ffffffffffffffffffffffffffffffff' AS BLOB) WHERE name = 'journal'")
    #expect(throws: JournalFailure.self) { try desk.start() }
  }

  @Test func aJournalThatHasForgottenItsNameIsNotOpenedAsANewOne() throws {
    let desk = try worked()
    try desk.tamper("DELETE FROM meta WHERE name = 'journal'")
    #expect(throws: JournalFailure.self) { try desk.start() }
  }

  /// One spoiled byte of an anchor ended the process at each look at the open tail.
  @Test(arguments: ["wall", "mono"], [Int64.min, -1 << 56, 1 << 56, Int64.max])
  func anAnchorFromBeyondTimeEndsNoProcess(column: String, value: Int64) throws {
    let desk = try worked()
    try desk.tamper(column == "wall" ? "UPDATE boot SET wall = ?" : "UPDATE boot SET mono = ?", [value])
    #expect(try desk.verify().findings.map(\.code) == [.memoryDiffers])
    try desk.restart(boot: Words.boot(2))
    try desk.journal.anchor(wall: Words.morning(plusHours: 30), at: desk.now, source: .ntp)
    let since = try #require(desk.journal.openTail.since)
    #expect(abs(desk.now.milliseconds(since: since)) < 101 * 366 * 86_400_000)
    desk.stop()
    try desk.tamper(column == "wall" ? "UPDATE boot SET wall = ?" : "UPDATE boot SET mono = ?", [value])
    try desk.start()
    #expect(abs(desk.now.milliseconds(since: try #require(desk.journal.openTail.since))) < 101 * 366 * 86_400_000)
    try desk.serve(Words.good)
  }

  /// Found by a byte: what the outbox's index lacks was never sent to a centre that had lost everything.
  @Test(arguments: ["-9", "version + 1"])
  func whatTheCentreCannotHaveAcknowledgedIsNamedAndSentAgain(acknowledged: String) throws {
    let desk = try Desk(dated: true)
    var centre = ModelCentre()
    for _ in 1...5 { try desk.serve(Words.good) }
    _ = try deliver(desk, to: &centre)
    desk.stop()
    try desk.tamper("UPDATE tally SET acknowledged = \(acknowledged) WHERE key LIKE '%outcome%'")
    #expect(try desk.verify().findings.map(\.code) == [.tallyDiffers])
    try desk.start()
    var empty = ModelCentre()
    try desk.journal.newEpoch("e0")
    #expect(try deliver(desk, to: &empty) < 5)
    #expect(empty.tallies == centre.tallies)
  }

  @Test func manyConfigurationsBootsAndAnchorsAreRemembered() throws {
    let desk = try worked()
    desk.configuration = Words.configuration(scale: Words.scale(version: 2), questions: [])
    try desk.restart(boot: Words.boot(2))
    try desk.journal.anchor(wall: Words.morning(plusHours: 30), at: desk.now, source: .ntp)
    try desk.journal.anchor(wall: Words.morning(plusHours: 31), at: desk.now, source: .receipt)
    try desk.serve(Words.bad, scaleVersion: 2)
    try desk.restart()
    try desk.restart(boot: Words.boot(3))
    #expect(try desk.verify().findings == [])
  }

  /// A digest that was spoiled where it is kept made the centre ask for everything again, for ever.
  @Test(arguments: [
    "UPDATE tally_group SET digest = replace(digest, substr(digest, 1, 1), 'x')",
    "INSERT INTO tally_group (grp, digest) VALUES ('day/1999-01-01', 'x')", "DELETE FROM tally_group",
  ])
  func spoiledDigestsOfGroupsAreComputedAgainWhenTheCentreFindsADifference(sql: String) throws {
    let desk = try Desk(dated: true)
    var centre = ModelCentre()
    for _ in 1...5 { try desk.serve(Words.good) }
    #expect(try deliver(desk, to: &centre) < 3)
    desk.stop()
    try desk.tamper(sql)
    try desk.start()
    #expect(try deliver(desk, to: &centre) < 5)
    try desk.restart()
    #expect(try deliver(desk, to: &centre) < 3)
  }

  /// - Returns: How many batches it took.
  private func deliver(_ desk: Desk, to centre: inout ModelCentre) throws -> Int {
    for round in 0..<10 {
      guard let batch = try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1") else { return round }
      centre.take(batch)
      try desk.journal.accept(try centre.receipt(for: batch), sent: batch)
    }
    return 10
  }
}
