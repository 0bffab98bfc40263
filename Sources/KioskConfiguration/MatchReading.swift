import ConfigurationText
import KioskInput

/// Reads by what a device is recognised.
extension ConfigurationReader {
  mutating func match(in section: ConfigurationSection, _ names: LinuxNames) -> DeviceSettings.Match? {
    let before = diagnostics.count
    let name = matchText(.matchName, in: section)
    let vendor = number(.matchVendor, in: section)
    let product = number(.matchProduct, in: section)
    let version = number(.matchVersion, in: section)
    let physicalPath = matchText(.matchPhysicalPath, in: section)
    let udev = properties(in: section)
    let has = capabilities(in: section, names)
    if section.isEmpty {
      refuse(
        .matchMissing, at: section.position, section.path, "Nothing says which device is meant.",
        hint: "Give at least one of name, vendor with product, physical_path, udev, has; “kioskctl devices” shows them."
      )
    }
    refuseIncompleteNumbers(in: section)
    guard diagnostics.count == before, let udev else { return nil }
    return DeviceSettings.Match(
      name: name, vendor: vendor, product: product, version: version, physicalPath: physicalPath, udev: udev, has: has)
  }

  private mutating func number(_ key: ConfigurationKey, in section: ConfigurationSection) -> UInt16? {
    integer(key, in: section).map(UInt16.init)
  }

  private mutating func matchText(_ key: ConfigurationKey, in section: ConfigurationSection) -> String? {
    guard let node = section.members[key.name], let text = text(key, in: section) else { return nil }
    return accepted(text, of: node)
  }

  private mutating func properties(in section: ConfigurationSection) -> [String: String]? {
    guard let node = section.members[ConfigurationKey.matchUdev.name] else { return [:] }
    guard let members = node.table else {
      wrongType(node, wanted: "a table of properties")
      return nil
    }
    if members.isEmpty {
      refuse(
        .matchMissing, at: node.position, node.path, "The table of properties is empty.",
        hint: "Give a property, as in udev = { ID_KIOSK_PANEL = \"1\" }, or remove the key.")
    }
    var properties: [String: String] = [:]
    for (name, member) in members {
      properties[name] = text(member).flatMap { text in
        DeviceMatch.unstableProperties.contains(name)
          ? refuseNode(member, "\(name) changes from start to start.") : accepted(text, of: member)
      }
    }
    return properties.count == members.count ? properties : nil
  }

  private mutating func capabilities(in section: ConfigurationSection, _ names: LinuxNames) -> [String: Capability] {
    guard let node = section.members[ConfigurationKey.matchHas.name] else { return [:] }
    guard case .list(let elements) = node.content, !elements.isEmpty else {
      wrongType(node, wanted: "a list of names, as in [\"KEY_1\", \"ABS_X\"],")
      return [:]
    }
    var has: [String: Capability] = [:]
    for element in elements {
      guard let name = text(element) else { continue }
      has[name] = names.capability(name)
      guard has[name] == nil else { continue }
      refuse(
        .capabilityUnknown, at: element.position, element.path,
        "Linux knows nothing called “\(name)” that a device may have.",
        hint: "Names begin with KEY_, BTN_, SW_, ABS_ or LED_; “kioskctl devices” lists what each device has.")
    }
    return has
  }

  /// Numbers of event nodes change with every start and every plug: a kiosk that trusts one reads the wrong device.
  private mutating func accepted(_ text: String, of node: ConfigurationNode) -> String? {
    if text.contains(/(^|\/)event[0-9]+$/) || text.hasPrefix("/dev/") {
      return refuseNode(node, "“\(text)” names a device node, which changes from start to start.")
    }
    guard text.contains(where: { !$0.isWhitespace }), text.utf8.count <= 255, node.path.steps.last != .name("") else {
      refuse(
        .malformedText, at: node.position, node.path, "No device has a property of this length.",
        hint: "Use 1 to 255 bytes, exactly as “kioskctl devices” shows them.")
      return nil
    }
    return text
  }

  private mutating func refuseNode(_ node: ConfigurationNode, _ message: String) -> String? {
    refuse(
      .matchByNode, at: node.position, node.path, message,
      hint: "Match by name, vendor with product, physical_path or another udev property; “kioskctl devices” shows them."
    )
    return nil
  }

  /// Product numbers are each vendor's own, versions each product's own; a vendor alone makes too many things.
  private mutating func refuseIncompleteNumbers(in section: ConfigurationSection) {
    let needs: [(ConfigurationKey, ConfigurationKey)] = [
      (.matchVendor, .matchProduct), (.matchProduct, .matchVendor), (.matchVersion, .matchProduct),
    ]
    for (given, needed) in needs where section.members[given.name] != nil && section.members[needed.name] == nil {
      refuse(
        .matchIncomplete, given, in: section, "\(given.name) says nothing without \(needed.name).",
        hint: "Give \(needed.name) too; “kioskctl devices” shows it.")
    }
  }
}
