import ForwardingContract
import GRDB
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

/// One tally that the centre cannot take keeps no other from being taken, and is not forgotten.
struct KeptBackTests {
  private func isOfPresses(_ tally: Tally) -> Bool { tally.key.family == .presses }

  private func desk() throws -> Desk {
    let desk = try Desk(dated: true)
    try desk.append(desk.press(.ambient))
    for _ in 1...5 { try desk.serve(Words.good) }
    return desk
  }

  @Test func theOthersOfTheBatchAreAcknowledgedAndThoseBehindItTravel() throws {
    let desk = try desk()
    var centre = CarefulCentre()
    centre.refuses = isOfPresses
    let sent = try desk.deliver(to: &centre, limit: 2)
    #expect(try centre.tallies.count == desk.tallies().count - 1)
    #expect(sent.count { $0.tallies.contains(where: isOfPresses) } == 1)
    #expect(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1") == nil, "it is not sent again and again")
    let code = try desk.rows { try String.fetchAll($0, sql: "SELECT refusal FROM tally WHERE refusal IS NOT NULL") }
    #expect(code == ["tally-conflict"])
    #expect(try desk.verify().findings == [])
  }

  @Test func noBatchIsCompleteWhileOneIsKeptBackAndEachSaysHowMany() throws {
    let desk = try desk()
    var centre = CarefulCentre()
    centre.refuses = isOfPresses
    try desk.deliver(to: &centre)
    try desk.serve(Words.good)
    let next = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    #expect(next.keptBack == 1)
    #expect(!next.complete)
    #expect(next.tallies.allSatisfy { !isOfPresses($0) })
  }

  @Test func itTravelsAgainWhenItChanges() throws {
    let desk = try desk()
    var centre = CarefulCentre()
    centre.refuses = isOfPresses
    try desk.deliver(to: &centre)
    try desk.append(desk.press(.ambient))
    centre.refuses = { _ in false }
    let sent = try desk.deliver(to: &centre)
    #expect(sent.map { $0.tallies.map(\.count) } == [[2]])
    #expect(sent.first?.complete == true)
  }

  @Test func theDailyBatchTriesItAgain() throws {
    let desk = try desk()
    var centre = CarefulCentre()
    centre.refuses = isOfPresses
    try desk.deliver(to: &centre)
    let refusedAgain = try desk.deliver(to: &centre, isDaily: true)
    #expect(refusedAgain.count { $0.tallies.contains(where: isOfPresses) } == 1, "once a day, not in a circle")
    centre.refuses = { _ in false }
    try desk.deliver(to: &centre, isDaily: true)
    #expect(try TallyDigest.of(centre.tallies.values) == desk.verify().statistics.digest)
    #expect(try desk.rows { try TallyTable.countKeptBack($0) } == 0)
  }

  @Test func aRestartForgetsNothingOfIt() throws {
    let desk = try desk()
    var centre = CarefulCentre()
    centre.refuses = isOfPresses
    try desk.deliver(to: &centre)
    try desk.restart()
    let next = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    #expect(next.keptBack == 1)
    #expect(next.tallies.isEmpty)
    #expect(try next.head.tallies == desk.verify().statistics.digest)
  }

  @Test func aNewEpochSendsItAgain() throws {
    let desk = try desk()
    var centre = CarefulCentre()
    centre.refuses = isOfPresses
    try desk.deliver(to: &centre)
    let again = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e2"))
    #expect(again.keptBack == nil)
    #expect(try again.tallies.count == desk.tallies().count)
  }

  @Test func whatIsKeptBackCountsAsNotForwarded() throws {
    let desk = try desk()
    let waits = { try desk.rows { try TallyTable.hasUnacknowledged(through: desk.journal.sequence, $0) } }
    var centre = CarefulCentre()
    centre.refuses = isOfPresses
    try desk.deliver(to: &centre)
    #expect(try waits())
    centre.refuses = { _ in false }
    try desk.deliver(to: &centre, isDaily: true)
    #expect(try !waits())
  }

  @Test func aRefusalOfAPlaceThatTheBatchDoesNotHaveIsNoRefusal() throws {
    let desk = try desk()
    let sent = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    let receipt = Receipt(
      kiosk: sent.kiosk, journal: sent.journal, epoch: "e1", batch: "00", head: sent.head, digest: .matches,
      time: Words.morning(),
      refused: [.init(index: -1, code: "x"), .init(index: sent.tallies.count, code: "y")])
    try desk.journal.accept(SignedReceipt(receipt, signed: "a.b.c"), sent: sent)
    #expect(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1") == nil)
  }

  @Test func acceptedAfterARefusalItIsKeptBackNoMoreWhateverIsSentAgain() throws {
    let desk = try desk()
    var centre = CarefulCentre()
    centre.refuses = isOfPresses
    try desk.deliver(to: &centre)
    centre.refuses = { _ in false }
    try desk.deliver(to: &centre, isDaily: true)
    try desk.rows(TallyTable.forgetAcknowledgements)
    #expect(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1")?.keptBack == nil)
  }

  @Test func aJournalOfTheSchemaBeforeIsOpenedWithItsOutbox() throws {
    let desk = try desk()
    let before = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    desk.stop()
    try desk.tamper(
      """
      DROP INDEX outbox; DROP INDEX kept_back;
      ALTER TABLE tally DROP COLUMN refused; ALTER TABLE tally DROP COLUMN refusal;
      CREATE INDEX outbox ON tally (version) WHERE version > acknowledged;
      DELETE FROM grdb_migrations WHERE identifier = '5';
      PRAGMA user_version = 4
      """)
    try desk.start()
    let after = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    #expect(after.tallies == before.tallies)
    #expect(after.head.tallies == before.head.tallies)
  }
}
