import RatingModel

/// Puts the sections together.
extension ConfigurationReader {
  /// `nil` only after noting why.
  mutating func settings(
    in root: ConfigurationSection, source: KioskConfiguration.InputSource, keyCode: @escaping (String) -> UInt16?
  ) -> KioskSettings? {
    let kiosk = section("kiosk", in: root)
    let unit = code(UnitRule.self, .unit, in: kiosk)
    let unitName = labels(
      vietnamese: .unitNameVietnamese, english: .unitNameEnglish, in: section("unit_name", in: kiosk), isRequired: false
    )
    let counter = code(CounterRule.self, .counter, in: kiosk)
    let counterLabel = labels(
      vietnamese: .counterLabelVietnamese, english: .counterLabelEnglish, in: section("counter_label", in: kiosk),
      isRequired: false)
    let zone = zone(in: kiosk)
    let scale = scale(in: section("scale", in: root))
    let roster = roster(in: section("roster", in: root), unit: unit)
    let hours = openingHours(in: section("hours", in: root))
    let vocabulary = KeyVocabulary(levels: scale?.levels.map(\.name), keyCode: keyCode)
    let devices = input(in: section("input", in: root), source: source, vocabulary)
    let journal = journal(in: section("journal", in: root))
    let session = session(in: section("session", in: root))
    let listeners = listeners(in: section("listeners", in: root))
    let centre = centre(in: section("centre", in: root))
    let logLevel: LogLevel? = choice(.logLevel, in: section("log", in: root))
    guard let unit, let unitName, let counter, let counterLabel, let zone, let scale, let roster, let devices,
      let journal, let session, let listeners, let logLevel
    else { return nil }
    return KioskSettings(
      unit: unit, unitName: unitName, counter: counter, counterLabel: counterLabel, zone: zone, scale: scale,
      roster: roster, openingHours: hours, devices: devices, journal: journal, session: session, listeners: listeners,
      centre: centre,
      logLevel: logLevel, namedFiles: namedFiles)
  }

  private mutating func input(
    in section: ConfigurationSection, source: KioskConfiguration.InputSource, _ vocabulary: KeyVocabulary
  ) -> [DeviceSettings]? {
    let devices = devices(in: section, vocabulary)
    let given = section.members["devices"]
    switch source {
    case .demo:
      if let given {
        refuse(
          .demoWithDevices, at: given.position, given.path,
          "An input device is configured beside the demo's own input.",
          hint: "Remove [[input.devices]] for the demo, or run it with --device.")
      }
    case .devices:
      if devices?.isEmpty == true && !section.isBroken {
        refuse(
          .inputMissing, at: given?.position ?? section.position, section.path.name("devices"),
          "No input device is configured, so that nobody could rate.",
          hint: "Add one under [[input.devices]]; “kioskctl devices” shows those that are plugged in.")
      }
    }
    return devices
  }
}
