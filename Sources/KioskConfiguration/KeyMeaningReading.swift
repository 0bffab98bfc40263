import ConfigurationText
import KioskInput
import RatingModel

/// Reads the table of keys: each level with the keys that stand for it, the keys that decline, and those of the clerk.
extension ConfigurationReader {
  /// One key as it is written, before it is known whether any other says the same.
  private struct Assignment {
    let name: String
    /// `nil`: the clerk invites with it.
    let meaning: KeyMeaning?
    let node: ConfigurationNode
  }

  /// What the keys of one device stand for, by Linux key code.
  struct DeviceKeys {
    var meanings: [UInt16: KeyMeaning] = [:]
    var pleaseRate: Set<UInt16> = []
  }

  mutating func keys(in table: ConfigurationSection, _ vocabulary: KeyVocabulary) -> DeviceKeys? {
    let before = diagnostics.count
    let clerks = keys(.devicePleaseRate, meaning: nil, in: table)
    let declining = keys(.deviceDecline, meaning: .decline, in: table)
    // A clerk's button alone asks no citizen anything.
    let isClerksOnly = !clerks.isEmpty && declining.isEmpty && table.members[ConfigurationKey.deviceKeys.name] == nil
    let assignments = (isClerksOnly ? [] : levelKeys(in: table, vocabulary)) + declining + clerks
    var keys = DeviceKeys()
    var lines: [UInt16: Int] = [:]
    for assignment in assignments {
      guard let code = code(of: assignment, vocabulary) else { continue }
      if let line = lines[code] {
        refuse(
          .keyDuplicate, at: assignment.node.position, assignment.node.path,
          "\(assignment.name) stands for two answers, or twice for one.",
          hint: "Leave it in one place; the other is in line \(line).")
      } else {
        lines[code] = assignment.node.position.line
        if let meaning = assignment.meaning { keys.meanings[code] = meaning } else { keys.pleaseRate.insert(code) }
      }
    }
    if lines.count > ButtonProfile.mostKeys {
      refuse(
        .keysTooMany, at: table.position, table.path.name(ConfigurationKey.deviceKeys.name),
        "\(lines.count) keys of this device stand for something.",
        hint: "Keep those that citizens press, at most \(ButtonProfile.mostKeys).")
    }
    return diagnostics.count == before ? keys : nil
  }

  private mutating func levelKeys(
    in table: ConfigurationSection, _ vocabulary: KeyVocabulary
  ) -> [Assignment] {
    guard let section = keySection(in: table) else { return [] }
    var assignments: [Assignment] = []
    for (name, node) in section.members.sorted(by: { $0.value.position < $1.value.position }) {
      let keys = keyNames(in: node)
      guard let level = level(name, node, vocabulary) else { continue }
      assignments += keys.map { Assignment(name: $0.name, meaning: .level(level), node: $0.node) }
    }
    if !section.isBroken { refuseUncovered(in: section, vocabulary) }
    return assignments
  }

  private mutating func keySection(in table: ConfigurationSection) -> ConfigurationSection? {
    if let section = optionalSection(.deviceKeys, in: table) { return section }
    if !table.isBroken {
      refuse(
        .missingKey, at: table.position, table.path.name(ConfigurationKey.deviceKeys.name), "This key is missing.",
        hint: "Add it: \(ConfigurationKey.deviceKeys.definition.explanation)")
    }
    return nil
  }

  /// The keys of a list that all stand for the same.
  private mutating func keys(
    _ key: ConfigurationKey, meaning: KeyMeaning?, in table: ConfigurationSection
  ) -> [Assignment] {
    guard let node = table.members[key.name] else { return [] }
    return keyNames(in: node).map { Assignment(name: $0.name, meaning: meaning, node: $0.node) }
  }

  private mutating func level(
    _ name: String, _ node: ConfigurationNode, _ vocabulary: KeyVocabulary
  ) -> LevelName? {
    guard let levels = vocabulary.levels else { return LevelName(name) }
    if let level = levels.first(where: { $0.text == name }) { return level }
    let names = levels.map(\.text)
    refuse(
      .levelUnknown, at: node.position, node.path, "The scale has no level “\(name)”.",
      hint: NearestName.of(name, among: names).map { "Did you mean “\($0)”?" }
        ?? "Its levels are: \(names.joined(separator: ", ")).")
    return nil
  }

  /// A device on which one answer cannot be given would bias every figure.
  private mutating func refuseUncovered(in section: ConfigurationSection, _ vocabulary: KeyVocabulary) {
    let covered = section.members.filter { member in
      if case .list(let keys) = member.value.content { !keys.isEmpty } else { true }
    }
    for level in vocabulary.levels ?? [] where covered[level.text] == nil {
      refuse(
        .levelWithoutKey, at: section.members[level.text]?.position ?? section.position, section.path.name(level.text),
        "On this device no key stands for the level.",
        hint: "Give every level of the scale a key, as in \(level) = [\"KEY_1\"].")
    }
  }

  private mutating func keyNames(in node: ConfigurationNode) -> [(name: String, node: ConfigurationNode)] {
    guard case .list(let elements) = node.content else {
      wrongType(node, wanted: "a list of key names, as in [\"KEY_1\"],")
      return []
    }
    return elements.compactMap { element in text(element).map { ($0, element) } }
  }

  private mutating func code(of assignment: Assignment, _ vocabulary: KeyVocabulary) -> UInt16? {
    if vocabulary.names.isKey(assignment.name), let code = vocabulary.names.key(assignment.name) { return code }
    refuse(
      .keyUnknown, at: assignment.node.position, assignment.node.path, "Linux knows no key “\(assignment.name)”.",
      hint:
        "Names begin with KEY_, BTN_ or SW_, nameless codes with 0x; “kioskctl devices” lists the keys of each device.")
    return nil
  }
}
