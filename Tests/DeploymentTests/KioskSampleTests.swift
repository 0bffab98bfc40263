import Foundation
import KioskConfiguration
import Testing

@Suite(.enabled(if: !KernelKeyNames.codes.isEmpty, "the kernel's headers are not installed"))
struct KioskSampleTests {
  private func parse(_ text: String) -> Result<KioskSettings, ConfigurationRefusal> {
    KioskConfiguration.parse(Data(text.utf8), names: KernelKeyNames.all)
  }

  @Test func sampleIsAValidConfigurationAsItStands() throws {
    let settings = try parse(SampleFile("kioskd.toml").text).get()
    #expect(settings.devices.first?.match.udev == ["ID_KIOSK_PANEL": "1"])
    #expect(settings.centre == nil)
  }

  @Test func sampleIsAValidConfigurationWithEverySettingTurnedOn() throws {
    let settings = try parse(SampleFile("kioskd.toml").allOn).get()
    #expect(settings.centre != nil && settings.listeners.sessions.tls != nil && settings.listeners.clerk?.tls != nil)
    #expect(settings.listeners.sessions.moreTokens.map(\.scope) == [.state])
  }

  @Test(arguments: ConfigurationKey.allCases)
  func keyStandsInTheSampleWithItsSentence(key: ConfigurationKey) throws {
    let sample = try SampleFile("kioskd.toml")
    let line = try #require(sample.lines()[key.path], "\(key.path) is not in the sample")
    let suffix =
      switch key.definition.presence {
      case .required: " (required)"
      case .standard: " (standard)"
      case .optional: ""
      }
    #expect(sample.remark(above: line).contains(key.definition.explanation + suffix))
  }

  @Test(arguments: ConfigurationKey.allCases)
  func standardValueOfTheSampleIsTheOneThatHoldsWithoutIt(key: ConfigurationKey) throws {
    guard case .standard(let standard) = key.definition.presence else { return }
    let sample = try SampleFile("kioskd.toml")
    let line = try #require(sample.lines()[key.path])
    #expect(sample[line].hasSuffix(" = \(standard.literal)") && !sample[line].hasPrefix("#"))
  }

  @Test func sampleHasNoRequiredOrStandardSettingThatTheTableDoesNotCallSo() throws {
    let sample = try SampleFile("kioskd.toml")
    let known = ConfigurationKey.allCases.count { $0.definition.presence != .optional }
    #expect(sample.markedSettings == known)
  }

  @Test func foldersOfTheSampleAreThoseOfTheUnit() throws {
    let settings = try parse(SampleFile("kioskd.toml").text).get()
    let unit = try UnitFile("kioskd.service")
    let state = try #require(unit.values("StateDirectory").first)
    #expect(settings.journal.path.hasPrefix("/var/lib/\(state)/"))
    let runtime = try #require(unit.values("RuntimeDirectory").first)
    #expect(settings.listeners.controlSocket?.hasPrefix("/run/\(runtime)/") == true)
  }

  /// A secret that a technician left readable for all is closed at the next start of the machine.
  @Test(arguments: [
    ConfigurationKey.sessionsTokenFile, .tokenFile, .sessionsKeyFile, .clerkKeyFile, .centreCredentialFile,
  ])
  func secretOfTheSampleIsClosedByTmpfiles(key: ConfigurationKey) throws {
    let sample = try SampleFile("kioskd.toml")
    let line = try #require(sample.lines()[key.path])
    let path = try #require(sample[line].firstMatch(of: /"(.*)"/)).1
    let rules = try Repository.text("Systemd/tmpfiles.d/kioskd.conf").split(separator: "\n")
    #expect(rules.contains { $0.split(separator: " ") == ["z", path, "0640", "root", "kioskd", "-"] })
  }
}
