import Foundation
import KioskConfiguration
import KioskInput
import RatingModel
import Testing

struct KioskSettingsTests {
  private let smallest = """
    [kiosk]
    unit = "H56.14"
    counter = "Q03"
    [scale]
    id = "hai-long-3"
    version = 2
    levels = [
      { name = "rat-hai-long", vi = "Rất hài lòng", en = "Very satisfied", satisfied = true },
      { name = "hai-long", vi = "Hài lòng", en = "Satisfied", satisfied = true },
      { name = "khong-hai-long", vi = "Không hài lòng", en = "Not satisfied", satisfied = false },
    ]
    [[input.devices]]
    name = "panel"
    match.udev.ID_KIOSK_PANEL = "1"
    keys = { rat-hai-long = ["KEY_1", "KEY_KP1"], hai-long = ["KEY_2"], khong-hai-long = ["BTN_TRIGGER"] }
    """

  @Test func smallestConfigurationTakesEveryStandardValue() throws {
    // when
    let settings = try parse(smallest).get()

    // then
    #expect(settings.zone.identifier == "Asia/Ho_Chi_Minh")
    #expect(settings.unitName.isEmpty && settings.counterLabel.isEmpty)
    #expect(settings.roster.clerks.isEmpty && settings.roster.defaultClerk == nil)
    #expect(settings.journal.path == "/var/lib/kioskd/journal.sqlite" && settings.journal.casePublicKeyFile == nil)
    #expect(settings.session.promptTimeoutSeconds == 30 && settings.session.correctionWindowSeconds == 5)
    #expect(settings.listeners.sessions.address == "127.0.0.1" && settings.listeners.sessions.tls == nil)
    #expect(
      settings.listeners.sessions.port == 8470 && settings.listeners.sessions.tokenFile == "/etc/kioskd/sessions.token")
    #expect(settings.listeners.screenPort == 8471 && settings.listeners.healthPort == 8472)
    #expect(settings.listeners.clerk == nil && settings.listeners.controlSocket == nil)
    #expect(settings.centre == nil)
    #expect(settings.logLevel == .info)
  }

  private static let secretHash =
    "scrypt$13$8$1$" + String(repeating: "0f", count: 16) + "$"
    + String(repeating: "a7", count: 32)

  @Test func clerksPageIsServedWhereItHasAnAddressAndSomebodyHasAPIN() throws {
    let roster = "\n[[roster.clerks]]\nstaff = \"CB017\"\npin_hash = \"\(Self.secretHash)\"\n"
    let settings = try parse(smallest + roster + "[listeners.clerk]\naddress = \"127.0.0.1\"\n").get()
    let clerk = try #require(settings.listeners.clerk)
    #expect(clerk.address == "127.0.0.1" && clerk.port == 8473 && clerk.tls == nil)
    #expect(settings.roster.clerks.first?.pin?.text == Self.secretHash && settings.roster.clerks.first?.badge == nil)
    #expect(try parse(smallest + roster + "[listeners.clerk]\nport = 8000\n").get().listeners.clerk == nil)
  }

  @Test func certificateOfAPageWithoutAnAddressIsNoMistakeToPassOver() {
    let half =
      "\n[listeners.clerk]\ntls_certificate_file = \"/etc/kioskd/a.crt\"\ntls_key_file = \"/etc/kioskd/a.key\"\n"
    #expect(parse(smallest + half).diagnostics.map(\.code) == [.missingKey])
    let plain =
      "\n[[roster.clerks]]\nstaff = \"CB017\"\npin_hash = \"\(Self.secretHash)\"\n"
      + "[listeners.clerk]\naddress = \"10.0.0.7\"\nport = 8471\n"
    #expect(Set(parse(smallest + plain).diagnostics.map(\.code)) == [.tlsMissing, .portConflict])
  }

  @Test func deviceIsRecognisedByItsCriteriaAndItsKeysMeanLevels() throws {
    let device = try #require(try parse(smallest).get().devices.first)
    let buttons = try #require(device.buttons)
    let meanings = buttons.meanings
    #expect(device.match.udev == ["ID_KIOSK_PANEL": "1"] && device.match.vendor == nil)
    #expect(buttons.actsOn == .release && buttons.debounceMilliseconds == 30 && buttons.pleaseRate.isEmpty)
    #expect(buttons.lamp == nil)
    #expect(meanings[2] == LevelName("rat-hai-long").map(KeyMeaning.level) && meanings[79] == meanings[2])
    #expect(meanings[288] == LevelName("khong-hai-long").map(KeyMeaning.level) && meanings.count == 4)
  }

  @Test func declineKeysStandBesideTheLevels() throws {
    let text = smallest + "\ndecline = [\"KEY_0\", \"KEY_KP0\"]\nacts_on = \"press\"\n"
    let buttons = try #require(try parse(text).get().devices.first?.buttons)
    #expect(buttons.meanings[11] == .decline && buttons.meanings[82] == .decline)
    #expect(buttons.actsOn == .press)
  }

  @Test func aTouchScreenNeedsNoKeysAndIsTurnedAsItIsWritten() throws {
    let touch = "[[input.devices]]\nname = \"screen\"\nkind = \"touch\"\nmatch = { name = \"Panel\" }\n"
    let text = String(smallest.prefix(upTo: try #require(smallest.firstRange(of: "[[input")).lowerBound)) + touch
    let device = try #require(try parse(text).get().devices.first)
    #expect(device.kind == .touch(TouchTurn()) && device.isForRating)
    for rotation in TouchRotation.allCases {
      let turned = try parse(text + "rotation = \(rotation.rawValue)\n").get().devices.first?.kind
      #expect(turned == .touch(TouchTurn(rotation: rotation)))
    }
    #expect(parse(text + "rotation = 45\n").diagnostics.map(\.code) == [.notAChoice])
  }

  @Test func aDeviceOfTheClerksAloneNeedsNoKeyForAnyLevelAndIsNoneToRateOn() throws {
    let button = "\n[[input.devices]]\nname = \"clerk\"\nmatch = { name = \"Button\" }\nplease_rate = [\"KEY_F1\"]\n"
    let settings = try parse(smallest + button).get()
    #expect(settings.devices.last?.buttons?.pleaseRate == [501])
    #expect(settings.devices.map(\.isForRating) == [true, false])
    // A key that declines asks citizens: then every level has to have one.
    #expect(parse(smallest + button + "decline = [\"KEY_0\"]\n").diagnostics.map(\.code) == [.missingKey])
    #expect(parse(smallest + "\nplease_rate = [\"KEY_1\"]\n").diagnostics.map(\.code) == [.keyDuplicate])
  }

  @Test func lampIsKnownByItsLinuxName() throws {
    let settings = try parse(smallest + "\nlamp = \"LED_MISC\"\n").get()
    #expect(settings.devices.first?.buttons?.lamp == 8)
  }

  @Test(arguments: ["kind = \"scanner\"\n", "please_rate = [\"KEY_1\"]\n"])
  func withoutADeviceToRateOnNothingIsConfigured(line: String) throws {
    let device = "[[input.devices]]\nname = \"gun\"\nmatch = { name = \"Gun\" }\n" + line
    let text = String(smallest.prefix(upTo: try #require(smallest.firstRange(of: "[[input")).lowerBound)) + device
    #expect(parse(text).diagnostics.map(\.code) == [.inputMissing])
    #expect(try parse(smallest + "\n" + device).get().devices.count == 2)
  }

  @Test func badgesAndReceiptsAreUnderstoodAsConfigured() throws {
    let standard = try parse(smallest).get().scans
    #expect(standard.rules.badgePrefix == "CB:" && standard.stage == .returning)
    let own = try parse(smallest + "\n[scans]\nbadge_prefix = \"THE-\"\nstage = \"receiving\"\n").get().scans
    #expect(own.rules.badgePrefix == "THE-" && own.rules.unit.text == "H56.14" && own.stage == .receiving)
    for prefix in ["", "C B", "Thẻ", "12345678901234567"] {
      let codes = parse(smallest + "\n[scans]\nbadge_prefix = \"\(prefix)\"\n").diagnostics.map(\.code)
      #expect(codes == [.malformedText], "\(prefix)")
    }
  }

  @Test func twoNamesOfOneKeyAreOneKey() {
    let text = smallest.replacing("\"KEY_1\", \"KEY_KP1\"", with: "\"KEY_MUTE\"")
      .replacing("\"KEY_2\"", with: "\"KEY_MIN_INTERESTING\"")
    #expect(parse(text).diagnostics.map(\.code) == [.keyDuplicate])
  }

  @Test func axisIsNoKeyThoughLinuxKnowsItsName() {
    #expect(parse(smallest.replacing("KEY_2", with: "ABS_X")).diagnostics.map(\.code) == [.keyUnknown])
  }

  @Test func labelTypedDecomposedComesOutComposed() throws {
    // given a label whose diacritics are scalars of their own, as some keyboards produce them
    let decomposed = "Rất hài lòng".decomposedStringWithCanonicalMapping

    // when
    let scale = try parse(smallest.replacing("Rất hài lòng", with: decomposed)).get().scale

    // then
    let label = try #require(scale.levels.first?.labels["vi"])
    #expect(Array(label.unicodeScalars) == Array("Rất hài lòng".precomposedStringWithCanonicalMapping.unicodeScalars))
  }

  @Test func rosterNamesClerksOfOtherUnitsAndADefault() throws {
    let roster = """

      [roster]
      default = "H56.15/CB002"
      clerks = [ { staff = "CB001", name = "Lê Văn An", title = "Công chức" }, { staff = "CB002", unit = "H56.15" } ]
      """
    let settings = try parse(smallest + roster).get()
    #expect(settings.roster.clerks.map { "\($0.id)" } == ["H56.14/CB001", "H56.15/CB002"])
    #expect(settings.roster.defaultClerk.map { "\($0)" } == "H56.15/CB002")
    #expect(settings.sessionRules.roster.count == 2 && settings.sessionRules.defaultClerk?.staff.text == "CB002")
    let clerk = try #require(ClerkID("H56.14/CB001"))
    #expect(settings.roster.clerk(clerk)?.name == "Lê Văn An")
  }

  @Test(arguments: ["127.0.0.1", "127.8.9.1", "::1"])
  func loopbackNeedsNoTLS(address: String) throws {
    let settings = try parse(smallest + "\n[listeners.sessions]\naddress = \"\(address)\"\n").get()
    #expect(settings.listeners.sessions.address == address)
  }

  @Test(arguments: ["0.0.0.0", "10.1.2.3", "::", "fe80::1", "::ffff:127.0.0.1"])
  func everyOtherAddressNeedsTLS(address: String) throws {
    let listener = "\n[listeners.sessions]\naddress = \"\(address)\"\n"
    let files = "tls_certificate_file = \"/etc/kioskd/a.crt\"\ntls_key_file = \"/etc/kioskd/a.key\"\n"
    #expect(parse(smallest + listener).diagnostics.map(\.code) == [.tlsMissing])
    #expect(try parse(smallest + listener + files).get().listeners.sessions.tls?.keyFile == "/etc/kioskd/a.key")
  }

  @Test(arguments: [
    "http://127.0.0.1:8480", "http://localhost:8480/", "http://[::1]:8480", "https://danh-gia.tinh.gov.vn//",
  ])
  func centreIsReachedByTLSOrOnThisMachine(url: String) throws {
    let centre = "\n[centre]\nurl = \"\(url)\"\ncredential_file = \"/etc/kioskd/enrolment-code\"\n"
    let settings = try #require(try parse(smallest + centre).get().centre)
    #expect(url.hasPrefix(settings.url) && !settings.url.hasSuffix("/"))
    #expect(settings.intervalSeconds == 60 && settings.certificateAuthorityFile == nil)
  }

  @Test func sessionsComeFromTheCentreOnlyWhereThatIsConfigured() throws {
    let centre = "url = \"https://a.vn\"\ncredential_file = \"/etc/kioskd/enrolment-code\"\n"
    func settings(_ lines: String) throws -> CentreSettings? {
      try parse(smallest + "\n[centre]\n" + lines).get().centre
    }
    #expect(try settings(centre)?.sessionFeed == false)
    #expect(try settings(centre + "session_feed = true\n")?.sessionFeed == true)
    // Its sessions then come from there as a rule, unless another source is written.
    let feed = smallest + "\n[centre]\n" + centre + "session_feed = true\n"
    #expect(try parse(feed).get().session.usualSource == .feed)
    #expect(try parse(feed + "[session]\nusual_source = \"api\"\n").get().session.usualSource == .api)
    #expect(try parse(smallest + "\n[centre]\n" + centre).get().session.usualSource == nil)
    #expect(try settings("session_feed = false\n") == nil)
    #expect(parse(smallest + "\n[centre]\nsession_feed = true\n").diagnostics.map(\.code) == [.missingKey])
  }

  @Test func portsThatTheSystemChoosesDoNotConflict() throws {
    let listeners = "\n[listeners]\nsessions.port = 0\nscreen.port = 0\nhealth.port = 0\n"
    #expect(try parse(smallest + listeners).get().listeners.healthPort == 0)
  }

  @Test func demoNeedsNoDevice() throws {
    let text = String(smallest.prefix(upTo: try #require(smallest.firstRange(of: "[[input")).lowerBound))
    #expect(try parse(Data(text.utf8), input: .demo).get().devices.isEmpty)
    #expect(parse(text).diagnostics.map(\.code) == [.inputMissing])
  }

  @Test func unknownKeyIsToldTheOneThatWasProbablyMeant() throws {
    let hints = parse(smallest + "\nact_on = \"press\"\nport = 1\n").diagnostics.map(\.hint)
    #expect(hints.count == 2)
    #expect(hints.contains { $0.contains("“acts_on”") })
    #expect(hints.contains { $0.contains("listeners.sessions.port") })
  }

  @Test func quotedNameWithADotIsNotTakenForAPath() {
    #expect(parse("\"log.level\" = \"info\"\n" + smallest).diagnostics.map(\.code) == [.unknownKey])
  }
}

extension DeviceSettings {
  fileprivate var buttons: Buttons? { if case .buttons(let buttons) = kind { buttons } else { nil } }
}
