/// One answer of a scale.
package struct Level: Hashable, Sendable, Codable {
  package let name: LevelName
  /// What is read at the counter and in reports, by language: `vi` and `en` always, others if a province has them. NFC.
  package let labels: [String: String]
  /// Whether the answer counts as satisfied. A province's configuration, never derived from the order.
  package let satisfied: Bool

  package init(name: LevelName, labels: [String: String], satisfied: Bool) {
    self.name = name
    self.labels = labels
    self.satisfied = satisfied
  }
}

/// An ordered, versioned set of 3 to 5 answers, the best first. The same id and version always has the same content.
package struct Scale: Hashable, Sendable, Codable {
  package let id: ScaleID
  package let version: Int
  package let levels: [Level]

  /// `nil` unless the version is positive, there are 3 to 5 levels of distinct names, each labelled in Vietnamese and
  /// English, and at least one counts as satisfied and one does not.
  package init?(id: ScaleID, version: Int, levels: [Level]) {
    guard version > 0, (3...5).contains(levels.count), Set(levels.map(\.name)).count == levels.count,
      levels.contains(where: \.satisfied), levels.contains(where: { !$0.satisfied }),
      levels.allSatisfy({ $0.labels["vi"]?.isEmpty == false && $0.labels["en"]?.isEmpty == false })
    else { return nil }
    self.id = id
    self.version = version
    self.levels = levels
  }

  private enum CodingKeys: String, CodingKey { case id, version, levels }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let scale = Scale(
      id: try container.decode(ScaleID.self, forKey: .id), version: try container.decode(Int.self, forKey: .version),
      levels: try container.decode([Level].self, forKey: .levels))
    guard let scale else {
      throw DecodingError.dataCorruptedError(
        forKey: .levels, in: container, debugDescription: "a scale has 3 to 5 distinct labelled levels")
    }
    self = scale
  }

  package func level(_ name: LevelName) -> Level? { levels.first { $0.name == name } }

  /// 0 is the best.
  package func position(_ name: LevelName) -> Int? { levels.firstIndex { $0.name == name } }

  package func reference(_ name: LevelName) -> LevelReference {
    LevelReference(scale: id, version: version, level: name)
  }
}

/// An answer as it is always written: scale, scale version, level name. Text form `hai-long-3/1/rat-hai-long`.
package struct LevelReference: Hashable, Sendable, Comparable, WrittenByPieces {
  package let scale: ScaleID
  package let version: Int
  package let level: LevelName

  package init(scale: ScaleID, version: Int, level: LevelName) {
    self.scale = scale
    self.version = version
    self.level = level
  }

  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let scale = ScaleID(parts[0]), let version = Int(parts[1]), version > 0,
      String(version) == parts[1], let level = LevelName(parts[2])
    else { return nil }
    self.init(scale: scale, version: version, level: level)
  }

  package func write(to text: inout WrittenText) {
    text.add(scale.text)
    text.add("/")
    text.add(version)
    text.add("/")
    text.add(level.text)
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.scale, left.version, left.level) < (right.scale, right.version, right.level)
  }
}

extension LevelReference: CodedAsText {
  package static let form = "level: SCALE/VERSION/LEVEL expected"
}
