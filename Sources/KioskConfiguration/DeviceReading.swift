import KioskInput
import RatingModel

/// Reads the input devices: what each is, and what its keys stand for.
extension ConfigurationReader {
  /// What a device's keys may mean, and how they are called.
  struct KeyVocabulary {
    /// `nil` while the scale itself is wrong: then levels are not compared.
    let levels: [LevelName]?
    let names: LinuxNames
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
    let match = match(in: section("match", in: table), vocabulary.names)
    let kind = kind(in: table, vocabulary)
    guard let name, let match, let kind else { return nil }
    return DeviceSettings(name: name.text, match: match, kind: kind)
  }

  private enum KindName: String {
    case buttons, touch, scanner

    /// What only devices of this kind have.
    var ownKeys: [ConfigurationKey] {
      switch self {
      case .buttons:
        [.deviceActsOn, .deviceDebounce, .deviceRepeat, .deviceKeys, .deviceDecline, .devicePleaseRate, .deviceLamp]
      case .touch: [.deviceRotation, .deviceSwap, .deviceCalibration]
      case .scanner: [.devicePrefix, .deviceSuffix]
      }
    }

    var misplaced: ConfigurationDiagnostic.Code {
      switch self {
      case .buttons: .buttonsOnly
      case .touch: .touchOnly
      case .scanner: .scannerOnly
      }
    }
  }

  private mutating func kind(in table: ConfigurationSection, _ vocabulary: KeyVocabulary) -> DeviceSettings.Kind? {
    guard let name: KindName = choice(.deviceKind, in: table) else { return nil }
    for other in [KindName.buttons, .touch, .scanner] where other != name {
      refuse(other.ownKeys, other.misplaced, kind: other.rawValue, in: table)
    }
    switch name {
    case .buttons: return buttons(in: table, vocabulary).map { .buttons($0) }
    case .touch: return turn(in: table).map { .touch($0) }
    case .scanner: return scanner(in: table).map { .scanner($0) }
    }
  }

  /// Refuses keys that say nothing on a device of another kind.
  private mutating func refuse(
    _ keys: [ConfigurationKey], _ code: ConfigurationDiagnostic.Code, kind: String, in table: ConfigurationSection
  ) {
    for key in keys where table.members[key.name] != nil {
      refuse(
        code, key, in: table, "\(key.name) says nothing on a device of this kind.",
        hint: "Remove it, or write kind = \"\(kind)\".")
    }
  }

  private mutating func buttons(
    in table: ConfigurationSection, _ vocabulary: KeyVocabulary
  ) -> DeviceSettings.Buttons? {
    let actsOn: ButtonProfile.Action? = choice(.deviceActsOn, in: table)
    let debounce = integer(.deviceDebounce, in: table)
    let again = integer(.deviceRepeat, in: table)
    let keys = keys(in: table, vocabulary)
    let lamp = lamp(in: table, vocabulary)
    guard let actsOn, let debounce, let again, let keys else { return nil }
    return DeviceSettings.Buttons(
      actsOn: actsOn, debounceMilliseconds: debounce, repeatMilliseconds: again, meanings: keys.meanings,
      pleaseRate: keys.pleaseRate, lamp: lamp)
  }

  /// `nil` without one, and, with a diagnostic, for one that Linux does not know.
  private mutating func lamp(in table: ConfigurationSection, _ vocabulary: KeyVocabulary) -> UInt16? {
    guard let name = text(.deviceLamp, in: table) else { return nil }
    if name.hasPrefix("LED_"), let code = vocabulary.names.lamp(name) { return code }
    refuse(
      .lampUnknown, .deviceLamp, in: table, "Linux knows no lamp “\(name)”.",
      hint: "Names begin with LED_; “kioskctl devices” lists the lamps of each device.")
    return nil
  }

  private mutating func turn(in table: ConfigurationSection) -> TouchTurn? {
    let rotation = rotation(in: table)
    let before = diagnostics.count
    let swaps = flag(.deviceSwap, in: table)
    let calibration = calibration(in: table)
    guard let rotation, let calibration, diagnostics.count == before else { return nil }
    return TouchTurn(swapsAxes: swaps ?? false, calibration: calibration, rotation: rotation)
  }

  /// `.some(nil)` without one.
  private mutating func calibration(in table: ConfigurationSection) -> TouchCalibration?? {
    guard table.members[ConfigurationKey.deviceCalibration.name] != nil else { return .some(nil) }
    guard let text = text(.deviceCalibration, in: table) else { return nil }
    if let calibration = TouchCalibration(text) { return calibration }
    refuse(
      .malformedText, .deviceCalibration, in: table, "“\(text)” is no calibration.",
      hint: "Write six numbers between blanks, as in \"1 0 0 0 1 0\", which corrects nothing.")
    return nil
  }

  private mutating func scanner(in table: ConfigurationSection) -> DeviceSettings.Scanner? {
    let before = diagnostics.count
    let (prefix, suffix) = (affix(.devicePrefix, in: table), affix(.deviceSuffix, in: table))
    return diagnostics.count == before ? DeviceSettings.Scanner(prefix: prefix, suffix: suffix) : nil
  }

  private mutating func affix(_ key: ConfigurationKey, in table: ConfigurationSection) -> String {
    guard let text = text(key, in: table) else { return "" }
    guard ScannerProfile.isAffix(text) else {
      refuse(
        .malformedText, key, in: table, "No scanner types this text around a code.",
        hint: "Use 1 to \(ScannerProfile.longestAffix) characters of a US keyboard, without blanks at either end.")
      return ""
    }
    return text
  }

  private mutating func rotation(in table: ConfigurationSection) -> TouchRotation? {
    guard table.members[ConfigurationKey.deviceRotation.name] != nil else { return TouchRotation.none }
    guard let degrees = integer(.deviceRotation, in: table) else { return nil }
    if let rotation = TouchRotation(rawValue: degrees) { return rotation }
    let choices = TouchRotation.allCases.map { String($0.rawValue) }.joined(separator: ", ")
    refuse(
      .notAChoice, .deviceRotation, in: table, "\(degrees) is none of the choices.", hint: "Choose one of: \(choices).")
    return nil
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
