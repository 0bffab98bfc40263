import ArgumentParser
import ConfigurationText
import KioskDevices
import KioskInput

/// `kioskctl devices`: what is plugged in, and how a configuration would name it.
struct DevicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices",
    abstract: "Lists input devices and the lines that a configuration would match them by.",
    discussion: "Numbers such as event3 follow the order of plugging in; they are shown and never configured.")

  @Flag(help: "Also list devices with neither keys nor the axes of a touch screen.")
  var all = false

  @Flag(help: "Answer in JSON, one device a line.")
  var json = false

  @Option(help: ArgumentHelp("Blocks of the configuration, of which those that fit are named.", valueName: "folder"))
  var panels = "/usr/share/kioskd/panels"

  func run() throws {
    let entries = try Self.entries()
    let shown = entries.filter { all || $0.description.isOfInterest }
    let blocks = PanelBlock.all(in: panels)
    func fitting(_ entry: InventoryEntry) -> [String] { blocks.filter { $0.fits(entry.description) }.map(\.file) }
    if json {
      for entry in shown { try Output.json(DeviceAnswer(entry, panels: fitting(entry))) }
    } else {
      say(shown, of: entries.count, fitting)
    }
  }

  private func say(_ entries: [InventoryEntry], of count: Int, _ fitting: (InventoryEntry) -> [String]) {
    for entry in entries {
      let device = entry.description
      Output.line("\(entry.node)  \(Output.plain(device.name))")
      Output.line("  match = { \(Self.match(entry)) }")
      if !device.physicalPath.isEmpty {
        Output.line("  physical_path = \(ConfigurationText.literal(of: device.physicalPath))")
      }
      if let spoken = device.touchProtocol { Output.line("  kind = \"touch\" (\(spoken.text))") }
      Output.line("  " + (device.whyUseless ?? "may be: \(device.uses.map(\.rawValue).joined(separator: ", "))"))
      let panels = fitting(entry)
      if !panels.isEmpty { Output.line("  fits: \(panels.joined(separator: ", "))") }
      say("keys", device.keys, KeyNames.name(of:))
      say("axes", device.axes, AxisNames.name(of:))
      say("lamps", device.lamps, LampNames.name(of:))
      if !entry.isReadable {
        Output.line("  You may not read it: run as a member of the group input, or install the udev rule.")
      }
    }
    if entries.isEmpty {
      Output.line(
        count == 0
          ? "There is no input device." : "No input device has keys or is a touch screen; see them all with --all.")
    }
  }

  /// A keyboard has hundreds of keys: those that panels have come first.
  private func say(_ what: String, _ codes: Set<UInt16>, _ name: (UInt16) -> String) {
    guard !codes.isEmpty else { return }
    let shown = codes.sorted().prefix(24).map(name).joined(separator: " ")
    Output.line("  \(what): \(shown)" + (codes.count > 24 ? " and \(codes.count - 24) more" : ""))
  }

  /// What is plugged in; says what is wrong where that cannot be told.
  static func entries() throws -> [InventoryEntry] {
    do {
      return try DeviceInventory.list()
    } catch {
      Output.complaint("kioskctl: \(error.code): \(error.message) \(error.hint)")
      throw ExitCode.unavailable
    }
  }

  static func match(_ entry: InventoryEntry) -> String {
    let hardware = entry.description.hardware
    // Four digits, as udev writes them.
    func hexadecimal(_ number: UInt16) -> String { "0x" + String(UInt32(number) + 0x10000, radix: 16).dropFirst() }
    let numbers = "vendor = \(hexadecimal(hardware.vendor)), product = \(hexadecimal(hardware.product))"
    let name = entry.description.name
    return name.isEmpty ? numbers : "name = \(ConfigurationText.literal(of: name)), \(numbers)"
  }
}

extension DeviceDescription {
  /// Of a panel that cannot be used it must be said why.
  fileprivate var isOfInterest: Bool {
    !keys.isEmpty || touchProtocol != nil || axes.isSuperset(of: TouchProtocol.singleAxes)
  }
}

/// The answer for programs.
private struct DeviceAnswer: Encodable {
  /// How many fingers it follows.
  enum Touch: String, Encodable { case several, one }

  let node: String
  let name: String
  let vendor: UInt16
  let product: UInt16
  let physicalPath: String
  let readable: Bool
  let keys: [String]
  let axes: [String]
  let lamps: [String]
  /// `nil` for what is no touch screen.
  let touch: Touch?
  let uses: [DeviceUse]
  let whyUseless: String?
  /// Blocks of the configuration that fit.
  let panels: [String]
  let properties: [String: String]

  init(_ entry: InventoryEntry, panels: [String]) {
    uses = entry.description.uses
    whyUseless = entry.description.whyUseless
    self.panels = panels
    node = entry.node
    name = entry.description.name
    vendor = entry.description.hardware.vendor
    product = entry.description.hardware.product
    physicalPath = entry.description.physicalPath
    readable = entry.isReadable
    keys = entry.description.keys.sorted().map(KeyNames.name(of:))
    axes = entry.description.axes.sorted().map(AxisNames.name(of:))
    lamps = entry.description.lamps.sorted().map(LampNames.name(of:))
    touch = entry.description.touchProtocol.map { if case .single = $0 { Touch.one } else { Touch.several } }
    properties = entry.description.properties
  }
}
