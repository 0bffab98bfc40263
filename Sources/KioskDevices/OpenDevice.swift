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
    /// A key or a finger was down as the device was opened; taken as soon as none is, then at the latest.
    case waiting(until: Instant)
    case held
  }

  static let mostEventsPerTurn = 4096
  static let longestWaitForReleaseMilliseconds: Int64 = 2000

  let entry: InventoryEntry
  let descriptor: Int32
  /// The driver knows no monotonic clock: events get the time at which they are read.
  let isStampedAtRead: Bool
  /// What it lacks of what its kind needs, for people; empty when it has all.
  let missing: [String]
  private(set) var resyncs = 0

  private let evdev: OpaquePointer
  private var grip: Grip
  private var assembler = FrameAssembler()
  /// `nil` for a device that cannot be read as its kind: it says nothing.
  private var reader: (any DeviceReader)?
  /// `nil` for a device that no lamp is configured for.
  private(set) var lamp: Lamp?

  init(_ entry: InventoryEntry, profile: DeviceProfile, now: Instant) throws(Failure) {
    let (descriptor, evdev, isWritable) = try Self.open(entry.node, forWriting: profile.lamp != nil)
    self.entry = entry
    self.descriptor = descriptor
    self.evdev = evdev
    isStampedAtRead = libevdev_set_clock_id(evdev, CLOCK_MONOTONIC) != 0
    let state = DeviceState(of: evdev)
    missing = profile.missing(in: state)
    reader = profile.reader(of: state, properties: entry.description.properties, at: now)
    lamp = profile.lamp.map { Lamp(code: $0, isThere: state.hasLamp($0), isWritable: isWritable) }
    grip = .waiting(until: now.adding(milliseconds: Self.longestWaitForReleaseMilliseconds))
    try tightenGrip(now: now)
  }

  deinit {
    libevdev_free(evdev)
    close(descriptor)
  }

  private static func open(
    _ node: String, forWriting: Bool
  ) throws(Failure) -> (descriptor: Int32, evdev: OpaquePointer, isWritable: Bool) {
    var isWritable = forWriting
    var descriptor = Glibc.open(node, (forWriting ? O_RDWR : O_RDONLY) | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0, forWriting, [EACCES, EPERM, EROFS].contains(errno) {
      // Ratings need no lamp.
      isWritable = false
      descriptor = Glibc.open(node, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw Failure(operation: "open", errno: errno) }
    var evdev: OpaquePointer?
    let status = libevdev_new_from_fd(descriptor, &evdev)
    guard status == 0, let evdev else {
      close(descriptor)
      throw Failure(operation: "libevdev_new_from_fd", errno: -status)
    }
    return (descriptor, evdev, isWritable)
  }

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
    let state = DeviceState(of: evdev)
    let isHeld = entry.description.keys.contains(where: state.isDown) || state.isTouched
    guard !isHeld || now >= until else { return }
    let status = libevdev_grab(evdev, LIBEVDEV_GRAB)
    guard status == 0 else { throw Failure(operation: "EVIOCGRAB", errno: -status) }
    grip = .held
  }

  /// Lights the lamp or puts it out. The descriptor does not block, and a device that takes nothing is health.
  func showLamp(lit: Bool, now: Instant) {
    guard let code = lamp?.code else { return }
    lamp?.show(lit: lit, now: now) { isLit in
      -libevdev_kernel_set_led_value(evdev, UInt32(code), isLit ? LIBEVDEV_LED_ON : LIBEVDEV_LED_OFF)
    }
  }

  /// Reads what there is. Nothing is known of a device that is `gone` but what it had said before.
  func read(into events: inout [InputEvent], now: Instant) -> Reading {
    // On a descriptor that does not block, the flag only keeps libevdev from reading again before its queue is empty.
    let flags = LIBEVDEV_READ_FLAG_NORMAL.rawValue | LIBEVDEV_READ_FLAG_BLOCKING.rawValue
    var raw = input_event()
    for _ in 0..<Self.mostEventsPerTurn {
      switch libevdev_next_event(evdev, flags, &raw) {
      case Int32(LIBEVDEV_READ_STATUS_SUCCESS.rawValue):
        if let frame = assembler.add(event(raw, now: now).read), let told = reader?.handle(frame) { events += told }
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
  func settle(now: Instant) -> [InputEvent] { reader?.settle(at: now) ?? [] }

  /// The device is gone or given up.
  func leave(now: Instant) -> [InputEvent] { reader?.vanished(at: now) ?? [] }

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
    return reader?.resync(DeviceState(of: evdev), at: now) ?? []
  }
}
