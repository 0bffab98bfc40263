import Foundation
import KioskJournal
import KioskSession
import Logging
import RatingModel
import TestSupport
import Testing

@testable import KioskAssembly

/// What the clerk's button, badge and receipts do at a counter, whatever stands there.
struct DeskTests {
  private let desk: DeskCounter

  init() throws { desk = try DeskCounter() }

  @Test func theButtonOpensAndInvitesWhereNobodyIsServed() {
    desk.pleaseRate(at: desk.pass(seconds: 1))
    #expect(desk.phase == .inviting(until: desk.now.adding(seconds: 30)))
    #expect(desk.counter.offer.session?.text.hasPrefix("button-") == true)
  }

  @Test func theButtonDoesNothingWhileTheQuestionStands() {
    desk.pleaseRate(at: desk.pass(seconds: 1))
    let (session, revision) = (desk.counter.offer.session, desk.counter.offer.revision)
    desk.pleaseRate(at: desk.pass(seconds: 20))
    #expect(desk.counter.offer.session == session && desk.counter.offer.revision == revision)
  }

  @Test func afterTheQuestionTheButtonBeginsAnotherSession() {
    desk.pleaseRate(at: desk.pass(seconds: 1))
    let first = desk.counter.offer.session
    desk.counter.handle(.readThrough, at: desk.pass(seconds: 31))
    #expect(desk.phase == .done)
    desk.pleaseRate(at: desk.pass(seconds: 1))
    #expect(desk.counter.offer.session != first && desk.counter.isAsking)
  }

  @Test func withoutInputTheSessionIsKeptAllTheSameAndEndsAsUnavailable() {
    desk.counter.report(.input, holds: true, at: desk.pass(seconds: 1))
    desk.pleaseRate(at: desk.now)
    #expect(desk.counter.isAsking)
    let ended = desk.counter.handle(.readThrough, at: desk.pass(seconds: 31)).records.compactMap(\.outcome)
    #expect(ended == [.unavailable])
    desk.pleaseRate(at: desk.pass(seconds: 1))
    #expect(desk.counter.isAsking)
  }

  @Test func theBadgeNamesTheClerkOfSessionsOfTheCounterItself() throws {
    let clerk = try #require(ClerkID("H56.14/CB018"))
    desk.scan(clerk, at: desk.now)
    desk.pleaseRate(at: desk.pass(seconds: 1))
    #expect(desk.counter.offer.clerk == clerk)
  }

  @Test func theBadgeOfYesterdayNamesNobody() throws {
    let clerk = try #require(ClerkID("H56.14/CB018"))
    desk.scan(clerk, at: desk.now)
    desk.pleaseRate(at: desk.pass(seconds: Desk.badgeSeconds))
    #expect(desk.counter.offer.clerk != nil && desk.counter.offer.clerk != clerk)
  }

  @Test func withoutAnyClerkTheButtonOpensNothing() throws {
    let desk = try DeskCounter(hasDefaultClerk: false)
    desk.pleaseRate(at: desk.pass(seconds: 1))
    #expect(desk.phase == .idle)
  }

  @Test func aReceiptBeginsASessionAndTheSameOneAgainDoesNot() throws {
    let (first, second) = (
      try #require(DossierCode("H56.14-261121-0001")), try #require(DossierCode("H56.14-261121-0002"))
    )
    desk.receive(first, at: desk.pass(seconds: 1))
    let session = desk.counter.offer.session
    #expect(desk.phase == .serving && desk.counter.offer.dossiers?.count == 1)
    desk.receive(first, at: desk.pass(seconds: 1))
    #expect(desk.counter.offer.session == session)
    desk.pleaseRate(at: desk.pass(seconds: 1))
    desk.receive(first, at: desk.pass(seconds: 1))
    #expect(desk.counter.offer.session == session && desk.counter.isAsking)
    desk.receive(second, at: desk.pass(seconds: 1))
    #expect(desk.counter.offer.session != session && desk.phase == .serving)
  }

  @Test func withoutWordOfAPaintAKeyCountsByTheCommandsTime() {
    desk.pleaseRate(at: desk.pass(seconds: 1))
    let shown = desk.counter.offer.revision
    desk.counter.painted(revision: shown, at: desk.now)
    #expect(desk.counter.offer.revision == shown, "a paint is no change of what is offered")
  }
}

extension SessionRecord {
  fileprivate var outcome: Outcome? { if case .outcome(let ended) = body { ended.outcome } else { nil } }
}

/// A counter with a journal of its own and a clock that stands still until it is told to go on.
private final class DeskCounter {
  let counter: Counter
  private let clock = SimulatedClock()
  private let folder: ScratchFolder

  init(hasDefaultClerk: Bool = true) throws {
    folder = try ScratchFolder("desk")
    let names = ["good", "fair", "bad"].compactMap { LevelName($0) }
    let levels = names.map { name in
      Level(name: name, labels: ["vi": name.text, "en": name.text], satisfied: name == names.first)
    }
    let id = try #require(ScaleID("three"))
    let scale = try #require(Scale(id: id, version: 1, levels: levels))
    let roster = ["H56.14/CB017", "H56.14/CB018"].compactMap { ClerkID($0) }
    let (unit, desk) = (try #require(UnitCode("H56.14")), try #require(CounterCode("Q03")))
    let zone = try #require(Zone("Asia/Ho_Chi_Minh"))
    let clerk = hasDefaultClerk ? roster.first : nil
    let rules = SessionRules(
      scale: scale, defaultClerk: clerk, roster: Set(roster), promptTimeoutSeconds: 30, correctionWindowSeconds: 5,
      burstRatings: 10, burstMinutes: 10)
    let configuration = CounterConfiguration(
      unit: unit, counter: desk, zone: zone, scale: scale, roster: roster, defaultClerk: clerk,
      correctionWindowSeconds: 5, promptTimeoutSeconds: 30, burstRatings: 10, burstMinutes: 10, casePublicKey: nil)
    let (path, clock) = (folder.file("journal.sqlite").path, clock)
    counter = Counter(
      rules: rules, clock: clock, stallWatch: try StallWatch { _ in }, log: Logger(label: "test"),
      place: JournalPlace(path: path),
      openJournal: { witness throws(JournalFailure) in
        try Journal.open(
          path: path, boot: clock.boot, startedAt: clock.now(), software: "1.0.0", configuration: configuration,
          witness: witness)
      }, show: { _ in })
    counter.tryToOpen(at: clock.now())
  }

  func pleaseRate(at now: Instant) { counter.pleaseRate(happened: now, at: now) }
  func scan(_ clerk: ClerkID, at now: Instant) { counter.scanned(badge: clerk, happened: now, at: now) }
  func receive(_ code: DossierCode, at now: Instant) { counter.scanned(dossier: code, happened: now, at: now) }

  var now: Instant { clock.now() }
  var phase: Offer.Phase { counter.offer.phase }

  /// Lets time pass, and says what time it is then.
  @discardableResult
  func pass(seconds: Int) -> Instant {
    clock.move(to: now.adding(seconds: seconds), wall: nil)
    return now
  }
}
