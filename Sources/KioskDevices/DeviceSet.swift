import KioskInput
import RatingModel

/// All wanted devices. Used from one thread only; see the head of this target for how.
package final class DeviceSet {
  private let inventory: DeviceInventory
  private let monitor: DeviceMonitor
  private let slots: [DeviceSlot]
  /// The time of the latest turn, for what is asked between turns.
  private var now: Instant
  /// When to look for devices again although nobody said that something changed: only after udev did not answer.
  private var rescanAt: Instant?
  /// What the latest turn told; its memory is the next one's.
  private var told = InputEvents()

  /// Looks for the devices and opens those that are there.
  ///
  /// - Parameter now: the machine's CLOCK_MONOTONIC.
  package init(wanted: [WantedDevice], now: Instant) throws(DeviceError) {
    // The monitor first: what comes while we look around is then told.
    monitor = try DeviceMonitor()
    inventory = try DeviceInventory()
    slots = wanted.map(DeviceSlot.init)
    self.now = now
    _ = assignDevices()
  }

  /// What to poll for reading. Changes with every ``readAll(now:)``.
  package var descriptors: [Int32] { [monitor.descriptor] + slots.compactMap { $0.device?.descriptor } }

  /// When ``readAll(now:)`` is due although no descriptor is ready.
  package var nextDeadline: Instant? {
    let deadlines = slots.map { $0.hasMore ? now : $0.nextDeadline } + [rescanAt]
    return deadlines.compactMap { $0 }.min()
  }

  /// The health of every wanted device, in the configured order.
  package var health: [DeviceHealth] { slots.map { $0.health(now: now) } }

  /// Some device that citizens rate on is read and can send every level: an honest rating is possible. A touch screen
  /// can, for every level is painted.
  package var isUsable: Bool { slots.contains(where: \.isUsable) }

  /// A touch screen is wanted: what is painted matters.
  package var wantsTouchScreen: Bool { slots.contains(where: \.isTouchScreen) }

  /// Nothing else than a touch screen can be used for ratings: without keys a question must be painted to be answered.
  package var hasOnlyTouchScreens: Bool { !slots.contains { $0.isUsable && !$0.isTouchScreen } && wantsTouchScreen }

  /// Reads every device to its end and follows what was plugged in and out.
  ///
  /// - Parameter now: CLOCK_MONOTONIC. Nothing that happened until then is left unread; events may be later than this by
  ///   what passed since.
  /// - Returns: what happened, across devices in the order of the times.
  package func readAll(now: Instant) -> [InputEvent] {
    self.now = now
    // As in an open device: worked on here, and put back.
    var told = InputEvents()
    swap(&told, &self.told)
    told.removeAll()
    var mustLook = rescanAt.map { now >= $0 } ?? false
    // Read, not polled first: a device that has nothing says so.
    for slot in slots where slot.read(into: &told, now: now) { mustLook = true }
    if monitor.drain() { mustLook = true }
    if mustLook { told.append(contentsOf: assignDevices()) }
    for slot in slots { slot.settle(into: &told, now: now) }
    told.putInOrder()
    self.told = told
    return told.all
  }

  /// Lights every configured lamp, or puts them out; holds for devices that come later, too. Does not block, and what a
  /// lamp does not take is health.
  ///
  /// - Parameter now: CLOCK_MONOTONIC.
  package func showLamps(lit: Bool, now: Instant) {
    self.now = max(self.now, now)
    for slot in slots { slot.showLamp(lit: lit, now: now) }
  }

  private func assignDevices() -> [InputEvent] {
    guard let entries = inventory.scan() else {
      rescanAt = now.adding(milliseconds: DeviceSlot.retryMilliseconds)
      return []
    }
    rescanAt = nil
    let choices = DeviceAssignment.choose(slots.map(\.wanted), among: entries.map(\.description))
    return zip(slots, choices).flatMap { $0.assign($1, of: entries, now: now) }
  }
}
