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
  let keys: [String: String]
  let actsOn: ButtonProfile.Action?
  let debounce: Int?

  func wanted() throws -> WantedDevice {
    let match = DeviceMatch(
      name: name, hardware: try hardware.map { try known(HardwareID($0), $0) }, physicalPath: phys,
      properties: properties ?? [:])
    let codes = try keys.map { (try known(KeyNames.code(of: $0.key), $0.key), try meaning($0.value)) }
    let profile = ButtonProfile(
      device: device, keys: Dictionary(uniqueKeysWithValues: codes), actsOn: actsOn ?? .release,
      debounceMilliseconds: debounce ?? ButtonProfile.defaultDebounceMilliseconds)
    return WantedDevice(match: try known(match, "the rule"), profile: try known(profile, "the profile"))
  }

  private func meaning(_ text: String) throws -> KeyMeaning {
    text == "decline" ? .decline : .level(try known(LevelName(text), text))
  }

  private func known<Value>(_ value: Value?, _ text: String) throws -> Value {
    guard let value else { throw Wrong(description: "\(text) is wrong") }
    return value
  }
}
