import ForwardingContract
import KioskDevices
import KioskForwarding
import KioskHTTP
import KioskJournal
import RatingModel

/// What the health listener tells: the loop's own state and the forwarder's. Tells no level.
struct KioskHealthReport: KioskHealthSource {
  /// A page that takes longer has stopped.
  static let longestPaintMilliseconds: Int64 = 5000

  let mailbox: LoopMailbox
  let place: JournalPlace
  let budgetMebibytes: Int
  let hub: ScreenHub
  let forwarder: Forwarder?
  /// `nil`: no sessions come from the centre.
  let feed: SessionFeed?
  let listeners: NetworkListener.Standing
  let clock: any KioskClock
  let started: Instant

  func health() async -> KioskHealth {
    let loop: LoopHealth? = await mailbox.ask(orElse: nil, within: LoopMailbox.patience) { .health(answer: $0) }
    let forwarding = await forwarder?.health
    let feed = await feed?.health
    return KioskHealth(
      version: KioskVersion.text, uptimeSeconds: clock.now().milliseconds(since: started) / 1000,
      parts: parts(loop, forwarding) + screen(loop?.screen) + [feed.map(Self.part)].compactMap(\.self)
        + listeners.all.map(Self.listener),
      openTail: KioskHealth.OpenTail(entries: loop?.openTailEntries, ageSeconds: loop?.openTailAgeSeconds),
      waitingInLots: loop?.waitingRatings, pressesNotTaken: loop?.pressesNotTaken,
      journal: loop.map { journal($0.journal) },
      feed: feed.map { feed in
        KioskHealth.Feed(
          connectedSeconds: feed.connectedSince.map { MonotonicTime.now().milliseconds(since: $0) / 1000 },
          commands: feed.commands)
      })
  }

  private func parts(_ loop: LoopHealth?, _ forwarding: ForwardingHealth?) -> [KioskHealth.Part] {
    guard let loop else {
      return [
        KioskHealth.Part(
          name: "loop", state: .failing, code: "loop-busy",
          hint: "Something holds the kiosk up, most often its disk; if it lasts, the service is restarted by itself.")
      ]
    }
    let canRate = loop.devices.contains { $0.isForRating && $0.isUsable }
    let devices = loop.devices.map {
      Self.device($0, whenUnusable: $0.isForRating && !canRate ? .failing : .degraded)
    }
    return journalParts(loop, isEnrolled: forwarding.map { $0.state != .enrolling } ?? false) + devices
      + loop.devices.compactMap(Self.lamp) + [Self.centre(forwarding), Self.clock(loop)]
      + Self.maintenance(loop)
  }

  /// A part only where ratings depend on the screen.
  private func screen(_ screen: LoopHealth.Screen?) -> [KioskHealth.Part] {
    guard let screen else { return [] }
    let problem: (code: String, hint: String)? =
      if !hub.isWatched {
        ("screen-not-connected", "No page is connected: see whether the screen's browser runs.")
      } else if let unpainted = screen.unpaintedMilliseconds, unpainted >= Self.longestPaintMilliseconds {
        ("screen-not-painting", "The page does not paint what it is sent: restart the screen's browser.")
      } else {
        nil
      }
    guard let problem else { return [KioskHealth.Part(name: "screen", state: .ok)] }
    return [
      KioskHealth.Part(
        name: "screen", state: screen.isOnlyWay ? .failing : .degraded, code: problem.code,
        hint: problem.hint + " Until then touches count for nothing.")
    ]
  }

  /// A part only while it lasts.
  private static func maintenance(_ loop: LoopHealth) -> [KioskHealth.Part] {
    guard loop.isInMaintenance else { return [] }
    return [
      KioskHealth.Part(
        name: "maintenance", state: .degraded, code: "maintenance",
        hint: "A technician is at work: no press is a rating. It ends by itself, or with kioskctl maintenance end.")
    ]
  }

  private static func device(_ device: DeviceHealth, whenUnusable: KioskHealth.Status) -> KioskHealth.Part {
    KioskHealth.Part(
      name: "device:\(device.name)", state: device.isUsable ? (device.hint == nil ? .ok : .degraded) : whenUnusable,
      code: device.hint == nil ? nil : device.code,
      hint: device.hint.map { "\(device.detail) \($0)" } ?? "")
  }

  /// A part only of a device that has one. Ratings go on without it.
  private static func lamp(_ device: DeviceHealth) -> KioskHealth.Part? {
    device.lamp.map { lamp in
      KioskHealth.Part(
        name: "lamp:\(device.name)", state: lamp.hint == nil ? .ok : .degraded,
        code: lamp.hint == nil ? nil : lamp.code,
        hint: lamp.hint ?? "")
    }
  }

  private static func centre(_ forwarding: ForwardingHealth?) -> KioskHealth.Part {
    guard let forwarding else {
      return KioskHealth.Part(
        name: "centre", state: .degraded, code: "centre-not-configured",
        hint: "Tallies wait on this kiosk until [centre] is configured.")
    }
    switch forwarding.state {
    case .current, .sending:
      let notice = forwarding.notice
      return KioskHealth.Part(
        name: "centre", state: notice == nil ? .ok : .degraded, code: notice?.code, hint: notice?.hint ?? "")
    case .enrolling, .retrying, .refused:
      return KioskHealth.Part(
        name: "centre", state: .degraded, code: forwarding.lastFailure?.code ?? "centre-\(forwarding.state.rawValue)",
        hint: forwarding.lastFailure?.hint ?? "The kiosk is being made known to the centre.")
    }
  }

  private static func part(_ feed: FeedHealth) -> KioskHealth.Part {
    switch feed.state {
    case .connecting, .connected: KioskHealth.Part(name: "feed", state: .ok)
    case .enrolling:
      KioskHealth.Part(
        name: "feed", state: .degraded, code: "feed-enrolling", hint: "The kiosk is not known to the centre yet.")
    case .retrying, .refused:
      KioskHealth.Part(
        name: "feed", state: .degraded, code: feed.lastFailure?.code ?? "feed-\(feed.state.rawValue)",
        hint: "No sessions come from the centre. " + (feed.lastFailure?.hint ?? ""))
    }
  }

  /// A part only while it cannot listen. Ratings go on without it.
  private static func listener(_ name: String, _ failure: ListenerError) -> KioskHealth.Part {
    KioskHealth.Part(name: "listener:\(name)", state: .degraded, code: failure.code, hint: failure.hint)
  }

  private static func clock(_ loop: LoopHealth) -> KioskHealth.Part {
    guard !loop.isDated, loop.failure == nil else { return KioskHealth.Part(name: "clock", state: .ok) }
    return KioskHealth.Part(
      name: "clock", state: .degraded, code: "clock-undated",
      hint: "Nothing vouches for the clock: ratings count as undated until NTP or the centre tells the time.")
  }
}
