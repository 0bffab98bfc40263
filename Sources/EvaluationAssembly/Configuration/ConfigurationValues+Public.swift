import ConfigurationText
import RatingModel

extension ConfigurationValues {
  /// More than a province has offices.
  static let mostUnits = 4096
  /// Of a line on a poster.
  static let longestLine = 200

  /// The codes of a list; each that is none is told in its own line.
  mutating func units(_ key: ConfigurationKey) -> Set<UnitCode> {
    guard let value = value(key) else { return [] }
    guard case .list(let members) = value.content else {
      add(.wrongType, key, "A list of codes is expected here.", "Write [\"H56.14\", \"H56.15\"].")
      return []
    }
    guard members.count <= Self.mostUnits else {
      add(.unitsTooMany, key, "These are \(members.count) units.", "Name at most \(Self.mostUnits).")
      return []
    }
    return Set(members.compactMap { unit($0) })
  }

  private mutating func unit(_ member: ConfigurationNode) -> UnitCode? {
    guard case .text(let text) = member.content else {
      add(.wrongType, member, "A code in quotation marks is expected here.", "Write it as \"H56.14\".")
      return nil
    }
    if let unit = UnitCode(text) { return unit }
    add(.unitMalformed, member, "“\(text)” is no code of a unit.", "Write it as in units.csv, as H56.14.")
    return nil
  }

  /// A text for people, of one line.
  mutating func line(_ key: ConfigurationKey) -> String? {
    guard let text = optionalText(key) else { return nil }
    guard (1...Self.longestLine).contains(text.count), !text.contains(where: \.isNewline) else {
      add(
        .lineMalformed, key, "The text is empty, longer than \(Self.longestLine) characters, or more than one line.",
        "Write one line of at most \(Self.longestLine) characters.")
      return nil
    }
    return text
  }
}
