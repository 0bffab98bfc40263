import KioskSession
import RatingModel
import SeededRandom

/// What goes on at one counter: citizens, a clerk, and the machine's bad days, one step after the other, by a seed.
struct CounterLife {
  enum Days { case calm, bad }

  private var session: SessionID?

  mutating func step(
    _ kiosk: SimulatedKiosk, _ days: Days, using generator: inout SeededGenerator
  ) throws {
    if days == .bad { trouble(kiosk, using: &generator) }
    serve(kiosk, using: &generator)
    kiosk.pass(milliseconds: Self.pause(using: &generator))
    if kiosk.disk.isCut { try end(kiosk, using: &generator) }
  }

  private mutating func serve(_ kiosk: SimulatedKiosk, using generator: inout SeededGenerator) {
    switch generator.below(12) {
    case 0, 1, 2: session = kiosk.open(clerk: generator.below(3)) ?? session
    case 3, 4: if let session { kiosk.invite(session) }
    case 5: if let session { kiosk.close(session) }
    case 6 where generator.below(4) == 0: if let session { kiosk.cancel(session) }
    case 7 where generator.below(3) == 0: kiosk.press(nil)
    default: kiosk.press(generator.below(3))
    }
  }

  /// From one tenth of a second to a night.
  private static func pause(using generator: inout SeededGenerator) -> Int64 {
    switch generator.below(60) {
    case 0: Int64(generator.below(16 * 3600)) * 1000
    case 1...4: Int64(generator.below(600)) * 1000
    case 5...20: Int64(generator.below(40_000))
    default: Int64(100 + generator.below(5000))
    }
  }

  private func trouble(_ kiosk: SimulatedKiosk, using generator: inout SeededGenerator) {
    switch generator.below(100) {
    case 0...2: kiosk.disk.cut(after: Int64(generator.below(40)))
    case 3:
      let fault = FaultyDisk.Fault.allCases[generator.below(3)]
      kiosk.disk.fail(after: Int64(generator.below(20)), count: Int64(1 + generator.below(30)), fault)
    case 4:
      kiosk.clock.step(toError: Int64(generator.below(7200) - 3600) * Int64([1000, 1_000_000][generator.below(2)]))
    case 5...7: kiosk.clock.synchronise()
    default: break
    }
  }

  /// What was cut comes back.
  func end(_ kiosk: SimulatedKiosk, using generator: inout SeededGenerator) throws {
    guard generator.below(2) == 0 else { return kiosk.kill() }
    let error = generator.below(3) == 0 ? 0 : -Int64(generator.below(40 * 365)) * 86_400_000
    try kiosk.cutPower(
      darkMilliseconds: Int64(1000 + generator.below(600_000)), errorMilliseconds: error,
      isTrusted: generator.below(2) == 0, using: &generator)
  }
}
