import ForwardingContract
import GRDB
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

/// What differs is found by groups, and only that is sent again.
struct ComparisonTests {
  private func deskOfDays(_ days: Int) throws -> Desk {
    let desk = try Desk(dated: true)
    for _ in 1...days {
      for _ in 1...5 { try desk.serve(Words.good) }
      desk.pass(hours: 24)
    }
    return desk
  }

  @Test func onlyTheGroupsThatTheCentreLacksAreSentAgain() throws {
    let desk = try deskOfDays(5)
    var centre = CarefulCentre()
    try desk.deliver(to: &centre)
    let lost = try #require(centre.tallies.keys.first { $0.family == .day }.map(TallyDigest.groupName))
    centre.lose { TallyDigest.groupName(of: $0) == lost }
    try desk.append(desk.press(.ambient))

    let sent = try desk.deliver(to: &centre)

    #expect(centre.wanted == [lost])
    #expect(try TallyDigest.of(centre.tallies.values) == desk.verify().statistics.digest)
    let page = try #require(sent.compactMap(\.groups).first)
    #expect(sent.count { $0.groups != nil } == 1)
    #expect(sent.filter { $0.groups != nil }.allSatisfy { $0.tallies.isEmpty && !$0.complete })
    #expect(page.through == nil)
    #expect(page.digests.count == Set(try groups(desk)).count)
    let again = try #require(sent.last)
    #expect(again.complete)
    #expect(again.tallies.allSatisfy { TallyDigest.groupName(of: $0.key) == lost })
  }

  private func groups(_ desk: Desk) throws -> [String] {
    try desk.rows { try String.fetchAll($0, sql: "SELECT grp FROM tally") }
  }

  @Test func pagesFollowEachOtherInTheOrderOfTheNamesBytes() throws {
    let desk = try deskOfDays(4)
    _ = try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1")
    let digests = desk.journal.digests
    var names: [String] = []
    var after = ""
    while true {
      let page = digests.page(after: after, limit: 3)
      #expect(page.after == after)
      #expect(page.digests.keys.allSatisfy { after.utf8.lexicographicallyPrecedes($0.utf8) })
      names += page.digests.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      guard let through = page.through else { break }
      #expect(page.digests.count == 3 && names.last == through)
      after = through
    }
    #expect(names == Set(try groups(desk)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(try TallyDigest.whole(digests.page(after: "").digests) == desk.verify().statistics.digest)
  }

  @Test func anEmptyCentreGetsEverythingByComparison() throws {
    let desk = try deskOfDays(5)
    var centre = CarefulCentre()
    try desk.deliver(to: &centre)
    centre.lose { _ in true }
    try desk.deliver(to: &centre, isDaily: true)
    #expect(try TallyDigest.of(centre.tallies.values) == desk.verify().statistics.digest)
  }

  @Test func aStartInTheMiddleOfAComparisonCostsOneMoreQuestion() throws {
    let desk = try deskOfDays(3)
    var centre = CarefulCentre()
    try desk.deliver(to: &centre)
    centre.lose { $0.family == .work }
    let complete = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1", isDaily: true))
    try desk.journal.accept(centre.answer(complete), sent: complete)
    try desk.restart()
    #expect(try desk.deliver(to: &centre).count == 3, "asked, compared, sent")
    #expect(try TallyDigest.of(centre.tallies.values) == desk.verify().statistics.digest)
  }

  @Test func aDigestOfOursThatWasDamagedIsComputedAnew() throws {
    let desk = try deskOfDays(3)
    var centre = CarefulCentre()
    try desk.deliver(to: &centre)
    desk.stop()
    try desk.tamper("UPDATE tally_group SET digest = replace(digest, substr(digest, 1, 1), 'x')")
    try desk.tamper("INSERT INTO tally_group VALUES ('day/1999-01-01', 'abc')")
    try desk.start()
    try desk.deliver(to: &centre)
    #expect(try centre.tallies.count == desk.tallies().count)
    let head = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e2")).head
    #expect(try head.tallies == TallyDigest.of(centre.tallies.values))
  }

  @Test func groupsThatWereNotShownAreNotWanted() throws {
    let desk = try deskOfDays(2)
    var centre = CarefulCentre()
    let sent = try #require(try desk.deliver(to: &centre).last)
    let receipt = Receipt(
      kiosk: sent.kiosk, journal: sent.journal, epoch: "e1", batch: "00", head: sent.head, digest: .matches,
      time: Words.morning(), wanted: try groups(desk))
    try desk.journal.accept(SignedReceipt(receipt, signed: "a.b.c"), sent: sent)
    #expect(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1") == nil)
  }
}
