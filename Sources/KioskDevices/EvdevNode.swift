import CEvdev
import Glibc
import KioskInput
import RatingModel

/// One evdev node that is open: its descriptor and libevdev's view of it.
///
/// Belongs to one thread; closes with its last reference, which also gives up the grab.
final class EvdevNode {
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
    /// It is there and does not let itself be read.
    case failed(errno: Int32)
  }

  /// What a node says.
  enum Word {
    case frame(InputFrame)
    /// The kernel lost events; the device's own word of how it stands now.
    case lost(DeviceState)
  }

  static let mostEventsPerTurn = 4096

  let descriptor: Int32
  let isWritable: Bool
  /// The driver knows no monotonic clock: events get the time at which they are read.
  let isStampedAtRead: Bool
  private(set) var resyncs = 0

  private let evdev: OpaquePointer
  /// libevdev's own, for what only some ask: not to be kept.
  var handle: OpaquePointer { evdev }
  private var assembler = FrameAssembler()

  /// - Parameter forWriting: Where that is refused, the node is read all the same.
  init(_ node: String, forWriting: Bool = false) throws(Failure) {
    (descriptor, isWritable) = try Self.open(node, forWriting: forWriting)
    var evdev: OpaquePointer?
    let status = libevdev_new_from_fd(descriptor, &evdev)
    guard status == 0, let evdev else {
      close(descriptor)
      throw Failure(operation: "libevdev_new_from_fd", errno: -status)
    }
    self.evdev = evdev
    isStampedAtRead = libevdev_set_clock_id(evdev, CLOCK_MONOTONIC) != 0
  }

  deinit {
    libevdev_free(evdev)
    close(descriptor)
  }

  private static func open(
    _ node: String, forWriting: Bool
  ) throws(Failure) -> (descriptor: Int32, isWritable: Bool) {
    var descriptor = Glibc.open(node, (forWriting ? O_RDWR : O_RDONLY) | O_NONBLOCK | O_CLOEXEC)
    if descriptor >= 0 { return (descriptor, forWriting) }
    if forWriting, [EACCES, EPERM, EROFS].contains(errno) {
      // Ratings need no lamp.
      descriptor = Glibc.open(node, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw Failure(operation: "open", errno: errno) }
    return (descriptor, false)
  }

  var state: DeviceState { DeviceState(of: evdev) }

  /// Takes the node for this process alone.
  func grab() throws(Failure) {
    let status = libevdev_grab(evdev, LIBEVDEV_GRAB)
    guard status == 0 else { throw Failure(operation: "EVIOCGRAB", errno: -status) }
  }

  func letGo() { _ = libevdev_grab(evdev, LIBEVDEV_UNGRAB) }

  /// Answers 0, or the `errno` of what failed. The descriptor does not block.
  func setLamp(_ code: UInt16, lit: Bool) -> Int32 {
    -libevdev_kernel_set_led_value(evdev, UInt32(code), lit ? LIBEVDEV_LED_ON : LIBEVDEV_LED_OFF)
  }

  /// Reads what there is, at most 4,096 events.
  func read(now: Instant, _ take: (Word) -> Void) -> Reading {
    // On a descriptor that does not block, the flag only keeps libevdev from reading again before its queue is empty.
    let flags = LIBEVDEV_READ_FLAG_NORMAL.rawValue | LIBEVDEV_READ_FLAG_BLOCKING.rawValue
    var raw = input_event()
    // Worked on here and put back in the end: a member of a class is guarded at every touch.
    var assembler = FrameAssembler()
    swap(&assembler, &self.assembler)
    defer { swap(&assembler, &self.assembler) }
    for _ in 0..<Self.mostEventsPerTurn {
      switch libevdev_next_event(evdev, flags, &raw) {
      case Int32(LIBEVDEV_READ_STATUS_SUCCESS.rawValue):
        assembler.add(event(raw, now: now)) { take(.frame($0)) }
      case Int32(LIBEVDEV_READ_STATUS_SYNC.rawValue):
        resync()
        assembler.discard()
        take(.lost(state))
      case -EAGAIN, -EINTR:
        return .drained
      case -ENODEV, -ENXIO:
        return .gone
      case let status:
        return .failed(errno: -status)
      }
    }
    return .more
  }

  private func event(_ raw: input_event, now: Instant) -> RawEvent {
    let microseconds = Int64(raw.time.tv_sec) * 1_000_000 + Int64(raw.time.tv_usec)
    return RawEvent(
      time: isStampedAtRead ? now : Instant(microseconds: microseconds), type: raw.type, code: raw.code,
      value: raw.value
    ).read
  }

  /// libevdev asks the device for its state; the differences it then tells are the state that it has taken over.
  private func resync() {
    let flags = LIBEVDEV_READ_FLAG_SYNC.rawValue | LIBEVDEV_READ_FLAG_BLOCKING.rawValue
    var raw = input_event()
    while libevdev_next_event(evdev, flags, &raw) == Int32(LIBEVDEV_READ_STATUS_SYNC.rawValue) {}
    resyncs += 1
  }
}
