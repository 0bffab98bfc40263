import KioskScreen
import Testing

/// Nobody learns an answer before it leaves in a lot: whatever can be read is the same for every level.
@Suite(.serialized, .timeLimit(.minutes(5))) struct PrivacyTests {
  /// Everything that could be read at some moment of a run, by moment and place.
  private struct Readings {
    private(set) var texts: [String: String] = [:]

    mutating func take(_ moment: String, _ kiosk: RunningKiosk, _ screen: ScreenWatch) async throws {
      for source in PrivacySource.all {
        texts["\(moment): \(source.name)"] = try await source.read(kiosk, screen).withoutChance
      }
    }

    /// Where somebody could tell the two runs apart.
    func differences(from other: Readings) -> [String] {
      texts.keys.filter { texts[$0] != other.texts[$0] }.sorted()
    }
  }

  /// A kiosk with a session that is not asked yet, by a clock that stands still unless it is moved.
  private static func withSession<Value: Sendable>(
    _ body: (RunningKiosk, ScreenWatch) async throws -> Value
  ) async throws -> Value {
    try await RunningKiosk.with(input: .channel(isSimulated: true, waiting: [DemoFinger.clock(0)])) { kiosk in
      let screen = try await ScreenWatch(kiosk)
      try await screen.view(.idle)
      try await kiosk.isCheckedAndMeasured()
      try await kiosk.caller.open("A", #"{"dossiers":[{"code":"H56.14-261121-0001","stage":"receiving"}]}"#)
      try await screen.view(.serving)
      try await kiosk.finger.move(to: 60_000)
      return try await body(kiosk, screen)
    }
  }

  /// A kiosk that asks for a rating.
  private static func withQuestion<Value: Sendable>(
    _ body: (RunningKiosk, ScreenWatch) async throws -> Value
  ) async throws -> Value {
    try await withSession { kiosk, screen in
      try await kiosk.caller.invite("A")
      try await screen.view(.pleaseRate)
      return try await body(kiosk, screen)
    }
  }

  /// One session with one rating on a key, and the level that the journal has for it.
  private static func rate(key: Int) async throws -> (Readings, level: String) {
    try await withQuestion { kiosk, screen in
      try await kiosk.finger.move(to: 62_000)
      var readings = Readings()
      try await readings.take("before", kiosk, screen)

      #expect(try await kiosk.finger.press(.number(key)) == "rating")
      try await screen.view(.thankYou)
      try await readings.take("after", kiosk, screen)

      // The correction window is over: the rating is final and waits in its lot.
      try await kiosk.finger.move(to: 70_000)
      try await screen.view(.idle)
      try await readings.take("final", kiosk, screen)
      return (readings, try #require(try StoredEntries(kiosk.journal).ratings.first).level.description)
    }
  }

  @Test func whatCanBeReadBeforeAndAfterOnePressIsTheSameForEveryLevel() async throws {
    let (first, firstLevel) = try await Self.rate(key: 1)
    for key in [2, 3] {
      let (other, otherLevel) = try await Self.rate(key: key)
      #expect(other.differences(from: first) == [])
      // The runs did differ, in the one place that nobody reads.
      #expect(otherLevel != firstLevel)
    }
    // There was something to read, and the press could be seen by those who may know that there was one.
    #expect(first.texts.filter { $0.value.isEmpty }.keys.sorted() == [])
    for source in ["health", "metrics", "screen events", "verification", "batch"] {
      #expect(first.texts["before: \(source)"] != first.texts["after: \(source)"], "\(source)")
    }
  }

  /// Presses that make no rating, or no further one, and what stands on the screen then.
  enum Moment: CaseIterable, Sendable {
    case tooEarly, twoKeysAtOnce, questionBrokenOff, technicianAtWork, declineAfterTheRating, afterDeclining
  }

  /// - Parameter key: The level's.
  private static func press(_ key: Int, at moment: Moment) async throws -> Readings {
    var readings = Readings()
    func press(_ key: DemoFinger.Key, _ kiosk: RunningKiosk, isSimultaneous: Bool = false) async throws -> String {
      try await kiosk.finger.press(key, isSimultaneous: isSimultaneous)
    }
    if moment == .tooEarly {
      return try await withSession { kiosk, screen in
        #expect(try await press(.number(key), kiosk) == "early")
        try await screen.view(.notFinished)
        try await readings.take("too early", kiosk, screen)
        return readings
      }
    }
    return try await withQuestion { kiosk, screen in
      try await kiosk.finger.move(to: 62_000)
      switch moment {
      case .tooEarly: break
      case .twoKeysAtOnce:
        #expect(try await press(.number(key), kiosk, isSimultaneous: true) == "simultaneous")
        try await screen.view(.oneAtATime)
      case .questionBrokenOff:
        try kiosk.finger.plug(false)
        try await screen.view(.couldNotBeTaken)
        #expect(try await press(.number(key), kiosk) == "unsettled")
      case .technicianAtWork:
        try kiosk.finger.maintain(true)
        try await screen.view(.maintenance)
        #expect(try await press(.number(key), kiosk) == "maintenance")
      case .declineAfterTheRating:
        #expect(try await press(.number(key), kiosk) == "rating")
        try await screen.view(.thankYou)
        #expect(try await press(0, kiosk) == "repeat")
      case .afterDeclining:
        #expect(try await press(0, kiosk) == "declined")
        try await screen.view(.thankYou)
        #expect(try await press(.number(key), kiosk) == "repeat")
      }
      try await readings.take("then", kiosk, screen)
      return readings
    }
  }

  @Test(arguments: Moment.allCases)
  func pressThatMakesNoRatingTellsNoLevelEither(moment: Moment) async throws {
    let first = try await Self.press(1, at: moment)
    for key in [2, 3] {
      let differences = try await Self.press(key, at: moment).differences(from: first)
      #expect(differences == [])
    }
  }

  /// A rating, and another that corrects it.
  private static func correct(keys: [Int]) async throws -> Readings {
    try await withQuestion { kiosk, screen in
      try await kiosk.finger.move(to: 62_000)
      #expect(try await kiosk.finger.press(.number(keys[0])) == "rating")
      try await screen.view(.thankYou)
      try await kiosk.finger.move(to: 64_000)
      #expect(try await kiosk.finger.press(.number(keys[1])) == "correction")
      var readings = Readings()
      try await readings.take("after", kiosk, screen)
      return readings
    }
  }

  @Test func whetherACorrectionRaisedOrLoweredTheAnswerCannotBeReadEither() async throws {
    let raised = try await Self.correct(keys: [3, 1])
    let lowered = try await Self.correct(keys: [1, 2])

    #expect(lowered.differences(from: raised) == [])
  }
}
