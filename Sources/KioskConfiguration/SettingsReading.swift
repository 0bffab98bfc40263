import RatingModel

/// Puts the sections together.
extension ConfigurationReader {
  /// `nil` only after noting why.
  mutating func settings(
    in root: ConfigurationSection, source: KioskConfiguration.InputSource, names: LinuxNames
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
    let packs = filePaths(.languagePacks, in: kiosk)
    let scale = scale(in: section("scale", in: root))
    let roster = roster(in: section("roster", in: root), unit: unit)
    let hours = openingHours(in: section("hours", in: root))
    let vocabulary = KeyVocabulary(levels: scale?.levels.map(\.name), names: names)
    let devices = input(in: section("input", in: root), source: source, vocabulary)
    let scans = scans(in: section("scans", in: root), unit: unit)
    let journal = journal(in: section("journal", in: root))
    let session = session(in: section("session", in: root))
    let secondStep = secondStep(
      in: section("second_step", in: root), keepsCodes: journal?.casePublicKeyFile != nil)
    let screen = screen(in: section("screen", in: root))
    let sound = sound(in: section("sound", in: root))
    let listeners = listeners(in: section("listeners", in: root))
    refuseDoorWithoutKeys(listeners, roster, in: section("clerk", in: section("listeners", in: root)))
    refuseDeclineWithoutAWay(screen, devices, source, in: section("screen", in: root))
    let centre = centre(in: section("centre", in: root))
    let logLevel: LogLevel? = choice(.logLevel, in: section("log", in: root))
    guard let unit, let unitName, let counter, let counterLabel, let zone, let scale, let roster, let devices,
      let scans, let journal, let session, let secondStep, let packs, let screen, let sound, let listeners, let logLevel
    else { return nil }
    return KioskSettings(
      unit: unit, unitName: unitName, counter: counter, counterLabel: counterLabel, zone: zone, languagePacks: packs,
      scale: scale, roster: roster, openingHours: hours, devices: devices, scans: scans, journal: journal,
      session: session.usually(centre?.sessionFeed == true ? .feed : nil), secondStep: secondStep, screen: screen,
      sound: sound, listeners: listeners, centre: centre,
      logLevel: logLevel, namedFiles: namedFiles)
  }

  private mutating func refuseDoorWithoutKeys(
    _ listeners: ListenerSettings?, _ roster: RosterSettings?, in section: ConfigurationSection
  ) {
    guard listeners?.clerk != nil, let roster, roster.clerks.allSatisfy({ $0.pin == nil && $0.badge == nil }) else {
      return
    }
    refuse(
      .pinsMissing, .clerkAddress, in: section, "No clerk of the roster has a PIN or a badge: nobody could sign in.",
      hint: "Run “kioskctl pin” with each clerk and paste what it prints under [[roster.clerks]].")
  }

  private mutating func refuseDeclineWithoutAWay(
    _ screen: ScreenSettings?, _ devices: [DeviceSettings]?, _ source: KioskConfiguration.InputSource,
    in section: ConfigurationSection
  ) {
    guard screen?.offersToDecline == true, source == .devices, let devices,
      !devices.contains(where: { $0.isTouched || $0.hasKeyToDecline })
    else { return }
    refuse(
      .declineImpossible, .screenDecline, in: section, "The screen would offer to decline, and no key declines.",
      hint: "Give a device keys for decline, or remove screen.decline.")
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
      if let devices, !devices.contains(where: \.isForRating), !section.isBroken {
        refuse(
          .inputMissing, at: given?.position ?? section.position, section.path.name("devices"),
          "No input device is configured on which citizens rate.",
          hint: "Add one under [[input.devices]]; “kioskctl devices” shows those that are plugged in.")
      }
    }
    return devices
  }
}
