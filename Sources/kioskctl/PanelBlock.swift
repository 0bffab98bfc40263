import ConfigurationText
import Foundation
import KioskDevices
import KioskInput

/// A block of the configuration for a class of devices, as `Firmware-Config/panels` has them, as far as it says which devices it
/// is for.
struct PanelBlock {
  let file: String
  private let use: DeviceUse
  /// Of each level, and of the clerk.
  private let keys: [Set<UInt16>]
  private let match: DeviceMatch?

  /// Those of a folder; what is no such block is passed over.
  static func all(in folder: String) -> [PanelBlock] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".toml") }.sorted().compactMap { name in
      FileManager.default.contents(atPath: "\(folder)/\(name)").flatMap { PanelBlock(file: name, $0) }
    }
  }

  init?(file: String, _ bytes: Data) {
    guard case .success(let root) = ConfigurationText.parse(bytes),
      case .list(let devices)? = root.table?["input"]?.table?["devices"]?.content, let device = devices.first?.table
    else { return nil }
    self.file = file
    use = device["kind"]?.text.flatMap(DeviceUse.init) ?? .buttons
    let levels = device["keys"]?.table.map { Array($0.values) } ?? []
    // One key of each level is enough: a block names those of all variants.
    keys = (levels + [device["please_rate"]].compactMap { $0 }).map { Set($0.texts.compactMap(KeyNames.code(of:))) }
    let rule = device["match"]?.table ?? [:]
    let hardware = rule["vendor"]?.number.flatMap { vendor in
      rule["product"]?.number.map { HardwareID(vendor: vendor, product: $0, version: nil) }
    }
    match = DeviceMatch(name: rule["name"]?.text, hardware: hardware)
  }

  /// Whether the device is what the block is for: it has a key for each level, and is the one that is named, if one is.
  func fits(_ device: DeviceDescription) -> Bool {
    device.uses.contains(use) && keys.allSatisfy { !$0.isDisjoint(with: device.keys) }
      && (match?.matches(device) ?? true)
  }
}

extension ConfigurationNode {
  fileprivate var text: String? { if case .text(let text) = content { text } else { nil } }
  fileprivate var number: UInt16? { if case .integer(let number) = content { UInt16(exactly: number) } else { nil } }
  fileprivate var texts: [String] { if case .list(let nodes) = content { nodes.compactMap(\.text) } else { [] } }
}
