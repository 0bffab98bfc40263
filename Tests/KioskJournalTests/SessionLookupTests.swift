import GRDB
import KioskSession
import RatingModel
import Testing

@testable import KioskJournal

/// What is known of a request before it is opened.
struct SessionLookupTests {
  @Test func aNewIdHasNoPriorSessionAndGetsTheNextNumber() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    let facts = try desk.journal.openFacts(for: desk.request(id: "new"), at: desk.now)
    #expect(facts.prior == nil)
    #expect(facts.nextSession == SessionNumber(2))
    #expect(facts.wall == desk.journal.wall(at: desk.now))
  }

  @Test func theSameRequestHasTheSameDigestAndADifferingOneAnother() throws {
    let desk = try Desk(dated: true)
    let request = desk.request(id: "a", dossiers: [Words.dossier("x")], ticket: "A1")
    let session = try desk.open(request)
    try desk.restart()

    let same = try desk.journal.openFacts(for: request, at: desk.now)
    #expect(same.prior == PriorSession(number: session, requestDigest: same.requestDigest))

    let other = try desk.journal.openFacts(
      for: desk.request(id: "a", dossiers: [Words.dossier("y")], ticket: "A1"), at: desk.now)
    #expect(other.prior?.number == session)
    #expect(other.prior?.requestDigest != other.requestDigest)
  }

  @Test func digestsOfTwoKiosksCannotBeCompared() throws {
    let (one, other) = (try Desk(dated: true), try Desk(dated: true))
    let request = one.request(id: "a", dossiers: [Words.dossier("x")])
    #expect(
      try one.journal.openFacts(for: request, at: one.now).requestDigest
        != other.journal.openFacts(for: request, at: other.now).requestDigest)
  }

  @Test func theChainTellsNeitherTheIdNorTheDigestOfTheRequest() throws {
    let desk = try Desk(dated: true)
    let request = desk.request(id: "session-of-somebody", ticket: "A012")
    let digest = try desk.journal.openFacts(for: request, at: desk.now).requestDigest
    try desk.open(request)
    let text = try desk.rows { try String.fetchAll($0, sql: "SELECT CAST(canonical AS TEXT) FROM entry") }.joined()
    for secret in ["session-of-somebody", "A012", digest] { #expect(!text.contains(secret)) }
  }

  @Test func aDossierMetAgainThatDayAtTheSameStageIsKnown() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good, dossiers: [Words.dossier("x", "1.1", .receiving)])
    func known(_ dossier: SessionRequest.Dossier) throws -> Bool {
      try desk.journal.openFacts(for: desk.request(dossiers: [dossier]), at: desk.now).sameDossier
    }
    #expect(try known(Words.dossier("x", "1.1", .receiving)))
    #expect(try !known(Words.dossier("x", "1.1", .returning)))
    #expect(try !known(Words.dossier("y", "1.1", .receiving)))

    try desk.restart(boot: Words.boot(2))
    try desk.journal.anchor(wall: Words.morning(plusHours: 2), at: desk.now, source: .ntp)
    #expect(try known(Words.dossier("x", "1.1", .receiving)), "a restart does not make it forgotten")

    desk.pass(hours: 24)
    #expect(try !known(Words.dossier("x", "1.1", .receiving)), "the next day it is another matter")
  }

  @Test func dossiersOfYesterdayAreNotKept() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good, dossiers: [Words.dossier("x")])
    desk.pass(hours: 24)
    try desk.serve(Words.good, dossiers: [Words.dossier("y")])
    #expect(try desk.rows { try Int.fetchOne($0, sql: "SELECT count(*) FROM dossier") } == 1)
  }

  @Test func aDossierMetBeforeTheAnchorIsKnownAfterIt() throws {
    let desk = try Desk(dated: false)
    try desk.serve(Words.good, dossiers: [Words.dossier("x")])
    let request = desk.request(dossiers: [Words.dossier("x")])
    #expect(try desk.journal.openFacts(for: request, at: desk.now).sameDossier)
    try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .ntp)
    #expect(try desk.journal.openFacts(for: request, at: desk.now).sameDossier)
    try desk.restart()
    #expect(try desk.journal.openFacts(for: request, at: desk.now).sameDossier)
  }
}
