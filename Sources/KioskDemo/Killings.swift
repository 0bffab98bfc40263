import Foundation
import Glibc

/// Kills daemons in the middle of what they do: at steps drawn from a seed, a few thousandths of a second into the step.
@MainActor
struct Killings {
  /// A step takes a few milliseconds: a later blow would miss it.
  private static let latestMicroseconds: UInt32 = 8000

  private struct Blow {
    let victim: Int
    let delayMicroseconds: UInt32
  }

  private let blows: [Int: Blow]

  init(count: Int, steps: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed ^ 0x6B69_6C6C)
    var blows: [Int: Blow] = [:]
    while blows.count < min(count, steps) {
      let step = Int.random(in: 0..<steps, using: &generator)
      blows[step] = Blow(
        victim: Int.random(in: 0..<4, using: &generator),
        delayMicroseconds: UInt32.random(in: 0..<Self.latestMicroseconds, using: &generator))
    }
    self.blows = blows
  }

  /// One in four blows is for the centre, the others are for a kiosk.
  func strike(at step: Int, kiosks: [DemoKiosk], centre: DemoCentre) {
    guard let blow = blows[step] else { return }
    guard let pid = blow.victim == 0 ? centre.pid : kiosks[blow.victim % kiosks.count].pid else { return }
    let thread = Thread {
      usleep(blow.delayMicroseconds)
      kill(pid, SIGKILL)
    }
    thread.start()
  }
}
