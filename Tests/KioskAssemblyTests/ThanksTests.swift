import Foundation
import KioskJournal
import KioskSession
import Logging
import RatingModel
import TestSupport
import Testing

@testable import KioskAssembly

/// How long a citizen is thanked, whatever the correction window and the disk do.
struct ThanksTests {
  @Test(arguments: [(0, 2000), (5, 5000)] as [(Int, Int64)])
  func thanksLastAsLongAsTheCorrectionWindowAndTwoSecondsAtLeast(correctionSeconds: Int, milliseconds: Int64) throws {
    let desk = try ThankingCounter(correctionSeconds: correctionSeconds)
    try desk.rate()

    desk.pass(milliseconds: milliseconds - 1)
    #expect(desk.isThanking)
    desk.pass(milliseconds: 1)
    #expect(desk.counter.offer.phase == .done)
  }

  @Test func thanksThatADiskHeldUpStayForTwoSecondsAfterwards() throws {
    let desk = try ThankingCounter(correctionSeconds: 5)
    try desk.rate(pressed: 6000)

    desk.pass(milliseconds: 0)
    #expect(desk.isThanking)
    #expect(desk.counter.wake == desk.now.adding(milliseconds: 2000))
    desk.pass(milliseconds: 2000)
    #expect(desk.counter.offer.phase == .done)
  }

  @Test func theNextCitizenEndsTheThanksAtOnce() throws {
    let desk = try ThankingCounter(correctionSeconds: 0)
    try desk.rate()
    try desk.open("B")
    #expect(desk.counter.offer.phase == .serving)
  }
}

/// A counter with a journal of its own and a clock that stands still until it is told to go on.
private final class ThankingCounter {
  let counter: Counter
  private let clock = SimulatedClock()
  private let folder: ScratchFolder
  private let level: LevelName

  init(correctionSeconds: Int) throws {
    folder = try ScratchFolder("thanks")
    let names = ["good", "fair", "bad"].compactMap { LevelName($0) }
    level = try #require(names.first)
    let id = try #require(ScaleID("two"))
    let levels = names.map { [level] name in
      Level(name: name, labels: ["vi": name.text, "en": name.text], satisfied: name == level)
    }
    let scale = try #require(Scale(id: id, version: 1, levels: levels))
    let (clerk, unit) = (try #require(ClerkID("H56.14/CB017")), try #require(UnitCode("H56.14")))
    let (desk, zone) = (try #require(CounterCode("Q03")), try #require(Zone("Asia/Ho_Chi_Minh")))
    let rules = SessionRules(
      scale: scale, defaultClerk: clerk, roster: [clerk], promptTimeoutSeconds: 30,
      correctionWindowSeconds: correctionSeconds, burstRatings: 10, burstMinutes: 10)
    let configuration = CounterConfiguration(
      unit: unit, counter: desk, zone: zone, scale: scale, roster: [clerk], defaultClerk: clerk,
      correctionWindowSeconds: correctionSeconds, promptTimeoutSeconds: 30, burstRatings: 10, burstMinutes: 10,
      casePublicKey: nil)
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

  var now: Instant { clock.now() }
  var isThanking: Bool { if case .thanks = counter.offer.phase { true } else { false } }

  func open(_ id: String) throws {
    let request = SessionRequest(id: try #require(SessionID(id)), clerk: nil, dossiers: [], ticket: nil)
    _ = counter.open(request, source: .api, at: now)
  }

  /// A whole session up to the rating, read so many milliseconds after it was pressed.
  func rate(pressed ago: Int64 = 0) throws {
    try open("A")
    counter.handle(.invite(try #require(SessionID("A"))), at: now)
    clock.move(to: now.adding(milliseconds: 1000), wall: nil)
    let decided = now
    clock.move(to: now.adding(milliseconds: ago), wall: nil)
    let press = Press(
      meaning: .level(level), down: decided, decided: decided, channel: .button, device: "panel", simultaneous: false)
    let handled = counter.handle(.press(press), at: now)
    #expect(handled.records.count == 1)
    #expect(isThanking)
  }

  /// The loop's next turn, after so much time.
  func pass(milliseconds: Int64) {
    clock.move(to: now.adding(milliseconds: milliseconds), wall: nil)
    counter.handle(.readThrough, at: now)
  }
}
