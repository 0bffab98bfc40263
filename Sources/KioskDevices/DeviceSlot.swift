import KioskInput
import RatingModel

/// The place of one wanted device: the device that fills it, or why none does.
final class DeviceSlot {
  enum Vacancy: Hashable {
    case absent
    case ambiguous([InventoryEntry])
    case contested(InventoryEntry, with: [String])
    case refused(InventoryEntry, OpenDevice.Failure, retryAt: Instant)
  }

  static let retryMilliseconds: Int64 = 2000
  private static let reading = "read"

  let wanted: WantedDevice
  private(set) var device: OpenDevice?
  private(set) var vacancy = Vacancy.absent
  /// How the device differs from the one that filled the place first.
  private(set) var changes: [DeviceBlueprint.Change] = []
  /// There is more to read without waiting.
  private(set) var hasMore = false
  private var blueprint: DeviceBlueprint?
  /// How the lamp is to be, whichever device fills the place.
  private var isLampLit = false
  /// Of the devices that filled the place before.
  private(set) var earlierLampFailures = 0

  init(_ wanted: WantedDevice) { self.wanted = wanted }

  /// A device is read that citizens can rate on, with every level.
  var isUsable: Bool { wanted.profile.isForRating && device?.missing.isEmpty == true }

  var isTouchScreen: Bool { if case .touch = wanted.profile { true } else { false } }

  var nextDeadline: Instant? {
    if let device { return device.nextDeadline }
    guard case .refused(_, _, let retryAt) = vacancy else { return nil }
    return retryAt
  }

  /// Puts the chosen device into the place, or takes away the one that is no longer the choice.
  func assign(
    _ choice: DeviceAssignment.Choice, of entries: [InventoryEntry], now: Instant
  ) -> [InputEvent] {
    switch choice {
    case .absent: return vacate(.absent, now: now)
    case .ambiguous(let indices): return vacate(.ambiguous(indices.map { entries[$0] }), now: now)
    case .contested(let index, let rivals): return vacate(.contested(entries[index], with: rivals), now: now)
    case .device(let index):
      if let device, device.entry.systemPath == entries[index].systemPath { return [] }
      let events = vacate(.absent, now: now)
      open(entries[index], now: now)
      return events
    }
  }

  /// Reads the device to the end; `true` when it turned out to be gone.
  func read(into events: inout InputEvents, now: Instant) -> Bool {
    guard let device else { return false }
    let reading = device.read(into: &events, now: now)
    hasMore = reading == .more
    switch reading {
    case .drained, .more: return false
    case .gone:
      events.append(contentsOf: vacate(.absent, now: now))
      return true
    case .failed(let number):
      // Nobody looks around for it: opened again at once it might fail as quickly, for ever.
      events.append(contentsOf: refuse(device.entry, .failed(operation: Self.reading, errno: number), now: now))
      return false
    }
  }

  func showLamp(lit: Bool, now: Instant) {
    isLampLit = lit
    device?.showLamp(lit: lit, now: now)
  }

  /// Does what time asks for: decides what may have been bounce, grabs, tries again.
  func settle(into events: inout InputEvents, now: Instant) {
    if let device {
      if !hasMore { events.append(contentsOf: device.settle(now: now)) }
      device.showLamp(lit: isLampLit, now: now)
      do { try device.tightenGrip(now: now) } catch { events.append(contentsOf: refuse(device.entry, error, now: now)) }
    } else if case .refused(let entry, let failure, let retryAt) = vacancy, now >= retryAt {
      open(entry, now: now)
      // It is not there again because it can be opened.
      if case .failed(operation: Self.reading, _) = failure { _ = read(into: &events, now: now) }
    }
  }

  private func open(_ entry: InventoryEntry, now: Instant) {
    do {
      let opened = try OpenDevice(entry, profile: wanted.profile, now: now)
      device = opened
      // The first device that can do all that is wanted is the one that later ones are compared with.
      if blueprint == nil, opened.missing.isEmpty { blueprint = DeviceBlueprint(entry.description) }
      changes = blueprint?.changes(in: entry.description) ?? []
      opened.showLamp(lit: isLampLit, now: now)
    } catch {
      _ = refuse(entry, error, now: now)
    }
  }

  private func refuse(_ entry: InventoryEntry, _ failure: OpenDevice.Failure, now: Instant) -> [InputEvent] {
    guard failure != .gone else { return vacate(.absent, now: now) }
    return vacate(.refused(entry, failure, retryAt: now.adding(milliseconds: Self.retryMilliseconds)), now: now)
  }

  private func vacate(_ vacancy: Vacancy, now: Instant) -> [InputEvent] {
    let events = device?.leave(now: now) ?? []
    earlierLampFailures += device?.lamp?.failures ?? 0
    device = nil
    hasMore = false
    self.vacancy = vacancy
    return events
  }
}
