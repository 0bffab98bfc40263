import KioskJournal
import KioskScreen
import RatingModel
import Testing

/// kioskd with a panel that does not exist: from evdev events to the journal. One at a time, for fingers need real time.
@Suite(.serialized, .timeLimit(.minutes(5))) struct KioskdDeviceTests {
  private static func withPanel(
    promptSeconds: Int = 30, correctionSeconds: Int = 5, repeatMilliseconds: Int? = nil,
    _ body: (RunningKiosk, ScreenWatch) async throws -> Void
  ) async throws {
    var file = KioskFile()
    file.panels = ["panel"]
    (file.promptSeconds, file.correctionSeconds) = (promptSeconds, correctionSeconds)
    file.repeatMilliseconds = repeatMilliseconds
    try await RunningKiosk.with(file, input: .panels) { kiosk in
      let screen = try await ScreenWatch(kiosk)
      try await screen.view(.idle)
      try await body(kiosk, screen)
    }
  }

  /// Opens and invites; returns when a press would count.
  @discardableResult
  private static func ask(_ id: String, _ kiosk: RunningKiosk, _ screen: ScreenWatch) async throws -> ScreenView {
    #expect(try await kiosk.caller.open(id).state == "serving")
    #expect(try await kiosk.caller.invite(id).state == "inviting")
    let view = try await screen.view(.pleaseRate)
    try await screen.settles(view)
    return view
  }

  @Test func aPressIsARatingInTheJournalBeforeTheScreenThanks() async throws {
    try await Self.withPanel { kiosk, screen in
      try await Self.ask("A", kiosk, screen)

      let finger = try await kiosk.devices.press("KEY_2")
      let thanks = try await screen.view(.thankYou)

      let stored = try StoredEntries(kiosk.journal)
      let rating = try #require(stored.ratings.first)
      #expect(stored.ratedSessions == ["A"])
      #expect(rating.level.level.text == "satisfied")
      #expect(rating.channel == .button)
      #expect(rating.device == "panel")
      #expect(rating.down.microseconds == finger.down)
      #expect(try #require(thanks.shownMicroseconds) > finger.up)
      let verified = try await VerifiedJournal.expectSound(kiosk.journal)
      #expect(verified.ratings == 1)
      #expect(verified.waiting == 1)
    }
  }

  @Test func aKeyThatIsStuckIsHealthAndTheOthersCount() async throws {
    try await Self.withPanel { kiosk, screen in
      try await kiosk.devices.perform(#"{"key":"KEY_3","value":1,"ago_ms":11000}"#)
      let part = try await HealthAnswer.of(kiosk).part("device:panel")
      #expect(part.state == "degraded" && part.code == "device-stuck" && part.hint.contains("KEY_3"))
      try await Self.ask("A", kiosk, screen)
      _ = try await kiosk.devices.press("KEY_1")
      try await screen.view(.thankYou)
      try await kiosk.devices.perform(#"{"key":"KEY_3","value":0}"#)
      #expect(try await HealthAnswer.of(kiosk).part("device:panel").state == "ok")
      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.ratings.map(\.level.level.text) == ["very-satisfied"] && stored.presses.isEmpty)
    }
  }

  @Test func theKeyThatDeclinesEndsTheSessionAsDeclined() async throws {
    try await Self.withPanel { kiosk, screen in
      try await Self.ask("A", kiosk, screen)

      _ = try await kiosk.devices.press("KEY_0")
      try await screen.view(.thankYou)

      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.outcomes.map(\.outcome) == [.declined])
      #expect(stored.ratings.isEmpty)
    }
  }

  @Test func aFingerThatWentDownBeforeTheDeadlineAndComesUpAfterItRates() async throws {
    try await Self.withPanel(promptSeconds: 5) { kiosk, screen in
      let question = try await Self.ask("A", kiosk, screen)
      let until = try #require(question.untilMicroseconds)

      let finger = try await kiosk.devices.press(
        "KEY_3", downMilliseconds: Int((until - MonotonicClock.microseconds()) / 1000) + 500)
      try await screen.view(.thankYou)

      #expect(finger.down < until)
      #expect(finger.up > until)
      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.ratedSessions == ["A"])
      #expect(stored.outcomes.isEmpty)
    }
  }

  @Test func aFingerThatStaysTooLongAfterTheDeadlineDoesNot() async throws {
    try await Self.withPanel(promptSeconds: 5) { kiosk, screen in
      let question = try await Self.ask("A", kiosk, screen)
      let until = try #require(question.untilMicroseconds)

      _ = try await kiosk.devices.press(
        "KEY_3", downMilliseconds: Int((until - MonotonicClock.microseconds()) / 1000) + 3000)
      // The up is read before a command that is sent after it.
      #expect(try await kiosk.caller.invite("A").state == "done")

      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.outcomes.map(\.outcome) == [.timedOut])
      #expect(stored.presses.map(\.disposition) == [.unsettled])
      #expect(stored.ratings.isEmpty)
    }
  }

  @Test func twoKeysAtOnceSayNothingAndTheNextPressCounts() async throws {
    try await Self.withPanel { kiosk, screen in
      try await Self.ask("A", kiosk, screen)

      try await kiosk.devices.perform(#"{"keys":{"KEY_1":1,"KEY_3":1}}"#)
      try await screen.passes(MonotonicClock.microseconds() + 100_000)
      try await kiosk.devices.perform(#"{"keys":{"KEY_1":0,"KEY_3":0}}"#)
      try await screen.passes(MonotonicClock.microseconds() + 100_000)
      _ = try await kiosk.devices.press("KEY_1")
      try await screen.view(.thankYou)

      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.presses.map(\.disposition) == [.simultaneous, .simultaneous])
      #expect(stored.ratedSessions == ["A"])
    }
  }

  @Test func aPanelThatIsUnpluggedIsNamedAndWorksAgainWhenItIsBack() async throws {
    try await Self.withPanel { kiosk, screen in
      try await Self.ask("A", kiosk, screen)

      try await kiosk.devices.perform(#"{"unplug":"panel"}"#)
      let view = try await screen.view(.couldNotBeTaken)

      #expect(view.reasons == [.input])
      #expect(try await kiosk.caller.state().state == "unavailable")
      let red = try await HealthAnswer.of(kiosk)
      #expect(red.status == "failing")
      #expect(try red.part("device:panel").code == "device-absent")
      #expect(try !red.part("device:panel").hint.isEmpty)

      try await kiosk.devices.perform(#"{"plug":"panel"}"#)
      try await screen.settles(try await screen.view(.pleaseRate))
      _ = try await kiosk.devices.press("KEY_1")
      try await screen.view(.thankYou)

      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.availability == [["input"], []])
      #expect(stored.ratedSessions == ["A"])
      #expect(try await HealthAnswer.of(kiosk).part("device:panel").state == "ok")
    }
  }

  @Test func theLampIsLitExactlyWhileARatingIsAskedForAndOutWhenTheServiceStops() async throws {
    var file = KioskFile()
    (file.panels, file.hasLamps) = (["panel"], true)
    try await RunningKiosk.with(file, input: .panels) { kiosk in
      let screen = try await ScreenWatch(kiosk)
      try await screen.view(.idle)
      for key in ["KEY_1", "KEY_3", "KEY_0"] {
        try await Self.ask(key, kiosk, screen)
        #expect(try await kiosk.devices.lamp()?.isLit == true)
        _ = try await kiosk.devices.press(key)
        #expect(try await kiosk.devices.lamp()?.isLit == false)
      }
      #expect(try await HealthAnswer.of(kiosk).part("lamp:panel").state == "ok")

      try await Self.ask("Z", kiosk, screen)
      #expect(try await kiosk.devices.lamp()?.isLit == true)
      await kiosk.stop()
      #expect(try await kiosk.devices.lamp()?.isLit == false)
    }
  }

  @Test func aPanelWithoutTheConfiguredLampIsNamedAndTakesRatings() async throws {
    var file = KioskFile()
    (file.panels, file.hasLamps) = (["panel"], true)
    try await RunningKiosk.with(file, input: .panels) { kiosk in
      let screen = try await ScreenWatch(kiosk)
      try await screen.view(.idle)
      try await kiosk.devices.perform(#"{"unplug":"panel"}"#)
      try await screen.view(.cannotRate)
      try await kiosk.devices.perform(#"{"plug":"panel","lamps":["LED_NUML"]}"#)
      try await screen.view(.idle)

      let health = try await HealthAnswer.of(kiosk)
      #expect(try health.part("lamp:panel").state == "degraded")
      #expect(try health.part("lamp:panel").code == "lamp-missing")
      #expect(try health.part("device:panel").state == "ok")
      try await Self.ask("A", kiosk, screen)
      _ = try await kiosk.devices.press("KEY_1")
      try await screen.view(.thankYou)
      #expect(try StoredEntries(kiosk.journal).ratedSessions == ["A"])
    }
  }

  @Test func aKioskThatStartsWithoutItsPanelSaysSoAndWorksWhenItComes() async throws {
    try await Self.withPanel { kiosk, screen in
      try await kiosk.devices.perform(#"{"unplug":"panel"}"#)
      try await screen.view(.cannotRate)
      #expect(try await kiosk.caller.open("A").state == "unavailable")
      #expect(try await kiosk.caller.close("A").state == "unavailable")

      try await kiosk.devices.perform(#"{"plug":"panel"}"#)
      try await screen.settles(try await screen.view(.pleaseRate))
      _ = try await kiosk.devices.press("KEY_2")
      try await screen.view(.thankYou)

      #expect(try StoredEntries(kiosk.journal).ratedSessions == ["A"])
    }
  }

  @Test func lostEventsNeitherLoseAFingerThatCameUpNorInventOne() async throws {
    try await Self.withPanel(correctionSeconds: 30) { kiosk, screen in
      try await Self.ask("A", kiosk, screen)
      // Nothing was down: nothing is made up.
      try await kiosk.devices.perform(#"{"syn_dropped":"panel"}"#)
      // The down was read, the up was among what was lost: the finger is up now.
      try await kiosk.devices.perform(#"{"key":"KEY_3","value":1}"#)
      try await screen.passes(MonotonicClock.microseconds() + 100_000)
      try await kiosk.devices.perform(#"{"syn_dropped":"panel","keys_down":[]}"#)
      try await screen.view(.thankYou)

      // The down was among what was lost: the finger that is down now comes up as any other.
      try await kiosk.devices.perform(#"{"syn_dropped":"panel","keys_down":["KEY_1"]}"#)
      try await screen.passes(MonotonicClock.microseconds() + 100_000)
      try await kiosk.devices.perform(#"{"key":"KEY_1","value":0}"#)
      #expect(try await kiosk.caller.close("A").state == "inviting")

      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.ratings.map(\.level.level.text) == ["dissatisfied"])
      let corrections = stored.payloads.filter { if case .correction = $0 { true } else { false } }
      #expect(corrections.count == 1)
      #expect(stored.presses.isEmpty)
    }
  }

  @Test func aBurstOfPressesIsKeptToTheLastInItsOrder() async throws {
    try await Self.withPanel(repeatMilliseconds: 0) { kiosk, screen in
      let written = try await kiosk.devices.perform(#"{"burst":100,"key":"KEY_2","spacing_ms":70}"#)
      // All of it waits in the device when the command comes, and devices are read first.
      try await kiosk.caller.open("A")

      let downs = written.filter { $0.value == 1 }.map(\.at)
      let stored = try StoredEntries(kiosk.journal)
      #expect(downs.count == 100)
      #expect(stored.presses.map(\.down.microseconds) == downs)
      #expect(Set(stored.presses.map(\.disposition)) == [.ambient])
      _ = try await VerifiedJournal.expectSound(kiosk.journal)
    }
  }

  @Test func twoPanelsAreReadAndTheRatingNamesTheOneThatWasPressed() async throws {
    var file = KioskFile()
    file.panels = ["left", "right"]
    try await RunningKiosk.with(file, input: .panels) { kiosk in
      let screen = try await ScreenWatch(kiosk)
      try await Self.ask("A", kiosk, screen)

      _ = try await kiosk.devices.press("KEY_1", device: "right")
      try await screen.view(.thankYou)

      #expect(try StoredEntries(kiosk.journal).ratings.map(\.device) == ["right"])
    }
  }

  @Test func oneOfTwoPanelsIsEnoughAndHealthNamesTheOther() async throws {
    var file = KioskFile()
    file.panels = ["left", "right"]
    try await RunningKiosk.with(file, input: .panels) { kiosk in
      let screen = try await ScreenWatch(kiosk)
      try await kiosk.devices.perform(#"{"unplug":"left"}"#)
      try await Self.ask("A", kiosk, screen)

      _ = try await kiosk.devices.press("KEY_1", device: "right")
      try await screen.view(.thankYou)

      let health = try await HealthAnswer.of(kiosk)
      #expect(health.status == "degraded")
      #expect(try health.part("device:left").code == "device-absent")
      #expect(try health.part("device:right").state == "ok")
      #expect(try StoredEntries(kiosk.journal).ratings.map(\.device) == ["right"])
    }
  }
}
