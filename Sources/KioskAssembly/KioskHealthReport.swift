import ForwardingContract
import KioskDevices
import KioskForwarding
import KioskHTTP
import KioskJournal
import RatingModel

/// What the health listener tells: the loop's own state and the forwarder's. Tells no level.
struct KioskHealthReport: KioskHealthSource {
  let mailbox: LoopMailbox
  let forwarder: Forwarder?
  let clock: any KioskClock
  let started: Instant

  func health() async -> KioskHealth {
    let loop: LoopHealth? = await mailbox.ask(orElse: nil, within: LoopMailbox.patience) { .health(answer: $0) }
    let forwarding = await forwarder?.health
    return KioskHealth(
      version: KioskVersion.text, uptimeSeconds: clock.now().milliseconds(since: started) / 1000,
      parts: parts(loop, forwarding),
      openTail: KioskHealth.OpenTail(entries: loop?.openTailEntries, ageSeconds: loop?.openTailAgeSeconds),
      waitingInLots: loop?.waitingRatings, pressesNotTaken: loop?.pressesNotTaken)
  }

  private func parts(_ loop: LoopHealth?, _ forwarding: ForwardingHealth?) -> [KioskHealth.Part] {
    guard let loop else {
      return [
        KioskHealth.Part(
          name: "loop", state: .failing, code: "loop-busy",
          hint: "Something holds the kiosk up, most often its disk; if it lasts, the service is restarted by itself.")
      ]
    }
    let isAnyUsable = loop.devices.contains(where: \.isUsable)
    let devices = loop.devices.map { Self.device($0, whenUnusable: isAnyUsable ? .degraded : .failing) }
    return [journal(loop)] + devices + [Self.centre(forwarding), Self.clock(loop)]
  }

  private func journal(_ loop: LoopHealth) -> KioskHealth.Part {
    guard let failure = loop.failure else { return KioskHealth.Part(name: "journal", state: .ok) }
    return KioskHealth.Part(name: "journal", state: .failing, code: failure.code, hint: failure.hint)
  }

  private static func device(_ device: DeviceHealth, whenUnusable: KioskHealth.Status) -> KioskHealth.Part {
    KioskHealth.Part(
      name: "device:\(device.name)", state: device.isUsable ? (device.hint == nil ? .ok : .degraded) : whenUnusable,
      code: device.hint == nil ? nil : "device-\(device.state.rawValue)", hint: device.hint ?? "")
  }

  private static func centre(_ forwarding: ForwardingHealth?) -> KioskHealth.Part {
    guard let forwarding else {
      return KioskHealth.Part(
        name: "centre", state: .degraded, code: "centre-not-configured",
        hint: "Tallies wait on this kiosk until [centre] is configured.")
    }
    switch forwarding.state {
    case .current, .sending: return KioskHealth.Part(name: "centre", state: .ok)
    case .enrolling, .retrying, .refused:
      return KioskHealth.Part(
        name: "centre", state: .degraded, code: forwarding.lastFailure?.code ?? "centre-\(forwarding.state.rawValue)",
        hint: forwarding.lastFailure?.hint ?? "The kiosk is being made known to the centre.")
    }
  }

  private static func clock(_ loop: LoopHealth) -> KioskHealth.Part {
    guard !loop.isDated, loop.failure == nil else { return KioskHealth.Part(name: "clock", state: .ok) }
    return KioskHealth.Part(
      name: "clock", state: .degraded, code: "clock-undated",
      hint: "Nothing vouches for the clock: ratings count as undated until NTP or the centre tells the time.")
  }
}
