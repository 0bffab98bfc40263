import ConfigurationText

/// A table of the document, or the place where it should have been.
struct ConfigurationSection {
  let path: ConfigurationPath
  /// Where the table stands; for a table that is not there, where the table around it stands.
  let position: SourcePosition
  let members: [String: ConfigurationNode]
  /// Something else stands in the table's place, which has been told already: what is missing in it goes without saying.
  let isBroken: Bool

  init(path: ConfigurationPath, position: SourcePosition, members: [String: ConfigurationNode], isBroken: Bool) {
    self.path = path
    self.position = position
    self.members = members
    self.isBroken = isBroken
  }

  init(root: ConfigurationNode) {
    self.init(path: .root, position: root.position, members: root.table ?? [:], isBroken: false)
  }

  var isEmpty: Bool { members.isEmpty && !isBroken }

  /// Where the value of `key` stands, or else this section.
  func position(of key: ConfigurationKey) -> SourcePosition { members[key.name]?.position ?? position }
}
