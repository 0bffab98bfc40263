import ConfigurationText
import Foundation
import KioskConfiguration
import KioskJournal
import RatingModel
import TestSupport
import Testing

@testable import KioskDemo

/// The demo's configurations are such as a technician would write, and speak of the same scale.
struct DemoOfficeTests {
  private static let keys: [String: UInt16] = [
    "KEY_0": 11, "KEY_1": 2, "KEY_2": 3, "KEY_3": 4, "KEY_KP0": 82, "KEY_KP1": 79, "KEY_KP2": 80, "KEY_KP3": 81,
  ]

  private static func settings(
    _ text: String, input: KioskConfiguration.InputSource = .devices
  ) throws -> KioskSettings {
    try KioskConfiguration.parse(Data(text.utf8), input: input, names: LinuxNames { keys[$0] }).get()
  }

  private static func file(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static func demo(folder: String = "/tmp/demo", match: String? = nil) -> String {
    DemoOffice.KioskFile(
      counter: DemoOffice.counters[0], folder: folder, centreURL: "http://127.0.0.1:8480", photos: folder
    ).toml + (match.map(DemoOffice.deviceTOML) ?? "")
  }

  @Test func theScaleIsThatOfTheSampleToTheLetter() throws {
    let sample = try Self.settings(Self.file("Firmware-Config/kioskd.toml")).scale
    #expect(try Self.settings(Self.demo(), input: .demo).scale == sample)
  }

  @Test func theScaleIsThatOfTheJournalsSpecification() throws {
    let lines = try Self.file("Sources/KioskJournal/Format.md").split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("{") && $0.contains(#""kind":"configuration""#) })
    guard case .configuration(let specified) = try Entry(canonical: Data(line.utf8)).payload else {
      Issue.record("no configuration in the specification")
      return
    }
    #expect(try Self.settings(Self.demo(), input: .demo).scale == specified.scale)
  }

  @Test func theScaleIsThatOfTheBenchmarks() throws {
    func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }
    let benchmark = try #require(
      try Self.file("Tests/Benchmarks/kiosk.py").firstMatch(of: /(?s)\[scale\].*?\n\[roster\]/))
    #expect(lines(String(benchmark.output)).dropLast() == lines(DemoOffice.scaleTOML)[...])
  }

  @Test(arguments: [#"Pad "A""#, #"C:\new"#, "tab\there", "\u{1B}[2J\u{7F}", "ồ 🙂", "'''"])
  func aDeviceOfAnyNameIsMatchedByThatName(name: String) throws {
    let match = "name = \(ConfigurationText.literal(of: name)), vendor = 0x1209, product = 0x2303"
    let settings = try Self.settings(Self.demo(match: match))
    #expect(settings.devices.map(\.match.name) == [name])
  }

  @Test func aFolderOfAnyNameIsWrittenSoThatItIsRead() throws {
    let folder = #"/tmp/a "quoted" \ folder"#
    #expect(try Self.settings(Self.demo(folder: folder), input: .demo).journal.path == "\(folder)/journal.sqlite")
  }

  /// As `kioskctl check` would look at it: photos, tokens, keys and hashes are what they should be.
  @MainActor @Test func theFilesOfACounterWithAClerksPagePassTheCheck() throws {
    let folder = try ScratchFolder("office")
    defer { withExtendedLifetime(folder) {} }
    let office = try DemoOffice(folder: folder.url)
    try office.writeKiosk(
      DemoOffice.counters[0], centreURL: "http://127.0.0.1:1", code: "code", device: nil, hasClerkPage: true)
    let settings = try Self.settings(
      try String(contentsOfFile: office.path("Q01/kioskd.toml"), encoding: .utf8), input: .demo)
    #expect(settings.listeners.clerk != nil)
    #expect(settings.roster.clerks.count { $0.pin != nil } == 2)
    #expect(settings.roster.clerks.allSatisfy { $0.photo != nil })
    #expect(settings.secondStep.questions.count == DemoQuestion.all.count && settings.secondStep.asksForContact)
    #expect(settings.checkFiles() == [])
  }
}
