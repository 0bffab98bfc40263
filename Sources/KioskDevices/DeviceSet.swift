import Glibc
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

  /// Every wanted device is read and can send all that it should: an honest rating is possible.
  package var isUsable: Bool { !slots.isEmpty && slots.allSatisfy(\.isUsable) }

  /// Reads every device to its end and follows what was plugged in and out.
  ///
  /// - Parameter now: CLOCK_MONOTONIC, taken after polling. Events may be later than this by what passed since.
  /// - Returns: what happened, across devices in the order of the times.
  package func readAll(now: Instant) -> [InputEvent] {
    self.now = now
    let ready = poll()
    var events: [InputEvent] = []
    var mustLook = rescanAt.map { now >= $0 } ?? false
    for slot in slots {
      guard let descriptor = slot.device?.descriptor, ready[descriptor] != nil || slot.hasMore else { continue }
      let isHungUp = ready[descriptor, default: 0] & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
      if slot.read(isHungUp: isHungUp, into: &events, now: now) { mustLook = true }
    }
    if ready[monitor.descriptor] != nil {
      monitor.drain()
      mustLook = true
    }
    if mustLook { events += assignDevices() }
    for slot in slots { slot.settle(into: &events, now: now) }
    return Self.inOrder(events)
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

  /// What is ready now, by descriptor.
  private func poll() -> [Int32: Int16] {
    var requests = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard Glibc.poll(&requests, nfds_t(requests.count), 0) > 0 else { return [:] }
    let ready = requests.filter { $0.revents != 0 }.map { ($0.fd, $0.revents) }
    return Dictionary(ready, uniquingKeysWith: |)
  }

  /// Events of equal time stay in the order in which they were told.
  private static func inOrder(_ events: [InputEvent]) -> [InputEvent] {
    guard events.count > 1 else { return events }
    return events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }
}
