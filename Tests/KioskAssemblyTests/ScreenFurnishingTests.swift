import Foundation
import KioskConfiguration
import KioskScreen
import Logging
import RatingModel
import TestSupport
import Testing

@testable import KioskAssembly

/// What of a configuration comes to the screen.
@Suite struct ScreenFurnishingTests {
  private static let firmware = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Firmware-Config")
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder("furnishing") }

  /// - Parameters:
  ///   - kiosk: Lines of `[kiosk]`.
  ///   - rest: Sections.
  private func furnishing(kiosk: String = "", photo: String? = nil, _ rest: String = "", isDemo: Bool = false) throws
    -> ScreenFurnishing
  {
    let text = """
      [kiosk]
      unit = "H56.14"
      counter = "Q03"
      \(kiosk)
      [scale]
      id = "s"
      version = 1
      levels = [{ name = "a", vi = "A", en = "A", satisfied = true }, { name = "b", vi = "B", en = "B", satisfied = true },
        { name = "c", vi = "C", en = "C", satisfied = false }]
      [[roster.clerks]]
      staff = "CB017"
      name = "Nguyễn Thị Hoa"
      \(photo.map { "photo = \"\(folder.file($0).path)\"" } ?? "")
      [[input.devices]]
      name = "panel"
      match = { name = "Panel" }
      keys = { a = ["KEY_1"], b = ["KEY_2"], c = ["KEY_3"] }
      \(rest)
      """
    let codes: [String: UInt16] = ["KEY_1": 2, "KEY_2": 3, "KEY_3": 4]
    let settings = try KioskConfiguration.parse(Data(text.utf8), names: LinuxNames { codes[$0] }).get()
    return try ScreenFurnishing(settings, isDemo: isDemo, log: Logger(label: "furnishing"))
  }

  @Test func photoHasAnAddressThatTellsNothingAndIsAnotherAtEachStart() throws {
    try Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 0]).write(to: folder.file("CB017.jpg"))
    let clerk = try #require(ClerkID("H56.14/CB017"))

    let addresses = try (0..<2).map { _ in try #require(try furnishing(photo: "CB017.jpg").display.clerks[clerk]?.photo)
    }

    #expect(addresses.allSatisfy { $0.wholeMatch(of: /\/photos\/[0-9a-f]{10,32}/) != nil })
    #expect(Set(addresses).count == 2)
  }

  @Test func photoThatIsNoneIsLeftOutAndTheClerkIsShownWithoutIt() throws {
    try Data("no picture".utf8).write(to: folder.file("CB017.jpg"))
    let clerk = try #require(ClerkID("H56.14/CB017"))

    let shown = try furnishing(photo: "CB017.jpg").display.clerks[clerk]

    #expect(shown?.name == "Nguyễn Thị Hoa" && shown?.photo == nil)
  }

  @Test func packAddsALanguageOrTakesTheBuiltInOnesPlace() throws {
    let sample = try String(contentsOf: Self.firmware.appending(path: "languages/en.toml"), encoding: .utf8)
    try sample.replacing("language = \"en\"", with: "language = \"nut\"")
      .write(to: folder.file("nung.toml"), atomically: true, encoding: .utf8)
    try sample.replacing("\"Welcome\"", with: "\"Good day\"")
      .write(to: folder.file("en.toml"), atomically: true, encoding: .utf8)
    let paths = ["nung.toml", "en.toml"].map { "\"\(folder.file($0).path)\"" }.joined(separator: ", ")

    let languages = try furnishing(kiosk: "language_packs = [\(paths)]").display.languages

    #expect(languages.map(\.language) == ["vi", "en", "nut"])
    #expect(languages[1].wording(.idle).headline == "Good day")
  }

  @Test func packThatIsNoneKeepsTheKioskFromStarting() throws {
    try "language = 7".write(to: folder.file("nung.toml"), atomically: true, encoding: .utf8)
    #expect(throws: KioskFailure.self) {
      try furnishing(kiosk: "language_packs = [\"\(folder.file("nung.toml").path)\"]")
    }
  }

  @Test func tonesAreThereAndTheFoldersOwnSoundsBesideThem() throws {
    let sounds = folder.file("sounds")
    try FileManager.default.createDirectory(at: sounds, withIntermediateDirectories: true)
    try Tone.wave(.notice).write(to: sounds.appending(path: "please-rate.vi.wav"))
    try Data("no sound".utf8).write(to: sounds.appending(path: "thank-you.vi.ogg"))
    try Tone.wave(.notice).write(to: sounds.appending(path: "other.wav"))

    let built = try furnishing().display.sounds
    let own = try furnishing("[sound]\nfolder = \"\(sounds.path)\"\nvolume_percent = 30").display.sounds

    #expect(built.names == Set(Signal.Kind.allCases.map { "\($0.rawValue).wav" }) && built.volumePercent == 60)
    #expect(own.names == built.names.union(["please-rate.vi.wav"]) && own.volumePercent == 30)
  }

  @Test func screenOffersToDeclineWhereThatIsSaidOrADeviceHasAKeyForIt() throws {
    #expect(try !furnishing().display.declines)
    let glass = "[[input.devices]]\nname = \"glass\"\nmatch = { name = \"Glass\" }\nkind = \"touch\"\n"
    #expect(try !furnishing(glass).display.declines)
    #expect(try furnishing(glass + "[screen]\ndecline = true").display.declines)
    #expect(try furnishing("[screen]\nwidth_mm = 344").display.geometry.widthMillimetres == 344)
    #expect(try furnishing().display.device == "H56.14 – Q03")
  }
}
