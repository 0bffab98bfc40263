import KioskHTTP
import KioskInput
import KioskScreen
import KioskSession
import RatingModel

/// What the demo's channel has said that still holds.
struct DemoWord {
  var isPlugged = true
  var hasKeys = true
  var source = SessionSource.demo
  /// The revision that its screen has painted last.
  var painted: Int64?
}

/// What the demo says in place of devices: its channel, and clicks on its page.
extension KioskLoop {
  func takeDemo() {
    guard let demo else { return }
    for message in demo.readAll() {
      switch message {
      case .clock(let mono, let wall):
        (clock as? SimulatedClock)?.move(to: mono, wall: wall)
        let now = advance(to: clock.now())
        counter.tryToOpen(at: now)
        endMaintenanceWhenDue(at: now)
        counter.handle(.readThrough, at: now)
        keepHouse(at: now)
        demo.answer(clock: now)
      case .down(let key):
        guard let meaning = meaning(of: key) else { continue }
        counter.handle(.fingerDown(meaning, device: key.device), at: advance(to: clock.now()))
      case .gone(let device): counter.handle(.fingerGone(device: device), at: advance(to: clock.now()))
      case .press(let serial, let key, let down, let isSimultaneous, let isOnPainted):
        let painted = isOnPainted ? told.painted : nil
        demo.answer(
          press: serial, result: press(key, down: down, isSimultaneous: isSimultaneous, painted: painted))
      case .painted:
        told.painted = counter.offer.revision
        counter.handle(.painted(counter.offer.revision), at: advance(to: clock.now()))
      case .touched(let onControl):
        let now = advance(to: clock.now())
        counter.handle(.touched(now, onControl: onControl), at: now)
      case .source(let source): told.source = source
      case .desk(let action): take(action, at: advance(to: clock.now()))
      case .feed(let isConnected): counter.feed(isConnected: isConnected)
      case .keys(let areThere):
        told.hasKeys = areThere
        counter.report(onlyTouchScreens: !areThere, at: advance(to: clock.now()))
      case .maintenance(let begins):
        let order = begins ? MaintenanceOrder.begin(minutes: ControlListener.minutes.upperBound) : .end
        _ = obey(order, at: advance(to: clock.now()))
      case .plugged(let isPlugged):
        told.isPlugged = isPlugged
        counter.report(.input, holds: !isPlugged, at: advance(to: clock.now()))
      }
    }
  }

  private func take(_ action: DemoChannel.DeskAction, at now: Instant) {
    switch action {
    case .badge(let clerk): counter.scanned(badge: clerk, happened: now, at: now)
    case .button: counter.pleaseRate(happened: now, at: now)
    case .receipt(let code): counter.scanned(dossier: code, happened: now, at: now)
    }
  }

  /// What became of a press of the demo.
  private func press(
    _ key: DemoChannel.Key, down: Instant?, isSimultaneous: Bool, painted: Int64?
  ) -> String {
    guard let meaning = meaning(of: key) else { return "notTaken" }
    let now = advance(to: clock.now())
    let press = Press(
      meaning: meaning, down: min(down ?? now, now), decided: now, channel: .demo, device: key.device,
      simultaneous: isSimultaneous, painted: painted)
    let handled = counter.handle(.press(press), at: now)
    return handled.isTaken ? handled.records.compactMap(\.body.resultOfPress).first ?? "notTaken" : "notTaken"
  }

  private func meaning(of key: DemoChannel.Key) -> KeyMeaning? {
    switch key.name {
    case .number(let number): meaningOfKey[number]
    case .meaning(let meaning): touches.isKnown(.press(meaning)) ? meaning : nil
    }
  }

  /// A finger that went down and up on the demo's page. Down and up are one: a click is told when it is over.
  func click(_ target: ScreenTarget, painted: Int64, at now: Instant) {
    counter.handle(.touched(now, onControl: target.isControl), at: now)
    guard case .press(let meaning) = target, touches.isKnown(target) else { return }
    counter.handle(
      .press(
        Press(
          meaning: meaning, down: now, decided: now, channel: .demo, device: DemoClicks.device, simultaneous: false,
          painted: painted)), at: now)
  }
}

extension SessionRecord.Body {
  /// What a press became; `nil` for records that no press makes.
  fileprivate var resultOfPress: String? {
    switch self {
    case .rating: "rating"
    case .answer, .contact: "answer"
    case .correction: "correction"
    case .press(let press): press.disposition.rawValue
    case .outcome(let ended) where ended.outcome == .declined: "declined"
    default: nil
    }
  }
}
