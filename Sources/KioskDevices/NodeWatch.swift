import Glibc
import KioskInput
import RatingModel

/// One node, read without a configuration, for a technician who presses and looks.
///
/// The node is not taken from others: what is pressed on a keyboard still reaches the terminal. Belongs to one thread.
package final class NodeWatch {
  package enum Refusal: Error, Hashable, Sendable {
    case absent, denied, busy
    /// Nothing of it is read so.
    case useless
    case failed(operation: String, errno: Int32)

    /// Stable, for programs.
    package var code: String {
      switch self {
      case .absent: "device-absent"
      case .denied: "device-denied"
      case .busy: "device-busy"
      case .useless: "device-useless"
      case .failed: "device-failed"
      }
    }

    /// What is the matter and what to do about it, in one sentence.
    package func text(node: String) -> String {
      switch self {
      case .absent: "There is no \(node), or no device behind it any more; “kioskctl devices” lists what is there."
      case .denied: "You may not read \(node): run this as root or as a member of the group input."
      case .busy:
        "Another program holds \(node), so that nobody else sees its events: stop it (“fuser \(node)” names it)."
      case .useless:
        "\(node) says nothing that is read so: it has neither keys nor switches, or the axes of no touch screen, or axes without "
          + "an extent (“kioskctl devices --all” shows what it has)."
      case .failed(let operation, let number): "\(node) cannot be read: \(operation): \(ErrorNumber(number).text)."
      }
    }

    init(_ failure: EvdevNode.Failure) {
      self =
        switch failure {
        case .gone: .absent
        case .denied: .denied
        case .busy: .busy
        case .failed(let operation, let number): .failed(operation: operation, errno: number)
        }
    }
  }

  /// All that can be said of a node.
  package enum Word: Hashable, Sendable {
    case told(NodeInterpreter.Told)
    /// As the kernel said it, frame by frame.
    case frame(InputFrame)
    /// The kernel lost events.
    case lost
    case gone
  }

  private let node: EvdevNode
  private let keys: Set<UInt16>
  private let touchProtocol: TouchProtocol?
  package private(set) var interpreter: NodeInterpreter

  /// - Parameters:
  ///   - path: `/dev/input/event3`.
  ///   - rules: By what scanned texts are told from each other.
  package init(path: String, reading: NodeReading, rules: ScanRules) throws(Refusal) {
    let now = MonotonicTime.now()
    do throws(EvdevNode.Failure) {
      node = try EvdevNode(path)
      // Whoever holds it is told by the refusal.
      try node.grab()
      node.letGo()
    } catch { throw Refusal(error) }
    let state = node.state
    var reading = reading
    // As kioskd does.
    let real = realpath(path, nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    }
    let entry = try? DeviceInventory.list().first { [path, real].contains($0.node) }
    reading.turn = reading.turn.calibrated(by: entry?.description.properties ?? [:])
    keys = state.keys
    touchProtocol = state.touchProtocol
    let screen = touchProtocol.flatMap { spoken in
      state.range(of: spoken.axes.x).flatMap { x in
        state.range(of: spoken.axes.y).map { y in
          NodeInterpreter.Screen(touchProtocol: spoken, x: x, y: y, state: state.touchState(spoken))
        }
      }
    }
    interpreter = NodeInterpreter(
      reading, keys: keys, keysDown: state.keysDown(among: keys), screen: screen, rules: rules, at: now)
  }

  /// Nothing of it is read so: only a recording says anything.
  package var isMute: Bool { interpreter.isMute }

  /// What the device is, as evemu has it.
  var evdevDescription: String { node.recordedDescription }

  /// Says everything until the device has gone or `isOver` says so; looks at that ten times a second.
  package func run(until isOver: () -> Bool = { false }, say: (Word) -> Void) {
    while !isOver() {
      wait()
      let now = MonotonicTime.now()
      let reading = node.read(now: now) { word in
        switch word {
        case .frame(let frame):
          say(.frame(frame))
          for told in interpreter.handle(frame) { say(.told(told)) }
        case .lost(let state):
          say(.lost)
          let fingers = touchProtocol.map(state.touchState) ?? TouchState()
          for told in interpreter.resync(keysDown: state.keysDown(among: keys), fingers: fingers, at: now) {
            say(.told(told))
          }
        }
      }
      guard reading != .more else { continue }
      for told in interpreter.settle(at: now) { say(.told(told)) }
      guard reading != .drained else { continue }
      for told in interpreter.vanished(at: now) { say(.told(told)) }
      return say(.gone)
    }
  }

  private func wait() {
    var descriptor = pollfd(fd: node.descriptor, events: Int16(POLLIN), revents: 0)
    let due = interpreter.nextDeadline.map { max(0, $0.milliseconds(since: MonotonicTime.now()) + 1) } ?? 100
    _ = poll(&descriptor, 1, Int32(clamping: min(due, 100)))
  }
}
