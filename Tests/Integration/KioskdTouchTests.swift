import KioskJournal
import KioskScreen
import RatingModel
import Testing

/// kioskd with a touch screen that does not exist, and a page that says what it has painted. One at a time, for fingers need
/// real time.
@Suite(.serialized, .timeLimit(.minutes(5))) struct KioskdTouchTests {
  private static func withGlass(
    slots: Int? = 10, promptSeconds: Int = 600, _ body: (RunningKiosk, ScreenWatch, PaintingPage) async throws -> Void
  ) async throws {
    var file = KioskFile()
    file.others = [.touchScreen(slots: slots)]
    file.promptSeconds = promptSeconds
    try await RunningKiosk.with(file, input: .panels) { kiosk in
      let (screen, page) = (try await ScreenWatch(kiosk), PaintingPage(kiosk))
      try await page.paint(try await screen.view(.idle))
      try await body(kiosk, screen, page)
    }
  }

  /// Opens, invites and paints the question; returns when a touch would count.
  @discardableResult
  private static func ask(
    _ id: String, _ kiosk: RunningKiosk, _ screen: ScreenWatch, _ page: PaintingPage
  ) async throws -> ScreenView {
    try await kiosk.caller.open(id)
    try await kiosk.caller.invite(id)
    let view = try await screen.view(.pleaseRate)
    try await page.paint(view)
    // The kiosk heard of the paint before now: 300 ms from here are as many since it could be seen.
    try await screen.passes(MonotonicClock.microseconds() + 300_000)
    return view
  }

  @Test(arguments: [10, nil] as [Int?])
  func aTouchOfAPaintedLevelIsTheRating(slots: Int?) async throws {
    try await Self.withGlass(slots: slots) { kiosk, screen, page in
      try await Self.ask("A", kiosk, screen, page)

      let finger = try await kiosk.devices.touch(PaintingPage.middle(1), device: "glass")
      try await screen.view(.thankYou)

      let stored = try StoredEntries(kiosk.journal)
      let rating = try #require(stored.ratings.first)
      #expect(stored.ratedSessions == ["A"] && stored.presses.isEmpty)
      #expect(rating.level.level.text == "satisfied")
      #expect(rating.channel == .touch)
      #expect(rating.device == "glass")
      #expect(rating.down.microseconds == finger.down)
      #expect(try await VerifiedJournal.expectSound(kiosk.journal).ratings == 1)
      #expect(try await HealthAnswer.of(kiosk).part("device:glass").state == "ok")
    }
  }

  /// A screen that shows nothing takes no rating: health says so, and silence is not the citizen's.
  @Test func aQuestionThatNoPagePaintedWasUnavailable() async throws {
    var file = KioskFile()
    file.others = [.touchScreen(slots: 10)]
    (file.promptSeconds, file.correctionSeconds) = (5, 1)
    try await RunningKiosk.with(file, input: .panels) { kiosk in
      let dark = try await HealthAnswer.of(kiosk).part("screen")
      #expect(dark.state == "failing" && dark.code == "screen-not-connected")
      let screen = try await ScreenWatch(kiosk)
      try await screen.view(.idle)
      try await kiosk.caller.open("A")
      try await kiosk.caller.invite("A")
      try await screen.view(.pleaseRate)
      try await screen.view(.idle)
      #expect(try StoredEntries(kiosk.journal).outcomes.map(\.outcome) == [.unavailable])

      let page = PaintingPage(kiosk)
      try await kiosk.caller.open("B")
      try await kiosk.caller.invite("B")
      try await page.paint(try await screen.view(.pleaseRate))
      try await page.paint(try await screen.view(.idle))
      #expect(try StoredEntries(kiosk.journal).outcomes.map(\.outcome) == [.unavailable, .timedOut])
      #expect(try await HealthAnswer.of(kiosk).part("screen").state == "ok")
    }
  }

  @Test func aFingerThatSlidesOffItsRectangleHasSaidNothing() async throws {
    try await Self.withGlass { kiosk, screen, page in
      try await Self.ask("A", kiosk, screen, page)

      // Off all of them, onto another, and beside them from the beginning.
      _ = try await kiosk.devices.touch(PaintingPage.middle(0), to: (150, 50), device: "glass")
      _ = try await kiosk.devices.touch(PaintingPage.middle(0), to: PaintingPage.middle(1), device: "glass")
      _ = try await kiosk.devices.touch((320, 350), device: "glass")
      #expect(try await kiosk.caller.state().state == "inviting")
      #expect(try StoredEntries(kiosk.journal).presses.isEmpty)

      _ = try await kiosk.devices.touch(PaintingPage.middle(2), to: (680, 440), device: "glass")
      try await screen.view(.thankYou)
      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.ratings.map(\.level.level.text) == ["dissatisfied"] && stored.presses.isEmpty)
    }
  }

  @Test func aDeadlineDoesNotWaitForAFingerThatSlidOff() async throws {
    try await Self.withGlass(promptSeconds: 5) { kiosk, screen, page in
      let question = try await Self.ask("A", kiosk, screen, page)
      let until = try #require(question.untilMicroseconds)

      _ = try await kiosk.devices.touch(
        PaintingPage.middle(0), to: (150, 50), device: "glass",
        downMilliseconds: Int((until - MonotonicClock.microseconds()) / 1000) + 500)
      try await screen.view(.idle)

      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.outcomes.map(\.outcome) == [.timedOut] && stored.presses.isEmpty)
    }
  }

  @Test func aTouchMeansWhatWasOnTheScreenAsTheFingerCameDown() async throws {
    try await Self.withGlass { kiosk, screen, page in
      try await Self.ask("A", kiosk, screen, page)
      // The next citizen's session begins, and the page is slow to paint it: the question is still there.
      try await kiosk.caller.open("B")
      let serving = try await screen.view(.serving)

      _ = try await kiosk.devices.touch(PaintingPage.middle(0), device: "glass")
      // What was touched was the question of A, which is over: no rating, of neither.
      #expect(try await kiosk.caller.state().state == "serving")
      let before = try StoredEntries(kiosk.journal)
      #expect(before.ratings.isEmpty && before.presses.count == 1)

      // Once it is painted that B is being served, there is nothing to touch.
      try await page.paint(serving)
      _ = try await kiosk.devices.touch(PaintingPage.middle(0), device: "glass")
      #expect(try await kiosk.caller.state().state == "serving")
      #expect(try StoredEntries(kiosk.journal).presses.count == 1)
    }
  }

  @Test func aPaintThatIsToldLateIsJudgedByWhenItWasMade() async throws {
    try await Self.withGlass { kiosk, screen, page in
      try await kiosk.caller.open("A")
      try await kiosk.caller.invite("A")
      let view = try await screen.view(.pleaseRate)
      let painted = MonotonicClock.microseconds()
      // Longer than the report may take on its way: by so much it makes the paint later than it was.
      try await screen.passes(painted + 5_000_000)

      // The finger comes down on the question; what was painted is told only while it rests.
      try await kiosk.devices.perform(#"{"touch":[150,350],"down_ms":null,"device":"glass"}"#)
      try await page.paint(view, agoMicroseconds: MonotonicClock.microseconds() - painted)
      try await kiosk.devices.perform(#"{"lift":"glass"}"#)
      try await screen.view(.thankYou)
      #expect(try StoredEntries(kiosk.journal).ratings.map(\.level.level.text) == ["very-satisfied"])
    }
  }

  @Test func viewsThatWereNeverOfferedOrAreNoLongerThereCannotHaveBeenPainted() async throws {
    try await Self.withGlass { kiosk, screen, page in
      let view = try await Self.ask("A", kiosk, screen, page)
      let target = #"{"target":"level:satisfied","x":0,"y":0,"width":0.2,"height":0.2}"#
      // The paint has given the question its time anew, which was offered as a revision of its own.
      for revision in [view.revision + 100, view.revision - 1] {
        let body = #"{"revision":\#(revision),"agoMicroseconds":0,"targets":[\#(target)]}"#
        #expect(try await page.report(body) == 204)
      }

      _ = try await kiosk.devices.touch((50, 50), device: "glass")
      #expect(try await kiosk.caller.state().state == "inviting")
      _ = try await kiosk.devices.touch(PaintingPage.middle(0), device: "glass")
      try await screen.view(.thankYou)
      #expect(try StoredEntries(kiosk.journal).ratings.map(\.level.level.text) == ["very-satisfied"])
    }
  }

  @Test func twoFingersSayNothingAndTheNextTouchCounts() async throws {
    try await Self.withGlass { kiosk, screen, page in
      try await Self.ask("A", kiosk, screen, page)

      let both = "[3,47,0],[3,57,8],[3,53,150],[3,54,350],[3,47,1],[3,57,9],[3,53,800],[3,54,350]"
      try await kiosk.devices.perform(#"{"raw":[\#(both)]}"#)
      try await kiosk.devices.perform(#"{"raw":[[3,47,0],[3,57,-1],[3,47,1],[3,57,-1],[3,47,0]]}"#)
      try await screen.view(.oneAtATime)
      _ = try await kiosk.devices.touch(PaintingPage.middle(0), device: "glass")
      try await screen.view(.thankYou)

      let stored = try StoredEntries(kiosk.journal)
      #expect(stored.presses.map(\.disposition) == [.simultaneous, .simultaneous])
      #expect(stored.ratings.map(\.level.level.text) == ["very-satisfied"])
    }
  }
}
