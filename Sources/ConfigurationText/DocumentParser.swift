import TOMLKit

/// Has TOMLKit parse a text, and keeps from it what it would end the process at.
enum DocumentParser {
  static func parse(_ text: String) -> Result<ConfigurationNode, ConfigurationFault> {
    let places = KeyLocator.places(in: text)
    // The parser would abort the process there: it gets to see only what stands before.
    let readable = places.trap.map { String(text.unicodeScalars.prefix($0.statement)) } ?? text
    let document: TOMLTable
    do {
      document = try TOMLTable(string: readable)
    } catch {
      let parsing = error as? TOMLParseError
      let place = parsing.map { SourcePosition(line: $0.source.begin.line, column: $0.source.begin.column) }
      return syntax(parsing?.description ?? "the parser gave no reason", at: place)
    }
    if let trap = places.trap { return syntax(trap.reason, at: trap.position) }
    let start = SourcePosition(line: 1, column: 1)
    // TOMLKit's values point into the document, which must outlive them.
    return withExtendedLifetime(document) {
      .success(DocumentWalk(positions: places.positions).node(document, at: .root, around: start))
    }
  }

  private static func syntax(
    _ reason: String, at position: SourcePosition?
  ) -> Result<ConfigurationNode, ConfigurationFault> {
    .failure(ConfigurationFault(code: .syntax, position: position, reason: reason))
  }
}

/// Takes TOMLKit's values apart and joins each with its place.
private struct DocumentWalk {
  let positions: [ConfigurationPath: SourcePosition]

  /// - Parameter parent: The place of what the value lies in, for a value whose own place is not known.
  func node(
    _ value: any TOMLValueConvertible, at path: ConfigurationPath, around parent: SourcePosition
  ) -> ConfigurationNode {
    let position = positions[path] ?? parent
    return ConfigurationNode(content: content(value, at: path, position), path: path, position: position)
  }

  private func content(
    _ value: any TOMLValueConvertible, at path: ConfigurationPath, _ position: SourcePosition
  ) -> ConfigurationNode.Content {
    if let table = value.table {
      var members: [String: ConfigurationNode] = [:]
      for name in table.keys {
        members[name] = table[name].map { node($0, at: path.name(name), around: position) }
      }
      return .table(members)
    }
    if let list = value.array {
      return .list(list.enumerated().map { node($0.element, at: path.index($0.offset), around: position) })
    }
    if let text = value.string { return .text(text) }
    if let number = value.int { return .integer(number) }
    if let flag = value.bool { return .flag(flag) }
    return .other(value.type.description)
  }
}
