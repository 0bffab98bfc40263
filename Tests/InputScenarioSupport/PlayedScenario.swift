// InputScenarioSupport: the scenario files of input devices, for whoever runs them: as values, and on a device of the testbed.
import Foundation
import KioskDevices
import KioskInput
import TestSupport

/// A scenario played to a real program, on a device of the testbed.
extension InputScenario {
  package func device(_ id: String) -> MockDevice {
    let switches = keys.filter { SwitchCode.code(ofKey: $0) != nil }
    var device = MockDevice(id: id, name: id, keys: keys.subtracting(switches).map(KeyNames.name(of:)).sorted())
    if !switches.isEmpty { device.switches = switches.map(KeyNames.name(of:)).sorted() }
    if !held.isEmpty { device.held = held.map(KeyNames.name(of:)).sorted() }
    if !axes.isEmpty {
      device.axes = Dictionary(
        uniqueKeysWithValues: axes.map {
          (AxisNames.name(of: $0.key), [Int($0.value.lowerBound), Int($0.value.upperBound)])
        })
    }
    return device
  }

  /// The testbed's command that plays all of it.
  package func command(to id: String) throws -> String {
    let text = String(decoding: try JSONEncoder().encode(steps.map(Played.init)), as: UTF8.self)
    return "{\"frames\":\(text),\"device\":\"\(id)\"}"
  }

  /// A step as the testbed takes it: its time, and what happens then.
  private struct Played: Encodable {
    let milliseconds: Int64
    let step: Step

    func encode(to encoder: any Encoder) throws {
      var container = encoder.unkeyedContainer()
      try container.encode(milliseconds)
      switch step {
      case .frame(let events): try container.encode(events.map(Self.numbers))
      case .lost(let keysDown):
        try container.encode("lost")
        try container.encode(keysDown.map(KeyNames.name(of:)).sorted())
      case .unplug: try container.encode("unplug")
      case .plug: try container.encode("plug")
      }
    }

    private static func numbers(_ event: RawEvent) -> [Int] {
      if event.type == RawEvent.key, let code = SwitchCode.code(ofKey: event.code) {
        return [Int(SwitchCode.type), Int(code), Int(event.value)]
      }
      return [Int(event.type), Int(event.code), Int(event.value)]
    }
  }
}
