import Foundation
import KioskAssembly
import KioskConfiguration
import Testing

/// The blocks of `Firmware-Config/panels`, each appended to the sample in the place of the sample's own devices.
struct PanelBlockTests {
  private static var names: [String] {
    get throws {
      let folder = Repository.root.appending(path: "Firmware-Config/panels")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".toml") }.sorted()
    }
  }

  private static func settings(_ block: String) throws -> KioskSettings {
    let sample = try Repository.text("Firmware-Config/kioskd.toml")
    let first = try #require(sample.range(of: "\n[[input.devices]]")?.lowerBound)
    let last = try #require(sample.range(of: "\n# What is made of codes")?.lowerBound)
    let text = sample[..<first] + sample[last...] + "\n" + block
    return try KioskConfiguration.parse(Data(text.utf8), names: .kernels).get()
  }

  @Test func everyClassOfDevicesHasABlock() throws { #expect(try Self.names.count >= 9) }

  @Test(arguments: try names)
  func blockIsValidBesideTheSample(name: String) throws {
    var block = try Repository.text("Firmware-Config/panels/\(name)")
    // What nobody rates on stands beside a panel.
    let isForRating = !block.contains("scanner") && !block.contains("please_rate")
    if !isForRating { block += "\n" + (try Repository.text("Firmware-Config/panels/button-box.toml")) }
    let settings = try Self.settings(block)
    #expect(settings.devices.count == (isForRating ? 1 : 2))
    #expect(settings.devices.contains { $0.isForRating })
    for guide in ["README.md", "HUONG-DAN.md"] {
      #expect(
        try Repository.text("Firmware-Config/panels/\(guide)").contains("[\(name)](\(name))"), "\(guide) names it")
    }
  }

  @Test func everySettingThatTheGuideNamesIsOne() throws {
    let guide = try Repository.text("Firmware-Config/panels/README.md")
    let known = Set(ConfigurationKey.allCases.map { String($0.path.split(separator: ".").last ?? "") })
    for word in [
      "debounce_milliseconds", "repeat_milliseconds", "rotation", "swap_axes", "calibration", "prefix", "suffix",
      "has", "physical_path",
    ] {
      #expect(known.contains(word) && guide.contains("`\(word)"))
    }
  }
}
