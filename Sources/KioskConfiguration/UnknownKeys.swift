import ConfigurationText

/// Finds keys that the table of keys does not have.
enum UnknownKeys {
  /// The table, indexed: what may stand under each table.
  private static let known = ConfigurationKey.allCases.map(\.definition)

  /// Adds a diagnostic for each unknown key; of an unknown table only the table is told, not what is in it.
  static func check(_ node: ConfigurationNode, _ reader: inout ConfigurationReader) {
    switch node.content {
    case .table(let members):
      for member in members.values {
        if isKnown(member.path) {
          check(member, &reader)
        } else {
          refuse(member, beside: node.path, &reader)
        }
      }
    case .list(let elements):
      for element in elements { check(element, &reader) }
    default:
      break
    }
  }

  /// Whether the path is a key, leads to keys, or lies in a table whose names the writer chooses.
  private static func isKnown(_ path: ConfigurationPath) -> Bool {
    let pattern = path.pattern
    return known.contains { definition in
      pattern == definition.path || definition.path.hasPrefix(pattern + ".") || definition.path.hasPrefix(pattern + "[")
        || definition.hasFreeNames && pattern.hasPrefix(definition.path + ".")
    }
  }

  private static func refuse(
    _ node: ConfigurationNode, beside parent: ConfigurationPath, _ reader: inout ConfigurationReader
  ) {
    guard case .name(let name)? = node.path.steps.last else { return }
    reader.refuse(
      .unknownKey, at: node.position, node.path, "There is no such key.",
      hint: suggestion(for: name, in: parent)
        ?? "Remove it, or look in the sample configuration for what you want to set.")
  }

  private static func suggestion(for name: String, in parent: ConfigurationPath) -> String? {
    let prefix = parent.steps.isEmpty ? "" : parent.pattern + "."
    let siblings = known.filter { $0.path.hasPrefix(prefix) }
      .compactMap { $0.path.dropFirst(prefix.count).split(whereSeparator: { $0 == "." || $0 == "[" }).first }
    if let nearest = NearestName.of(name, among: Set(siblings.map(String.init))) {
      return "Did you mean “\(nearest)”?"
    }
    let elsewhere = known.map(\.path).filter { $0.hasSuffix("." + name) }
    return elsewhere.isEmpty ? nil : "A key of this name belongs elsewhere: \(elsewhere.joined(separator: ", "))."
  }
}

extension ConfigurationKey.Definition {
  fileprivate var hasFreeNames: Bool { kind == .textByName || kind == .textsByName }
}
