import KioskSession
import RatingModel
import Testing

/// A press that is read after something that happened later is judged by its own times.
@Suite struct LatePressTests {
  @Test func pressReadBeforeTheWindowIsDeclaredOverCountsThoughTheDeadlineHasPassed() throws {
    var counter = try inviting()

    let effects = counter.handle(.press("satisfied", down: 30_500, up: 30_600), at: 31_500)

    #expect(effects.ratings.count == 1)
    #expect(counter.machine.offer.since == Instant(milliseconds: 30_600))
  }

  @Test func pressReadAfterTheWindowWasDeclaredOverIsUnsettled() throws {
    var counter = try inviting()
    #expect(counter.handle(.readThrough, at: 31_000).outcomes == [.timedOut])

    let effects = counter.handle(.press("satisfied", down: 30_500, up: 30_600), at: 31_500)

    #expect(effects.dispositions == [.unsettled])
  }

  @Test func pressThatPrecededTheInviteIsEarlyThoughItIsReadAfterIt() throws {
    var counter = try Counter()
    counter.handle(.open("A"), at: 0)
    counter.handle(.invite("A"), at: 5000)

    let effects = counter.handle(.press("satisfied", down: 4000, up: 4900), at: 5010)

    #expect(effects.dispositions == [.early])
  }

  @Test func pressOfAWindowThatTheNextOpenCutIsUnsettled() throws {
    var counter = try inviting()
    counter.handle(.open("B"), at: 5000)

    let effects = counter.handle(.press("satisfied", down: 4000, up: 4900), at: 5010)

    #expect(effects.dispositions == [.unsettled])
  }

  @Test func secondDeviceReadTooLateDoesNotReplaceTheRating() throws {
    var counter = try inviting()
    counter.handle(.press("satisfied", down: 4000, up: 4950, device: "left"), at: 4960)

    let effects = counter.handle(.press("dissatisfied", down: 4000, up: 4900, device: "right"), at: 4970)

    #expect(effects.dispositions == [.unsettled])
  }

  @Test func correctionReadAfterTheNextOpenIsUnsettled() throws {
    var counter = try inviting()
    counter.handle(.press("satisfied", down: 4000, up: 4100), at: 4100)
    counter.handle(.open("B"), at: 5000)

    let effects = counter.handle(.press("dissatisfied", down: 4500, up: 4600), at: 5010)

    #expect(effects.dispositions == [.unsettled])
  }

  @Test func pressThatPrecededTheLossOfInputCountsAndIsThankedForAtOnce() throws {
    var counter = try inviting()
    counter.handle(.availability([.input]), at: 4950)

    let effects = counter.handle(.press("satisfied", down: 4800, up: 4900), at: 4960)

    #expect(effects.ratings.count == 1)
    // The screen no longer says that this question's rating could not be taken. Callers hear what they heard before.
    #expect(effects.shows.map(\.phase) == [.thanks(until: Instant(milliseconds: 9900))])
    #expect(effects.shows.map(\.notice) == [nil])
    #expect(effects.shows.map(\.state) == [.unavailable])
  }

  @Test func pressWithinTheThanksIsUnsettledWhenItIsReadAfterThemWhateverWasAnswered() throws {
    for answer in ["satisfied", "dissatisfied", "decline"] {
      var counter = try inviting()
      counter.handle(.press(answer, down: 4000, up: 4100), at: 4100)
      counter.handle(.readThrough, at: 9100)

      let effects = counter.handle(.press("satisfied", down: 5000, up: 5100), at: 9200)

      #expect(effects.dispositions == [.unsettled])
    }
  }

  @Test func windowThatBeganAndEndedAtOneTimeWasThere() throws {
    var counter = try Counter()
    counter.handle(.open("A"), at: 0)
    counter.handle(.invite("A"), at: 5000)
    counter.handle(.open("B"), at: 5000)

    let effects = counter.handle(.press("satisfied", down: 4000, up: 5100), at: 5100)

    #expect(effects.dispositions == [.unsettled])
  }

  private func inviting() throws -> Counter {
    var counter = try Counter()
    counter.handle(.open("A"), at: 0)
    counter.handle(.invite("A"), at: 1000)
    return counter
  }
}
