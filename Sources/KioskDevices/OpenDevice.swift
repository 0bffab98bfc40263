import KioskInput
import RatingModel

/// A configured device that is open: its node, and the interpreter of its frames.
///
/// Belongs to one thread.
final class OpenDevice {
  typealias Failure = EvdevNode.Failure
  typealias Reading = EvdevNode.Reading

  private enum Grip: Hashable {
    /// A key or a finger was down as the device was opened; taken as soon as none is, then at the latest.
    case waiting(until: Instant)
    case held
  }

  static let longestWaitForReleaseMilliseconds: Int64 = 2000

  let entry: InventoryEntry
  /// What it lacks of what its kind needs, for people; empty when it has all.
  let missing: [String]

  private let node: EvdevNode
  private var grip: Grip
  /// `nil` for a device that cannot be read as its kind: it says nothing.
  private var reader: (any DeviceReader)?
  /// `nil` for a device that no lamp is configured for.
  private(set) var lamp: Lamp?

  init(_ entry: InventoryEntry, profile: DeviceProfile, now: Instant) throws(Failure) {
    let node = try EvdevNode(entry.node, forWriting: profile.lamp != nil)
    self.node = node
    self.entry = entry
    let state = node.state
    missing = profile.missing(in: state)
    reader = profile.reader(of: state, properties: entry.description.properties, at: now)
    lamp = profile.lamp.map { Lamp(code: $0, isThere: state.hasLamp($0), isWritable: node.isWritable) }
    grip = .waiting(until: now.adding(milliseconds: Self.longestWaitForReleaseMilliseconds))
    try tightenGrip(now: now)
  }

  var descriptor: Int32 { node.descriptor }
  var isStampedAtRead: Bool { node.isStampedAtRead }
  var resyncs: Int { node.resyncs }

  /// When ``settle(now:)`` or ``tightenGrip(now:)`` is due, if nothing comes before.
  var nextDeadline: Instant? {
    var deadlines = [reader?.nextDeadline, lamp?.retryAt]
    if case .waiting(let until) = grip { deadlines.append(until) }
    return deadlines.compactMap { $0 }.min()
  }

  func stuck(now: Instant) -> String? { reader?.stuck(at: now) }

  /// Takes the device for ourselves, if that is due and still to be done.
  func tightenGrip(now: Instant) throws(Failure) {
    guard case .waiting(let until) = grip else { return }
    let state = node.state
    let isHeld = entry.description.keys.contains(where: state.isDown) || state.isTouched
    guard !isHeld || now >= until else { return }
    try node.grab()
    grip = .held
  }

  /// Lights the lamp or puts it out. The descriptor does not block, and a device that takes nothing is health.
  func showLamp(lit: Bool, now: Instant) {
    guard let code = lamp?.code else { return }
    lamp?.show(lit: lit, now: now) { node.setLamp(code, lit: $0) }
  }

  /// Reads what there is. Nothing is known of a device that is `gone` but what it had said before.
  func read(into events: inout InputEvents, now: Instant) -> Reading {
    // As in the node: not the member at every frame.
    var reader = self.reader
    self.reader = nil
    defer { self.reader = reader }
    return node.read(now: now) { word in
      switch word {
      case .frame(let frame): reader?.handle(frame, into: &events)
      case .lost(let state): events.append(contentsOf: reader?.resync(state, at: now) ?? [])
      }
    }
  }

  /// Decides what could have been bounce until now. Only after all has been read.
  func settle(now: Instant) -> [InputEvent] { reader?.settle(at: now) ?? [] }

  /// The device is gone or given up.
  func leave(now: Instant) -> [InputEvent] { reader?.vanished(at: now) ?? [] }
}
