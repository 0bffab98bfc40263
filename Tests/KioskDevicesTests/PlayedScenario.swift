import Foundation
import KioskDevices
import KioskInput
import TestSupport

/// A scenario played to a real program, on a device of the testbed.
extension InputScenario {
  /// Whether the testbed can play it: it has neither switches nor keys that are down from the beginning of every reading, and
  /// a plug or a lost event needs the program to have read what was before.
  var isPlayable: Bool {
    let hasSwitches = keys.contains { SwitchCode.code(ofKey: $0) != nil }
    return !hasSwitches && held.isEmpty && steps.allSatisfy { if case .frame = $0.step { true } else { false } }
  }

  func device(_ id: String) -> MockDevice {
    var device = MockDevice(id: id, name: id, keys: keys.map(KeyNames.name(of:)).sorted())
    if !axes.isEmpty {
      device.axes = Dictionary(
        uniqueKeysWithValues: axes.map {
          (AxisNames.name(of: $0.key), [Int($0.value.lowerBound), Int($0.value.upperBound)])
        })
    }
    return device
  }

  /// The testbed's command that sends all of it.
  func command(to id: String) throws -> String {
    let frames: [[Frame]] = steps.map { milliseconds, step in
      guard case .frame(let events) = step else { return [] }
      return [.time(milliseconds), .events(events.map { [Int($0.type), Int($0.code), Int($0.value)] })]
    }
    let text = String(decoding: try JSONEncoder().encode(frames), as: UTF8.self)
    return "{\"frames\":\(text),\"device\":\"\(id)\"}"
  }

  private enum Frame: Encodable {
    case time(Int64)
    case events([[Int]])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .time(let milliseconds): try container.encode(milliseconds)
      case .events(let events): try container.encode(events)
      }
    }
  }
}
