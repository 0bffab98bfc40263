import RatingModel

/// Reads the scale and holds it to the rules that ``Scale`` demands, each with its own diagnostic.
extension ConfigurationReader {
  mutating func scale(in section: ConfigurationSection) -> Scale? {
    let id = code(ScaleRule.self, .scaleID, in: section)
    let version = integer(.scaleVersion, in: section)
    let tables = sections("levels", in: section)
    if !section.isBroken { refuseCount(tables.count, in: section) }
    let levels = tables.map { level(in: $0) }
    refuseDuplicateNames(tables)
    refuseDuplicateLabels(tables)
    let read = levels.compactMap { $0 }
    guard let id, let version, read.count == tables.count else { return nil }
    refuseOneSided(read, in: section)
    return Scale(id: id, version: version, levels: read)
  }

  private mutating func level(in table: ConfigurationSection) -> Level? {
    let name = code(ScaleRule.self, .levelName, in: table)
    let labels = labels(vietnamese: .levelVietnamese, english: .levelEnglish, in: table, isRequired: true)
    let satisfied = flag(.levelSatisfied, in: table)
    guard let name, let labels, let satisfied else { return nil }
    return Level(name: name, labels: labels, satisfied: satisfied)
  }

  private mutating func refuseCount(_ count: Int, in section: ConfigurationSection) {
    guard !(3...5).contains(count) else { return }
    let place = section.members["levels"]?.position ?? section.position
    refuse(
      .levelCount, at: place, section.path.name("levels"), "The scale has \(count) levels.",
      hint: "Write 3, 4 or 5 of [[scale.levels]], the best first.")
  }

  private mutating func refuseDuplicateNames(_ tables: [ConfigurationSection]) {
    refuseRepeats(of: .levelName, in: tables, code: .levelDuplicate, "Two levels have the name")
  }

  /// Citizens tell levels apart by nothing but their labels.
  private mutating func refuseDuplicateLabels(_ tables: [ConfigurationSection]) {
    for key in [ConfigurationKey.levelVietnamese, .levelEnglish] {
      refuseRepeats(of: key, in: tables, code: .labelDuplicate, "Two levels have the label")
    }
  }

  private mutating func refuseOneSided(_ levels: [Level], in section: ConfigurationSection) {
    guard !levels.isEmpty, Set(levels.map(\.satisfied)).count == 1 else { return }
    let place = section.members["levels"]?.position ?? section.position
    refuse(
      .satisfiedOneSided, at: place, section.path.name("levels"),
      "Every level counts as \(levels[0].satisfied ? "satisfied" : "not satisfied"), so that the answer says nothing.",
      hint: "Set satisfied = true for at least one level and false for at least one.")
  }

  /// Refuses each text of `key` that an earlier table has already, whatever its case or composition.
  mutating func refuseRepeats(
    of key: ConfigurationKey, in tables: [ConfigurationSection], code: ConfigurationDiagnostic.Code, _ what: String
  ) {
    var lines: [String: Int] = [:]
    for table in tables {
      guard case .text(let text)? = table.members[key.name]?.content else { continue }
      // Swift compares by canonical equivalence, so both compositions of one label are equal here.
      if let line = lines[text.lowercased()] {
        refuse(code, key, in: table, "\(what) “\(text)”.", hint: "Give each its own; the other is in line \(line).")
      } else {
        lines[text.lowercased()] = table.position(of: key).line
      }
    }
  }
}
