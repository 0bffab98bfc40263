import CEvdev
import KioskInput
import RatingModel

/// A device and what it sends as evemu has it, so that `evemu-device` and `evemu-play` make the same one elsewhere.
extension NodeWatch {
  /// The description, which stands before the events.
  package var description: String { evdevDescription }

  /// One frame with its SYN_REPORT, in seconds since the first event.
  package static func recorded(_ frame: InputFrame, since first: Instant) -> String {
    let report = RawEvent(time: frame.time, type: RawEvent.synchronisation, code: RawEvent.report, value: 0)
    return (frame.events + [report]).map { event in
      let kernel = event.asKernel
      let microseconds = max(0, event.time.microseconds - first.microseconds)
      let fraction = String(microseconds % 1_000_000 + 1_000_000).dropFirst()
      return "E: \(microseconds / 1_000_000).\(fraction) \(hexadecimal(kernel.type, 4)) \(hexadecimal(kernel.code, 4)) "
        + "\(kernel.value)\n"
    }.joined()
  }
}

extension EvdevNode {
  /// N name, I ids, P properties, B bits of each type, A axes.
  var recordedDescription: String {
    let device = handle
    var lines = ["# EVEMU 1.3", "N: \(String(cString: libevdev_get_name(device)))"]
    let ids = [
      libevdev_get_id_bustype(device), libevdev_get_id_vendor(device), libevdev_get_id_product(device),
      libevdev_get_id_version(device),
    ]
    lines.append("I: " + ids.map { hexadecimal($0, 4) }.joined(separator: " "))
    let properties = (0...UInt32(INPUT_PROP_MAX)).filter { libevdev_has_property(device, $0) != 0 }
    lines += Self.rows(of: properties, highest: UInt32(INPUT_PROP_MAX)).map { "P: \($0)" }
    for (type, highest) in Self.types {
      let codes = (0...highest).filter { type == 0 ? libevdev_has_event_type(device, $0) != 0 : has(type, $0) }
      lines += Self.rows(of: codes, highest: highest).map { "B: \(hexadecimal(type, 2)) \($0)" }
    }
    for axis in (0...UInt32(ABS_MAX)).filter({ has(UInt32(EV_ABS), $0) }) {
      guard let about = libevdev_get_abs_info(device, axis)?.pointee else { continue }
      let numbers = [about.minimum, about.maximum, about.fuzz, about.flat, about.resolution]
      lines.append("A: \(hexadecimal(axis, 2)) " + numbers.map(String.init).joined(separator: " "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func has(_ type: UInt32, _ code: UInt32) -> Bool { libevdev_has_event_code(handle, type, code) != 0 }

  /// Each type with its highest code; of type 0 the codes are the types.
  private static let types: [(UInt32, UInt32)] = [
    (0, UInt32(EV_MAX)), (UInt32(EV_KEY), UInt32(KEY_MAX)), (UInt32(EV_REL), UInt32(REL_MAX)),
    (UInt32(EV_ABS), UInt32(ABS_MAX)), (UInt32(EV_MSC), UInt32(MSC_MAX)), (UInt32(EV_SW), UInt32(SW_MAX)),
    (UInt32(EV_LED), UInt32(LED_MAX)), (UInt32(EV_SND), UInt32(SND_MAX)), (UInt32(EV_REP), UInt32(REP_MAX)),
    (UInt32(EV_FF), UInt32(FF_MAX)),
  ]

  /// The bits as bytes, eight to a row.
  private static func rows(of codes: [UInt32], highest: UInt32) -> [String] {
    var bytes = [UInt8](repeating: 0, count: (Int(highest) / 64 + 1) * 8)
    for code in codes { bytes[Int(code) / 8] |= 1 << (code % 8) }
    return stride(from: 0, to: bytes.count, by: 8).map { start in
      bytes[start..<start + 8].map { hexadecimal($0, 2) }.joined(separator: " ")
    }
  }
}

extension RawEvent {
  /// As the kernel has it: switches are no keys there.
  fileprivate var asKernel: RawEvent {
    guard type == Self.key, let code = SwitchCode.code(ofKey: code) else { return self }
    return RawEvent(time: time, type: SwitchCode.type, code: code, value: value)
  }
}

private func hexadecimal(_ number: some BinaryInteger, _ digits: Int) -> String {
  let text = String(number, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
