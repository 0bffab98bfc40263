import CEvdev
import Glibc
import KioskInput
import RatingModel

/// One evdev node that is open: its descriptor, libevdev's view of it, and the interpreter of its frames.
///
/// Belongs to one thread; closes with its last reference, which also gives up the grab.
final class OpenDevice {
  enum Failure: Error, Hashable {
    /// The node has gone, or its device behind it.
    case gone
    case denied
    /// Another program holds it.
    case busy
    case failed(operation: String, errno: Int32)

    init(operation: String, errno number: Int32) {
      switch number {
      case ENOENT, ENODEV, ENXIO: self = .gone
      case EACCES, EPERM: self = .denied
      case EBUSY: self = .busy
      default: self = .failed(operation: operation, errno: number)
      }
    }
  }

  enum Reading: Hashable {
    case drained, more, gone
  }

  private enum Grip: Hashable {
    /// A key was down as the device was opened; taken as soon as none is, then at the latest.
    case waiting(until: Instant)
    case held
  }

  static let mostEventsPerTurn = 4096
  static let longestWaitForReleaseMilliseconds: Int64 = 2000

  let entry: InventoryEntry
  let descriptor: Int32
  /// The driver knows no monotonic clock: events get the time at which they are read.
  let isStampedAtRead: Bool
  /// Configured keys that this device cannot send.
  let missingKeys: [UInt16]
  private(set) var resyncs = 0

  private let evdev: OpaquePointer
  private var grip: Grip
  private var assembler = FrameAssembler()
  private var interpreter: ButtonInterpreter

  init(_ entry: InventoryEntry, profile: ButtonProfile, now: Instant) throws(Failure) {
    let (descriptor, evdev) = try Self.open(entry.node)
    self.entry = entry
    self.descriptor = descriptor
    self.evdev = evdev
    isStampedAtRead = libevdev_set_clock_id(evdev, CLOCK_MONOTONIC) != 0
    missingKeys = profile.keys.keys.filter { libevdev_has_event_code(evdev, UInt32(EV_KEY), UInt32($0)) == 0 }.sorted()
    grip = .waiting(until: now.adding(milliseconds: Self.longestWaitForReleaseMilliseconds))
    let keysDown = profile.keys.keys.filter { Self.isDown($0, on: evdev) }
    interpreter = ButtonInterpreter(profile: profile, keysDown: Set(keysDown), at: now)
    try tightenGrip(now: now)
  }

  deinit {
    libevdev_free(evdev)
    close(descriptor)
  }

  private static func open(_ node: String) throws(Failure) -> (descriptor: Int32, evdev: OpaquePointer) {
    let descriptor = Glibc.open(node, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(operation: "open", errno: errno) }
    var evdev: OpaquePointer?
    let status = libevdev_new_from_fd(descriptor, &evdev)
    guard status == 0, let evdev else {
      close(descriptor)
      throw Failure(operation: "libevdev_new_from_fd", errno: -status)
    }
    return (descriptor, evdev)
  }

  private static func isDown(_ code: UInt16, on evdev: OpaquePointer) -> Bool {
    libevdev_get_event_value(evdev, UInt32(EV_KEY), UInt32(code)) != 0
  }

  /// When ``settle(now:)`` or ``tightenGrip(now:)`` is due, if nothing comes before.
  var nextDeadline: Instant? {
    guard case .waiting(let until) = grip else { return interpreter.nextDeadline }
    return [until, interpreter.nextDeadline].compactMap { $0 }.min()
  }

  func jammedKeys(now: Instant) -> [UInt16] { interpreter.jammedKeys(at: now) }

  /// Takes the device for ourselves, if that is due and still to be done.
  func tightenGrip(now: Instant) throws(Failure) {
    guard case .waiting(let until) = grip else { return }
    let isAnyKeyDown = entry.description.keys.contains { Self.isDown($0, on: evdev) }
    guard !isAnyKeyDown || now >= until else { return }
    let status = libevdev_grab(evdev, LIBEVDEV_GRAB)
    guard status == 0 else { throw Failure(operation: "EVIOCGRAB", errno: -status) }
    grip = .held
  }

  /// Reads what there is. Nothing is known of a device that is `gone` but what it had said before.
  func read(into events: inout [InputEvent], now: Instant) -> Reading {
    // On a descriptor that does not block, the flag only keeps libevdev from reading again before its queue is empty.
    let flags = LIBEVDEV_READ_FLAG_NORMAL.rawValue | LIBEVDEV_READ_FLAG_BLOCKING.rawValue
    var raw = input_event()
    for _ in 0..<Self.mostEventsPerTurn {
      switch libevdev_next_event(evdev, flags, &raw) {
      case Int32(LIBEVDEV_READ_STATUS_SUCCESS.rawValue):
        if let frame = assembler.add(event(raw, now: now)) { events += interpreter.handle(frame) }
      case Int32(LIBEVDEV_READ_STATUS_SYNC.rawValue):
        events += resync(now: now)
      case -EAGAIN, -EINTR:
        return .drained
      default:
        return .gone
      }
    }
    return .more
  }

  /// Decides what could have been bounce until now. Only after all has been read.
  func settle(now: Instant) -> [InputEvent] { interpreter.settle(at: now) }

  /// The device is gone or given up.
  func leave(now: Instant) -> [InputEvent] { interpreter.vanished(at: now) }

  private func event(_ raw: input_event, now: Instant) -> RawEvent {
    let microseconds = Int64(raw.time.tv_sec) * 1_000_000 + Int64(raw.time.tv_usec)
    return RawEvent(
      time: isStampedAtRead ? now : Instant(microseconds: microseconds), type: raw.type, code: raw.code,
      value: raw.value)
  }

  /// libevdev asks the device for its state; the differences it then tells are the state that it has taken over.
  private func resync(now: Instant) -> [InputEvent] {
    let flags = LIBEVDEV_READ_FLAG_SYNC.rawValue | LIBEVDEV_READ_FLAG_BLOCKING.rawValue
    var raw = input_event()
    while libevdev_next_event(evdev, flags, &raw) == Int32(LIBEVDEV_READ_STATUS_SYNC.rawValue) {}
    resyncs += 1
    assembler.discard()
    let keysDown = interpreter.profile.keys.keys.filter { Self.isDown($0, on: evdev) }
    return interpreter.resync(keysDown: Set(keysDown), at: now)
  }
}
