import KioskDevices
import KioskInput
import RatingModel

/// A wanted device as the command line gives it.
struct WantedText: Decodable {
  struct Wrong: Error, CustomStringConvertible {
    let description: String
  }

  let device: String
  let name: String?
  let hardware: String?
  let phys: String?
  let properties: [String: String]?
  /// `touch`, `scanner`; without it, buttons.
  let kind: String?
  let keys: [String: String]?
  let pleaseRate: [String]?
  let rotation: Int?
  let actsOn: ButtonProfile.Action?
  let debounce: Int?
  /// None: the testbed's fingers are quicker than people's.
  let repeats: Int?
  let lamp: String?

  func wanted() throws -> WantedDevice {
    let match = DeviceMatch(
      name: name, hardware: try hardware.map { try known(HardwareID($0), $0) }, physicalPath: phys,
      properties: properties ?? [:])
    return WantedDevice(match: try known(match, "the rule"), profile: try known(profile(), "the profile"))
  }

  private func profile() throws -> DeviceProfile? {
    switch kind {
    case "touch":
      let turn = TouchTurn(rotation: try known(TouchRotation(rawValue: rotation ?? 0), "the rotation"))
      return TouchProfile(device: device, turn: turn).map(DeviceProfile.touch)
    case "scanner":
      let rules = ScanRules(unit: try known(UnitCode("H56.14"), "the unit"))
      return ScannerProfile(device: device, rules: try known(rules, "the rules")).map(DeviceProfile.scanner)
    default:
      let codes = try (keys ?? [:]).map { (try code($0.key), try meaning($0.value)) }
      return ButtonProfile(
        device: device, keys: Dictionary(uniqueKeysWithValues: codes),
        pleaseRate: Set(try (pleaseRate ?? []).map(code)),
        actsOn: actsOn ?? .release, debounceMilliseconds: debounce ?? ButtonProfile.defaultDebounceMilliseconds,
        repeatMilliseconds: repeats ?? 0,
        lamp: try lamp.map { try known(LampNames.code(of: $0), $0) }
      ).map(DeviceProfile.buttons)
    }
  }

  private func code(_ name: String) throws -> UInt16 { try known(KeyNames.code(of: name), name) }

  private func meaning(_ text: String) throws -> KeyMeaning {
    text == "decline" ? .decline : .level(try known(LevelName(text), text))
  }

  private func known<Value>(_ value: Value?, _ text: String) throws -> Value {
    guard let value else { throw Wrong(description: "\(text) is wrong") }
    return value
  }
}
