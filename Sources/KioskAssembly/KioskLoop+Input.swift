import KioskInput
import KioskScreen
import KioskSession
import RatingModel

/// What happens at devices and on the screen, on its way to the counter.
extension KioskLoop {
  func take(_ event: InputEvent) {
    let read = advance(to: event.at)
    if let (told, at) = event.forMachine(read: read) { counter.handle(told, at: at) }
    switch event {
    case .fingerDown, .press: break
    case .fingerGone(let device, _): touches.gone(from: device)
    case .touchDown(let down):
      counter.handle(.touched(down.at, onControl: touches.isOnControl(down)), at: read)
      guard let meaning = touches.wentDown(down) else { return }
      counter.handle(.fingerDown(meaning, device: down.device), at: down.at)
    case .touch(let touch): take(touch, read: read)
    case .pleaseRate: counter.pleaseRate(happened: event.at, at: read)
    case .scan(let scan, _, let happened): take(scan, happened: happened, read: read)
    }
  }

  func take(_ report: PaintReport, arrived: Instant) {
    let screen = report.screen(arrived: arrived)
    guard touches.painted(screen, newestRevision: counter.offer.revision) else { return }
    counter.painted(revision: screen.revision, at: screen.paintedAt)
  }

  private func take(_ touch: Touch, read: Instant) {
    let (meaning, isAwaitedInVain) = touches.left(touch)
    if isAwaitedInVain { counter.handle(.fingerGone(device: touch.down.device), at: read) }
    switch meaning {
    case .press(let press): counter.handle(.press(press), at: read)
    case .screen(let target): touchedScreen(target)
    case .nothing: break
    }
  }

  private func take(_ scan: Scan, happened: Instant, read: Instant) {
    switch scan {
    case .badge(let clerk): counter.scanned(badge: clerk, happened: happened, at: read)
    case .dossier(let code): counter.scanned(dossier: code, happened: happened, at: read)
    case .procedure, .identityCard: break
    case .unknown: log.info("a scan is neither a badge nor a code of the statutory or the configured forms")
    }
  }
}

extension InputEvent {
  /// What the session machine is told as it is, and the time at which it is told to have happened; `nil` for what has to
  /// be understood first.
  ///
  /// - Parameter read: The newest time that the loop has come to.
  func forMachine(read: Instant) -> (SessionEvent, Instant)? {
    switch self {
    // At the kernel's time, however late it is read: which window the finger came down in depends on it.
    case .fingerDown(let meaning, let device, let down): (.fingerDown(meaning, device: device), down)
    case .fingerGone(let device, _): (.fingerGone(device: device), read)
    case .press(let press): (.press(press), read)
    case .touchDown, .touch, .pleaseRate, .scan: nil
    }
  }
}
