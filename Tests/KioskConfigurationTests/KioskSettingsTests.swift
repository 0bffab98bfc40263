import Foundation
import KioskConfiguration
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
    #expect(settings.centre == nil)
    #expect(settings.logLevel == .info)
  }

  @Test func deviceIsRecognisedByItsCriteriaAndItsKeysMeanLevels() throws {
    let device = try #require(try parse(smallest).get().devices.first)
    let meanings = device.meanings
    #expect(device.match.udev == ["ID_KIOSK_PANEL": "1"] && device.match.vendor == nil)
    #expect(device.actsOn == .release && device.debounceMilliseconds == 30)
    #expect(meanings[2] == LevelName("rat-hai-long").map(KeyMeaning.level) && meanings[79] == meanings[2])
    #expect(meanings[288] == LevelName("khong-hai-long").map(KeyMeaning.level) && meanings.count == 4)
  }

  @Test func declineKeysStandBesideTheLevels() throws {
    let text = smallest + "\ndecline = [\"KEY_0\", \"KEY_KP0\"]\nacts_on = \"press\"\n"
    let device = try #require(try parse(text).get().devices.first)
    #expect(device.meanings[11] == .decline && device.meanings[82] == .decline)
    #expect(device.actsOn == .press)
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
