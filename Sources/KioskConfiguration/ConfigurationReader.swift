import ConfigurationText
import Foundation
import RatingModel

/// Takes values out of the document by key and collects what is wrong, so that everything is told at once.
///
/// Each function gives `nil` for a value that is wrong, after noting why, and for an optional one that is not there.
struct ConfigurationReader {
  private(set) var diagnostics: [ConfigurationDiagnostic] = []
  /// Every file that the configuration names, or stands for by its standard value.
  private(set) var namedFiles: [NamedFile] = []

  mutating func refuse(
    _ code: ConfigurationDiagnostic.Code, at position: SourcePosition, _ path: ConfigurationPath, _ message: String,
    hint: String
  ) {
    diagnostics.append(
      ConfigurationDiagnostic(
        code: code, line: position.line, column: position.column, key: path.description, message: message, hint: hint))
  }

  /// Refuses the value of `key`, which need not be there.
  mutating func refuse(
    _ code: ConfigurationDiagnostic.Code, _ key: ConfigurationKey, in section: ConfigurationSection, _ message: String,
    hint: String
  ) {
    refuse(code, at: section.position(of: key), section.path.name(key.name), message, hint: hint)
  }

  // MARK: Tables

  mutating func section(_ name: String, in parent: ConfigurationSection) -> ConfigurationSection {
    let path = parent.path.name(name)
    guard let node = parent.members[name] else {
      return ConfigurationSection(path: path, position: parent.position, members: [:], isBroken: parent.isBroken)
    }
    return section(node)
  }

  /// The tables of a list of tables; empty when there is none.
  mutating func sections(_ name: String, in parent: ConfigurationSection) -> [ConfigurationSection] {
    guard let node = parent.members[name] else { return [] }
    guard case .list(let elements) = node.content else {
      refuse(
        .wrongType, at: node.position, node.path, "This is \(node.noun); a list of tables belongs here.",
        hint: "Write each as a table of its own under [[\(node.path.pattern)]].")
      return []
    }
    return elements.map { section($0) }
  }

  private mutating func section(_ node: ConfigurationNode) -> ConfigurationSection {
    if let members = node.table {
      return ConfigurationSection(path: node.path, position: node.position, members: members, isBroken: false)
    }
    wrongType(node, wanted: "a table")
    return ConfigurationSection(path: node.path, position: node.position, members: [:], isBroken: true)
  }

  /// A table that has no keys of the table of keys, but names of the writer's choice; `nil` when it is not there.
  mutating func optionalSection(
    _ key: ConfigurationKey, in parent: ConfigurationSection
  ) -> ConfigurationSection? {
    node(key, in: parent).map { section($0) }
  }

  mutating func note(_ file: NamedFile) { namedFiles.append(file) }

  // MARK: Values

  mutating func text(_ key: ConfigurationKey, in section: ConfigurationSection) -> String? {
    guard let node = node(key, in: section) else {
      if case .standard(.text(let text)) = key.definition.presence { return text }
      return nil
    }
    return text(node)
  }

  mutating func text(_ node: ConfigurationNode) -> String? {
    if case .text(let text) = node.content { return text }
    wrongType(node, wanted: "text in quotation marks")
    return nil
  }

  mutating func integer(_ key: ConfigurationKey, in section: ConfigurationSection) -> Int? {
    guard case .integer(let range) = key.definition.kind else { preconditionFailure("\(key) takes no integer") }
    guard let node = node(key, in: section) else {
      if case .standard(.integer(let number)) = key.definition.presence { return number }
      return nil
    }
    guard case .integer(let number) = node.content else {
      wrongType(node, wanted: "an integer without quotation marks")
      return nil
    }
    guard range.contains(number) else {
      let unit = key.definition.unit.map { " " + $0 } ?? ""
      refuse(
        .outOfRange, key, in: section, "\(number) is out of range.",
        hint: "Choose from \(range.lowerBound) to \(range.upperBound)\(unit).")
      return nil
    }
    return number
  }

  mutating func flag(_ key: ConfigurationKey, in section: ConfigurationSection) -> Bool? {
    guard let node = node(key, in: section) else {
      if case .standard(.flag(let flag)) = key.definition.presence { return flag }
      return nil
    }
    if case .flag(let flag) = node.content { return flag }
    wrongType(node, wanted: "true or false without quotation marks")
    return nil
  }

  mutating func choice<Choice: RawRepresentable<String>>(
    _ key: ConfigurationKey, in section: ConfigurationSection
  ) -> Choice? {
    guard case .choice(let names) = key.definition.kind else { preconditionFailure("\(key) takes no choice") }
    guard let text = text(key, in: section) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let nearest = NearestName.of(text, among: names).map { " Did you mean “\($0)”?" } ?? ""
    refuse(
      .notAChoice, key, in: section, "“\(text)” is none of the choices.",
      hint: "Choose one of: \(names.joined(separator: ", ")).\(nearest)")
    return nil
  }

  // MARK: Presence and type

  private mutating func node(_ key: ConfigurationKey, in section: ConfigurationSection) -> ConfigurationNode? {
    let path = section.path.name(key.name)
    precondition(path.pattern == key.path, "\(key.path) was looked for in \(section.path)")
    if let node = section.members[key.name] { return node }
    if key.definition.presence == .required, !section.isBroken {
      refuse(
        .missingKey, at: section.position, path, "This key is missing.",
        hint: "Add it: \(key.definition.explanation)")
    }
    return nil
  }

  mutating func wrongType(_ node: ConfigurationNode, wanted: String) {
    refuse(
      .wrongType, at: node.position, node.path, "This is \(node.noun); \(wanted) belongs here.",
      hint: "The sample configuration shows how the key is written.")
  }
}
