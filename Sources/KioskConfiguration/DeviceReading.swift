import KioskInput
import RatingModel

/// Reads the input devices and what their keys stand for.
extension ConfigurationReader {
  /// What a device's keys may mean, and how a key's Linux name becomes its code.
  struct KeyVocabulary {
    /// `nil` while the scale itself is wrong: then levels are not compared.
    let levels: [LevelName]?
    let keyCode: (String) -> UInt16?
  }

  mutating func devices(in section: ConfigurationSection, _ vocabulary: KeyVocabulary) -> [DeviceSettings]? {
    let tables = sections("devices", in: section)
    let devices = tables.map { device(in: $0, vocabulary) }
    refuseRepeatedNames(tables)
    refuseRepeatedMatches(devices, tables)
    let read = devices.compactMap { $0 }
    return read.count == tables.count ? read : nil
  }

  private mutating func device(in table: ConfigurationSection, _ vocabulary: KeyVocabulary) -> DeviceSettings? {
    let name = code(ScaleRule.self, .deviceName, in: table)
    let match = match(in: section("match", in: table))
    let actsOn: ButtonProfile.Action? = choice(.deviceActsOn, in: table)
    let debounce = integer(.deviceDebounce, in: table)
    let meanings = meanings(in: table, vocabulary)
    guard let name, let match, let actsOn, let debounce, let meanings else { return nil }
    return DeviceSettings(
      name: name.text, match: match, actsOn: actsOn, debounceMilliseconds: debounce, meanings: meanings)
  }

  private mutating func refuseRepeatedNames(_ tables: [ConfigurationSection]) {
    var lines: [String: Int] = [:]
    for table in tables {
      guard case .text(let name)? = table.members[ConfigurationKey.deviceName.name]?.content else { continue }
      if let line = lines[name] {
        refuse(
          .deviceDuplicate, .deviceName, in: table, "Two devices are called “\(name)”.",
          hint: "Give each its own name; the other is in line \(line).")
      } else {
        lines[name] = table.position(of: .deviceName).line
      }
    }
  }

  private mutating func refuseRepeatedMatches(_ devices: [DeviceSettings?], _ tables: [ConfigurationSection]) {
    var lines: [DeviceSettings.Match: Int] = [:]
    for case (let device?, let table) in zip(devices, tables) {
      let place = table.members["match"]?.position ?? table.position
      if let line = lines[device.match] {
        refuse(
          .matchDuplicate, at: place, table.path.name("match"), "Two devices are recognised by the same criteria.",
          hint: "Add what tells them apart, such as physical_path; the other is in line \(line).")
      } else {
        lines[device.match] = place.line
      }
    }
  }
}
