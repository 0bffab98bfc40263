import TestSupport
import Testing

@testable import KioskDemo

/// A counter for a person, whose sessions open by themselves.
@MainActor @Suite(.timeLimit(.minutes(5))) struct CounterToTryTests {
  private static func serve(_ orders: [String: Int], keys: AsyncStream<Int>?) async throws {
    try await FakeProgram.with(orders) { kiosk, centre, _ in
      let pace = SelfRunningCounter.Pace(idle: .zero, serving: .zero, state: .zero)
      let counter = CounterToTry(
        kiosk: kiosk, centre: centre, sessions: SelfRunningCounter(kiosk: kiosk, dayDigits: "261121", pace: pace),
        said: { _ in })
      try await kiosk.start()
      try await counter.serve(keys: keys)
    }
  }

  /// Keys that nobody ever presses.
  private static func idleKeys() -> (AsyncStream<Int>, AsyncStream<Int>.Continuation) { AsyncStream.makeStream() }

  @Test(arguments: [401, 404, 500])
  func aKioskThatRefusesSessionsEndsTheCounterWithItsReasonThoughKeysAreAwaited(status: Int) async throws {
    let (keys, hold) = Self.idleKeys()
    let failure = await #expect(throws: DemoFailure.self) { try await Self.serve(["status": status], keys: keys) }
    guard case .refused(let operation, status, _) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(operation.hasPrefix("PUT sessions/demo-"))
    hold.finish()
  }

  @Test func theCounterEndsWithItsKeys() async throws {
    let (keys, hold) = Self.idleKeys()
    hold.finish()
    try await Self.serve([:], keys: keys)
  }
}
