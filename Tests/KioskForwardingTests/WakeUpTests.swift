import RatingModel
import Testing

@testable import KioskForwarding

@Suite struct WakeUpTests {
  @Test func signalBeforeTheWaitIsNotLost() async {
    let wakeUp = WakeUp()
    wakeUp.signal()
    wakeUp.signal()
    #expect(await wakeUp.wait(until: nil, by: MockClock()))
  }

  @Test func signalDuringTheWaitEndsIt() async {
    let wakeUp = WakeUp()
    let clock = MockClock()
    async let signalled = wakeUp.wait(until: Instant(milliseconds: 1000), by: clock)
    _ = await clock.nextDeadline()
    wakeUp.signal()
    #expect(await signalled)
  }

  @Test func deadlineEndsTheWaitWithoutASignal() async {
    let wakeUp = WakeUp()
    let clock = MockClock()
    async let signalled = wakeUp.wait(until: Instant(milliseconds: 1000), by: clock)
    clock.advance(to: await clock.nextDeadline())
    #expect(await signalled == false)
  }

  @Test func cancellationEndsTheWait() async {
    let wakeUp = WakeUp()
    let clock = MockClock()
    let waiting = Task { await wakeUp.wait(until: Instant(milliseconds: 1000), by: clock) }
    _ = await clock.nextDeadline()
    waiting.cancel()
    #expect(await waiting.value == false)
    wakeUp.signal()
    #expect(await wakeUp.wait(until: nil, by: clock))
  }
}
