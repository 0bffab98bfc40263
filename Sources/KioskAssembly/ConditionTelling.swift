import ForwardingContract
import KioskHTTP
import RatingModel
import Synchronization

/// Tells the centre with each batch how the kiosk is: what the health listener tells here, without its hints.
///
/// The forwarder asks it, and is itself a part of what health tells; so it is told last whom to ask.
final class ConditionTelling: Sendable {
  private let clock: any KioskClock
  private let source = Mutex<(any KioskHealthSource)?>(nil)

  init(clock: any KioskClock) { self.clock = clock }

  func ask(_ source: any KioskHealthSource) { self.source.withLock { $0 = source } }

  func condition() async -> KioskCondition? {
    guard let source = source.withLock(\.self) else { return nil }
    let condition = KioskCondition(await source.health(), wall: clock.wallClaim())
    // A name that a technician chose may be too long to travel; better nothing than a batch with something impossible.
    return condition.isPossible ? condition : nil
  }
}

extension KioskCondition {
  init(_ health: KioskHealth, wall: WallTime) {
    let disk = health.journal.flatMap { journal in
      journal.usedMebibytes.flatMap { used in
        journal.freeMebibytes.map { Disk(used: used, free: $0, budget: journal.budgetMebibytes) }
      }
    }
    // How forwarding stands the batch itself tells, by arriving.
    let parts = health.parts.filter { $0.name != "centre" }.map(Part.init)
    self.init(wall: wall, upSeconds: max(0, health.uptimeSeconds), parts: parts, disk: disk)
  }
}

extension KioskCondition.Part {
  fileprivate init(_ part: KioskHealth.Part) {
    self.init(name: part.name, state: KioskCondition.State(part.state), code: part.code)
  }
}

extension KioskCondition.State {
  fileprivate init(_ status: KioskHealth.Status) {
    self =
      switch status {
      case .ok: .ok
      case .degraded: .degraded
      case .failing: .failing
      }
  }
}
