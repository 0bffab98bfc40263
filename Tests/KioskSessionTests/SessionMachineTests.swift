import KioskSession
import RatingModel
import ScenarioSupport
import Testing

/// What the machine asks of its surroundings, and in which order.
@Suite struct SessionMachineTests {
  @Test func recordsComeBeforeTheReplyAndTheReplyBeforeTheOffer() throws {
    var counter = try Counter()
    counter.handle(.open("A"), at: 0)

    let effects = counter.handle(.close("A"), at: 1000)

    let kinds = effects.map(\.kind)
    #expect(kinds == ["append", "append", "reply", "show", "wake"])
  }

  @Test func refusalIsTheOnlyEffectOfARefusedCommand() throws {
    var counter = try Counter()

    let effects = counter.handle(.invite("A"), at: 0)

    #expect(effects == [.reply(.refused(.sessionUnknown))])
  }

  @Test func repeatedCommandIsAnsweredAndChangesNothing() throws {
    var counter = try Counter()
    counter.handle(.open("A"), at: 0)
    counter.handle(.invite("A"), at: 1000)

    let effects = counter.handle(.invite("A"), at: 2000)

    #expect(effects == [.reply(.done(SessionStatus(state: .inviting, id: try id("A"))))])
  }

  @Test func machineAsksToBeWokenAtEachEndThatTheClockDecides() throws {
    var counter = try Counter()
    counter.handle(.open("A"), at: 0)

    #expect(counter.handle(.invite("A"), at: 1000).wakes == [31_000])
    #expect(counter.handle(.press("satisfied", down: 2000, up: 2080), at: 2080).wakes == [7080])
    #expect(counter.handle(.readThrough, at: 7080).wakes == [])
  }

  @Test func machineAsksToBeWokenWhenItHasWaitedLongEnoughForAFinger() throws {
    var counter = try Counter()
    counter.handle(.open("A"), at: 0)
    counter.handle(.invite("A"), at: 1000)
    counter.handle(.fingerDown("satisfied"), at: 30_000)

    #expect(counter.handle(.readThrough, at: 31_000).wakes == [33_000])
    #expect(counter.handle(.readThrough, at: 33_000).outcomes == [.timedOut])
  }

  @Test func correctionAndRepeatShowNothing() throws {
    var counter = try Counter()
    counter.handle(.open("A"), at: 0)
    counter.handle(.invite("A"), at: 1000)
    counter.handle(.press("satisfied", down: 2000, up: 2080), at: 2080)
    let offer = counter.machine.offer

    let correction = counter.handle(.press("dissatisfied", down: 3000, up: 3080), at: 3080)
    let again = counter.handle(.press("dissatisfied", down: 4000, up: 4080), at: 4080)

    #expect((correction + again).map(\.kind) == ["append", "append"])
    #expect(counter.machine.offer == offer)
  }

  @Test func everyAnswerIsOfferedTheSameThanks() throws {
    let keys = ["very-satisfied", "satisfied", "dissatisfied", "decline"]
    let offers = try keys.map { key in
      var counter = try Counter()
      counter.handle(.open("A"), at: 0)
      counter.handle(.invite("A"), at: 1000)
      let shown = counter.handle(.press(key, down: 2000, up: 2080), at: 2080).shows
      return shown + counter.handle(.readThrough, at: 7080).shows
    }

    #expect(offers[0].map(\.phase) == [.thanks(until: Instant(milliseconds: 7080)), .done])
    #expect(Set(offers.dropLast()).count == 1)
    // Declining, too, but that there is nothing of it to correct.
    #expect(offers.map { $0.map(\.phase) }.allSatisfy { $0 == offers[0].map(\.phase) })
    #expect(
      offers.map { $0.map(\.isCorrectable) } == [[true, false], [true, false], [true, false], [false, false]])
  }

  @Test func eventThatCouldNotBeKeptLeavesNoTrace() throws {
    var counter = try Counter(burstRatings: 1)
    counter.handle(.open("A"), at: 0)
    counter.handle(.invite("A"), at: 1000)
    let press = Counter.Event.press("satisfied", down: 2000, up: 2080)

    // The disk is full: the shell drops the copy that took the press.
    var dropped = counter
    dropped.handle(press, at: 2080)
    counter.handle(.availability([.journal]), at: 2080)
    counter.handle(.availability([]), at: 5000)
    let effects = counter.handle(.press("dissatisfied", down: 6000, up: 6080), at: 6080)

    #expect(effects.ratings.map(\.level.level.text) == ["dissatisfied"])
    #expect(effects.ratings.map(\.marks) == [[]])
  }

  @Test func onlyTheLatestSessionsAreRemembered() throws {
    var counter = try Counter()
    for number in 0...65 { counter.handle(.open("S\(number)"), at: Int64(number) * 1000) }

    #expect(counter.handle(.close("S0"), at: 90_000).replies == [.refused(.sessionUnknown)])
    #expect(counter.handle(.close("S1"), at: 90_000).replies == [.done(try status(.done, "S1"))])
    #expect(counter.handle(.close("S64"), at: 90_000).replies == [.done(try status(.done, "S64"))])
  }

  @Test func sessionWhoseIdWasErasedGetsItsOutcomeAfterARestart() throws {
    let recovered = RecoveredSession(number: SessionNumber(7), id: nil, invited: true, hasOutcome: false)
    let rules = try #require(ScenarioSettings().rules)

    let (machine, effects) = SessionMachine.recovering(
      recovered, rules: rules, at: Instant(milliseconds: 5), unavailable: [])

    #expect(effects.outcomes == [.unavailable])
    #expect(machine.offer.phase == .idle)
  }

  private func id(_ text: String) throws -> SessionID { try #require(SessionID(text)) }

  private func status(_ state: SessionState, _ text: String) throws -> SessionStatus {
    SessionStatus(state: state, id: try id(text))
  }
}
