import EvaluationStore
import Foundation
import RatingModel

/// The canonical form:
///
///     { "report": "closing", "format": 1, "subject": {"kind": "unit" | "clerk", "code", "name"}, "unit": {"code", "name"},
///       "parent", "group", "period": "2026-Q3", "zone", "made": milliseconds, "empty", "structure", "heads", "letter",
///       "adjustments": [], "sections", "pictures": {"vi": {table: SVG}, "en": …} }
///
/// A figure is a whole number, `null` for none, or an object that names its kind; a text is a string, or one by language.
extension ClosingSnapshot: Codable {
  private enum Key: String, CodingKey {
    case report, format, subject, unit, parent, group, period, zone, made, empty, structure, heads, letter, adjustments
    case sections, pictures
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    guard try values.decode(Int.self, forKey: .format) == Self.format else {
      throw DecodingError.dataCorruptedError(forKey: .format, in: values, debugDescription: "unknown format")
    }
    subject = try values.decode(SnapshotSubject.self, forKey: .subject).subject
    unit = try values.decode(SnapshotUnit.self, forKey: .unit).unit
    parent = try values.decodeIfPresent(SnapshotUnit.self, forKey: .parent)?.unit
    group = try values.decodeIfPresent(SnapshotUnit.self, forKey: .group)?.unit
    let (periodText, zoneText) = (
      try values.decode(String.self, forKey: .period), try values.decode(String.self, forKey: .zone)
    )
    guard let period = ClosingPeriod(periodText), let zone = Zone(zoneText) else {
      throw DecodingError.dataCorruptedError(forKey: .period, in: values, debugDescription: "no period or zone")
    }
    (self.period, self.zone) = (period, zone)
    made = WallTime(milliseconds: try values.decode(Int64.self, forKey: .made))
    isEmpty = try values.decode(Bool.self, forKey: .empty)
    structure = try values.decode(ClosingStructure.self, forKey: .structure)
    heads = try values.decode([ClosingHead].self, forKey: .heads)
    letter = try values.decode(ClosingLetter.self, forKey: .letter)
    sections = try values.decode([SnapshotSection].self, forKey: .sections).map { try $0.issued() }
    let drawn = try values.decode([String: [String: String]].self, forKey: .pictures)
    pictures = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, drawn[$0.rawValue] ?? [:]) })
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode("closing", forKey: .report)
    try values.encode(Self.format, forKey: .format)
    try values.encode(SnapshotSubject(subject), forKey: .subject)
    try values.encode(SnapshotUnit(unit), forKey: .unit)
    try values.encodeIfPresent(parent.map(SnapshotUnit.init), forKey: .parent)
    try values.encodeIfPresent(group.map(SnapshotUnit.init), forKey: .group)
    try values.encode(period.description, forKey: .period)
    try values.encode(zone.identifier, forKey: .zone)
    try values.encode(made.milliseconds, forKey: .made)
    try values.encode(isEmpty, forKey: .empty)
    try values.encode(structure, forKey: .structure)
    try values.encode(heads, forKey: .heads)
    try values.encode(letter, forKey: .letter)
    // Until figures can be changed by hand, nothing was.
    try values.encode([String](), forKey: .adjustments)
    try values.encode(sections.map { SnapshotSection($0, Self.spellings(zone)) }, forKey: .sections)
    try values.encode(
      Dictionary(uniqueKeysWithValues: pictures.map { ($0.key.rawValue, $0.value) }), forKey: .pictures)
  }
}

/// Whom it is about.
private struct SnapshotSubject: Codable {
  let kind: String
  let code: String
  let name: String?

  init(_ subject: ReportSubject) { (kind, code, name) = (subject.kind, subject.code, subject.name) }

  var subject: ReportSubject {
    get throws {
      if kind == "unit", let code = UnitCode(code) { return .unit(NamedUnit(code: code, name: name)) }
      if kind == "clerk", let clerk = ClerkID(code) { return .clerk(clerk, name: name) }
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no subject"))
    }
  }
}

/// A unit with its name.
private struct SnapshotUnit: Codable {
  let code: UnitCode
  let name: String?

  init(_ unit: NamedUnit) { (code, name) = (unit.code, unit.name) }

  var unit: NamedUnit { NamedUnit(code: code, name: name) }
}
