import ArgumentParser
import ConfigurationText
import KioskDevices

/// `kioskctl devices`: what is plugged in, and how a configuration would name it.
struct DevicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices",
    abstract: "Lists input devices and the lines that a configuration would match them by.",
    discussion: "Numbers such as event3 follow the order of plugging in; they are shown and never configured.")

  @Flag(help: "Also list devices without keys.")
  var all = false

  @Flag(help: "Answer in JSON, one device a line.")
  var json = false

  func run() throws {
    let entries: [InventoryEntry]
    do {
      entries = try DeviceInventory.list()
    } catch {
      Output.complaint("kioskctl: \(error.code): \(error.message) \(error.hint)")
      throw ExitCode.unavailable
    }
    let shown = entries.filter { all || !$0.description.keys.isEmpty }
    if json { for entry in shown { try Output.json(DeviceAnswer(entry)) } } else { say(shown, of: entries.count) }
  }

  private func say(_ entries: [InventoryEntry], of count: Int) {
    for entry in entries {
      let device = entry.description
      Output.line("\(entry.node)  \(device.name)")
      Output.line("  match = { \(Self.match(entry)) }")
      if !device.physicalPath.isEmpty {
        Output.line("  physical_path = \(ConfigurationText.literal(of: device.physicalPath))")
      }
      Output.line("  keys: \(device.keys.sorted().prefix(24).map(KeyNames.name(of:)).joined(separator: " "))")
      if !entry.isReadable {
        Output.line("  You may not read it: run as a member of the group input, or install the udev rule.")
      }
    }
    if entries.isEmpty {
      Output.line(count == 0 ? "There is no input device." : "No input device has keys; see them all with --all.")
    }
  }

  static func match(_ entry: InventoryEntry) -> String {
    let hardware = entry.description.hardware
    func hexadecimal(_ number: UInt16) -> String { "0x" + String(number, radix: 16) }
    return "name = \(ConfigurationText.literal(of: entry.description.name)), vendor = \(hexadecimal(hardware.vendor)), "
      + "product = \(hexadecimal(hardware.product))"
  }
}

/// The answer for programs.
private struct DeviceAnswer: Encodable {
  let node: String
  let name: String
  let vendor: UInt16
  let product: UInt16
  let physicalPath: String
  let readable: Bool
  let keys: [String]
  let properties: [String: String]

  init(_ entry: InventoryEntry) {
    node = entry.node
    name = entry.description.name
    vendor = entry.description.hardware.vendor
    product = entry.description.hardware.product
    physicalPath = entry.description.physicalPath
    readable = entry.isReadable
    keys = entry.description.keys.sorted().map(KeyNames.name(of:))
    properties = entry.description.properties
  }
}
