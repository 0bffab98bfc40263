import ConfigurationText
import Foundation
import RatingModel

/// Texts that must have a certain form.
extension ConfigurationReader {
  /// Longest label in characters: a line of a screen.
  static let longestLabel = 80

  mutating func code<Rule: CodeRule>(
    _ rule: Rule.Type, _ key: ConfigurationKey, in section: ConfigurationSection
  ) -> Code<Rule>? {
    guard let text = text(key, in: section) else { return nil }
    return code(rule, text, key, in: section)
  }

  mutating func code<Rule: CodeRule>(
    _ rule: Rule.Type, _ text: String, _ key: ConfigurationKey, in section: ConfigurationSection
  ) -> Code<Rule>? {
    if let code = Code<Rule>(text) { return code }
    refuse(
      .malformedCode, key, in: section, "“\(text)” is no \(Rule.noun).",
      hint: "Use 1 to \(Rule.longest) of \(Self.permitted(by: rule)).")
    return nil
  }

  /// The characters that a rule permits, for a person: `A–Z, 0–9, “.”`.
  private static func permitted<Rule: CodeRule>(by rule: Rule.Type) -> String {
    let ranges: [(String, ClosedRange<Unicode.Scalar>)] = [("A–Z", "A"..."Z"), ("a–z", "a"..."z"), ("0–9", "0"..."9")]
    let ascii = (UInt8(0x21)...0x7E).map(Unicode.Scalar.init).filter(Rule.permits)
    let whole = ranges.filter { ascii.contains($0.1.lowerBound) && ascii.contains($0.1.upperBound) }
    let rest = ascii.filter { scalar in !whole.contains { $0.1.contains(scalar) } }
    return (whole.map(\.0) + rest.map { "“\($0)”" }).joined(separator: ", ")
  }

  /// Text that people read, in NFC: writing it decomposed is no mistake that anyone could see.
  mutating func label(_ key: ConfigurationKey, in section: ConfigurationSection) -> String? {
    guard let text = text(key, in: section) else { return nil }
    let normalised = text.precomposedStringWithCanonicalMapping
    guard !normalised.isEmpty, normalised.count <= Self.longestLabel,
      normalised.utf8.count <= 8 * Self.longestLabel,
      normalised == normalised.trimmingCharacters(in: .whitespacesAndNewlines),
      !normalised.unicodeScalars.contains(where: Self.isUnreadable)
    else {
      refuse(
        .malformedText, key, in: section, "This text cannot stand on a screen.",
        hint: "Use 1 to \(Self.longestLabel) characters on one line, without blanks at either end.")
      return nil
    }
    return normalised
  }

  static func isUnreadable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
    default: false
    }
  }

  /// A label in Vietnamese and English: both or neither, unless `isRequired`, when both.
  mutating func labels(
    vietnamese: ConfigurationKey, english: ConfigurationKey, in section: ConfigurationSection, isRequired: Bool
  ) -> [String: String]? {
    let keys = [vietnamese, english]
    let missing = keys.filter { section.members[$0.name] == nil }
    if missing.count == keys.count && !isRequired { return [:] }
    if !section.isBroken {
      for key in missing {
        refuse(
          .labelMissing, at: section.position, section.path.name(key.name), "The label is missing in one language.",
          hint: "Give it in Vietnamese (vi) and in English (en).")
      }
    }
    var labels: [String: String] = [:]
    for key in keys where section.members[key.name] != nil { labels[key.name] = label(key, in: section) }
    return labels.count == keys.count ? labels : nil
  }

  /// The absolute path of a file.
  mutating func filePath(_ key: ConfigurationKey, in section: ConfigurationSection) -> String? {
    guard case .path(let role) = key.definition.kind else { preconditionFailure("\(key) takes no path") }
    guard let text = text(key, in: section) else { return nil }
    return filePath(text, role, key, at: section.position(of: key), section.path.name(key.name))
  }

  /// The absolute paths of files; `nil` when one of them is wrong.
  mutating func filePaths(_ key: ConfigurationKey, in section: ConfigurationSection) -> [String]? {
    guard case .paths(let role) = key.definition.kind else { preconditionFailure("\(key) takes no paths") }
    let nodes = section.members[key.name].map { list($0) } ?? []
    let paths = nodes.map { node in
      text(node).flatMap { filePath($0, role, key, at: node.position, node.path) }
    }
    return paths.contains(nil) ? nil : paths.compactMap(\.self)
  }

  private mutating func filePath(
    _ text: String, _ role: ConfigurationKey.FileRole, _ key: ConfigurationKey, at position: SourcePosition,
    _ path: ConfigurationPath
  ) -> String? {
    guard text.hasPrefix("/"), !text.hasSuffix("/"), text.utf8.count <= 1024,
      !text.split(separator: "/").contains(where: { $0 == "." || $0 == ".." })
    else {
      refuse(
        .pathNotAbsolute, at: position, path, "“\(text)” is not the absolute path of a file.",
        hint: "Write the whole path, beginning with “/”, without “.” and “..” as parts.")
      return nil
    }
    note(NamedFile(key: key, path: text, role: role, position: position))
    return text
  }
}
