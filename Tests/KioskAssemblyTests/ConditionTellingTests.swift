import ForwardingContract
import KioskHTTP
import RatingModel
import Testing

@testable import KioskAssembly

struct ConditionTellingTests {
  private struct Source: KioskHealthSource {
    let parts: [KioskHealth.Part]

    func health() async -> KioskHealth {
      KioskHealth(
        version: "1.0.0", uptimeSeconds: 77, parts: parts, openTail: .init(entries: 1, ageSeconds: 2), waitingInLots: 3,
        journal: .init(
          sealed: true, checkedThrough: nil, checkedSecondsAgo: nil, findings: [], setAside: 0, usedMebibytes: 5,
          freeMebibytes: 6, budgetMebibytes: 7))
    }
  }

  private let clock = SimulatedClock()

  @Test func theCentreIsToldWhatHealthTellsWithoutItsHints() async throws {
    clock.move(to: Instant(microseconds: 1), wall: WallTime(milliseconds: 1_795_223_100_000))
    let telling = ConditionTelling(clock: clock)
    #expect(await telling.condition() == nil)
    telling.ask(
      Source(parts: [
        .init(name: "journal", state: .ok), .init(name: "centre", state: .degraded, code: "centre-enrolling"),
        .init(name: "device:panel", state: .failing, code: "device-missing", hint: "Plug it in."),
      ]))
    let condition = try #require(await telling.condition())
    #expect(condition.state == .failing && condition.upSeconds == 77)
    #expect(condition.wall == clock.wallClaim())
    #expect(
      condition.parts == [
        .init(name: "device:panel", state: .failing, code: "device-missing"),
        .init(name: "journal", state: .ok, code: nil),
      ])
    #expect(condition.disk == .init(used: 5, free: 6, budget: 7))
  }

  @Test func whatCannotTravelIsNotTold() async {
    let telling = ConditionTelling(clock: clock)
    telling.ask(Source(parts: [.init(name: "device:" + String(repeating: "x", count: 200), state: .ok)]))
    #expect(await telling.condition() == nil)
  }
}
