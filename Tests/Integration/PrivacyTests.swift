import KioskScreen
import Testing

/// Nobody learns an answer before it leaves in a lot: whatever can be read is the same for every level.
@Suite(.serialized, .timeLimit(.minutes(2))) struct PrivacyTests {
  /// All that could be read before and after one press, by place.
  private struct Readings: Equatable {
    var before: [String: String] = [:]
    var after: [String: String] = [:]
    var final: [String: String] = [:]
  }

  /// One session with one rating on the level's key, by a clock that stands still unless it is moved.
  private static func readings(level: Int) async throws -> (Readings, entry: String) {
    let clock = DemoFinger.clock(0)
    return try await RunningKiosk.with(input: .channel(isSimulated: true, waiting: [clock])) { kiosk in
      let watch = try await ScreenWatch(kiosk)
      try await kiosk.caller.open("A", #"{"dossiers":[{"code":"H56.14-261121-0001","stage":"receiving"}]}"#)
      try await kiosk.finger.move(to: 60_000)
      try await kiosk.caller.invite("A")
      try await watch.view(.pleaseRate)
      try await kiosk.finger.move(to: 62_000)
      var readings = Readings()
      readings.before = try await read(kiosk, watch)

      #expect(try await kiosk.finger.press(level) == "rating")
      try await watch.view(.thankYou)
      readings.after = try await read(kiosk, watch)

      // The correction window is over: the rating is final and waits in its lot.
      try await kiosk.finger.move(to: 70_000)
      try await watch.view(.idle)
      readings.final = try await read(kiosk, watch)
      let rating = try #require(try StoredEntries(kiosk.journal).ratings.first)
      return (readings, rating.level.description)
    }
  }

  private static func read(_ kiosk: RunningKiosk, _ watch: ScreenWatch) async throws -> [String: String] {
    var readings: [String: String] = [:]
    for source in PrivacySource.all { readings[source.name] = try await source.read(kiosk, watch).withoutChance }
    return readings
  }

  @Test func whatCanBeReadBeforeAndAfterOnePressIsTheSameForEveryLevel() async throws {
    let (first, firstLevel) = try await Self.readings(level: 1)
    for level in [2, 3] {
      let (other, otherLevel) = try await Self.readings(level: level)
      // The runs did differ, in the one place that nobody reads.
      #expect(firstLevel != otherLevel)
      for source in PrivacySource.all {
        #expect(other.before[source.name] == first.before[source.name], "\(source.name) before")
        #expect(other.after[source.name] == first.after[source.name], "\(source.name) after")
        #expect(other.final[source.name] == first.final[source.name], "\(source.name) when it is final")
      }
    }
    for source in PrivacySource.all where source.name != "page" {
      // A reading that is empty compares equal and tells nothing; the log may well be.
      if source.name != "log" { #expect(first.after[source.name]?.isEmpty == false, "\(source.name) is empty") }
    }
    // The press was seen by those who may know of it.
    #expect(first.after["metrics"] != first.before["metrics"])
    #expect(first.after["batch"] != first.before["batch"])
    #expect(first.after["screen events"] != first.before["screen events"])
  }

  @Test func aCorrectionIsTheSameForEveryLevelToo() async throws {
    func presses(_ keys: [Int]) async throws -> [String: String] {
      try await RunningKiosk.with(
        input: .channel(isSimulated: true, waiting: [DemoFinger.clock(0)])
      ) { kiosk in
        let watch = try await ScreenWatch(kiosk)
        try await kiosk.caller.close("A")
        try await kiosk.caller.open("A")
        try await kiosk.caller.close("A")
        try await watch.view(.pleaseRate)
        for (number, key) in keys.enumerated() {
          try await kiosk.finger.move(to: Int64(1 + number) * 1000)
          #expect(try await kiosk.finger.press(key) == (number == 0 ? "rating" : "correction"))
        }
        try await watch.view(.thankYou)
        return try await Self.read(kiosk, watch)
      }
    }
    let raised = try await presses([3, 1])
    let lowered = try await presses([1, 2])
    for source in PrivacySource.all { #expect(raised[source.name] == lowered[source.name], "\(source.name)") }
  }
}
