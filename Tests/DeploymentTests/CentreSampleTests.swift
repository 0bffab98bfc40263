import EvaluationAssembly
import Foundation
import Testing

struct CentreSampleTests {
  @Test func sampleIsAValidConfigurationAsItStands() throws {
    let settings = try ConfigurationReader.parse(Data(SampleFile("evaluationd.toml").text.utf8)).get()
    #expect(settings.pages.tls == nil)
  }

  @Test func sampleIsAValidConfigurationWithEverySettingTurnedOn() throws {
    let settings = try ConfigurationReader.parse(Data(SampleFile("evaluationd.toml").allOn.utf8)).get()
    #expect(settings.pages.tls != nil)
    #expect(settings.store != .file(path: settings.storePath))
  }

  @Test(arguments: ConfigurationKey.allCases)
  func keyStandsInTheSampleWithItsSentence(key: ConfigurationKey) throws {
    let sample = try SampleFile("evaluationd.toml")
    let line = try #require(sample.lines()[key.path], "\(key.path) is not in the sample")
    let suffix = key.standard.literal == nil ? "" : " (standard)"
    #expect(sample.remark(above: line).contains(key.explanation + suffix))
  }

  @Test(arguments: ConfigurationKey.allCases)
  func standardValueOfTheSampleIsTheOneThatHoldsWithoutIt(key: ConfigurationKey) throws {
    let sample = try SampleFile("evaluationd.toml")
    let line = try #require(sample.lines()[key.path])
    guard let literal = key.standard.literal else {
      #expect(sample[line].hasPrefix("#"))
      return
    }
    #expect(sample[line].hasSuffix(" = \(literal)") && !sample[line].hasPrefix("#"))
  }

  @Test func sampleCallsNothingStandardThatTheTableDoesNot() throws {
    let sample = try SampleFile("evaluationd.toml")
    #expect(sample.markedSettings == ConfigurationKey.allCases.count { $0.standard.literal != nil })
  }

  @Test func dataBaseOfTheSampleLiesInTheFolderOfTheUnit() throws {
    let settings = try ConfigurationReader.parse(Data(SampleFile("evaluationd.toml").text.utf8)).get()
    let state = try #require(try UnitFile("evaluationd.service").values("StateDirectory").first)
    #expect(settings.storePath.hasPrefix("/var/lib/\(state)/"))
    #expect(settings.keyPath.hasPrefix("/var/lib/\(state)/"))
  }

  @Test func passwordOfTheSampleIsClosedByTmpfilesAsTheProgramDemands() throws {
    let sample = try SampleFile("evaluationd.toml")
    let line = try #require(sample.lines()[ConfigurationKey.postgresPasswordFile.path])
    let path = try #require(sample[line].firstMatch(of: /"(.*)"/)).1
    let rules = try Repository.text("Systemd/tmpfiles.d/evaluationd.conf").split(separator: "\n")
    #expect(rules.contains { $0.split(separator: " ") == ["z", path, "0400", "evaluationd", "evaluationd", "-"] })
  }

  @Test func privateKeyOfTheSampleIsClosedByTmpfiles() throws {
    let sample = try SampleFile("evaluationd.toml")
    let line = try #require(sample.lines()[ConfigurationKey.serverKeyFile.path])
    let path = try #require(sample[line].firstMatch(of: /"(.*)"/)).1
    let rules = try Repository.text("Systemd/tmpfiles.d/evaluationd.conf").split(separator: "\n")
    #expect(rules.contains { $0.split(separator: " ") == ["z", path, "0640", "root", "evaluationd", "-"] })
  }
}
