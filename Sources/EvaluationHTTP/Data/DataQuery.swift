import EvaluationReports
import EvaluationStore
import Hummingbird
import RatingModel

/// The query of a program's request. Nothing of it is passed over: what is not known, comes twice or cannot be read is refused.
struct DataQuery {
  private var fields: [String: String] = [:]

  init(_ query: String?) throws(DataRefusal) {
    let text = query ?? ""
    guard text.utf8.count <= DataLimits.queryBytes else { throw .queryMalformed }
    for pair in text.split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, let name = Self.decoded(sides[0]), let value = Self.decoded(sides[1]),
        fields.updateValue(value, forKey: name) == nil
      else { throw .queryMalformed }
    }
  }

  /// To be called when every known parameter was taken.
  func end() throws(DataRefusal) {
    guard let name = fields.keys.min() else { return }
    // What may be anything is not repeated.
    let isPlain = name.utf8.count <= 40 && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F }
    throw .parameter(isPlain ? name : "(not a name)", expected: "no parameter of that name")
  }

  mutating func optional<Value>(
    _ name: String, _ expected: String, _ parse: (String) -> Value?
  ) throws(DataRefusal) -> Value? {
    guard let text = fields.removeValue(forKey: name) else { return nil }
    guard let value = parse(text) else { throw .parameter(name, expected: expected) }
    return value
  }

  mutating func required<Value>(
    _ name: String, _ expected: String, _ parse: (String) -> Value?
  ) throws(DataRefusal) -> Value {
    guard let value = try optional(name, expected, parse) else { throw .parameter(name, expected: expected) }
    return value
  }

  mutating func unit() throws(DataRefusal) -> UnitCode? {
    try optional("unit", "a unit's code such as H56.14", UnitCode.init)
  }

  /// Without days, this month.
  mutating func period(_ clock: CentreClock) throws(DataRefusal) -> ReportPeriod {
    let month = PeriodPreset.thisMonth.days(on: clock.today)
    let from = try optional("from", "a day such as 2026-11-01") { CivilDate($0) }
    let through = try optional("through", "a day such as 2026-11-30") { CivilDate($0) }
    let period = ReportPeriod(from: from ?? month.from, through: through ?? month.through, zone: clock.zone)
    guard let period, period.days <= ReportPeriod.longestDays else { throw .periodInvalid }
    return period
  }

  /// Without a structure, as it was: what a program keeps does not change because units merge.
  mutating func structure(_ clock: CentreClock) throws(DataRefusal) -> UnitStructure.Basis {
    let choice = try optional("structure", "then or day") { StructureChoice(rawValue: $0) }
    let on = try optional("on", "a day such as 2026-11-01") { CivilDate($0) }
    return UnitStructure.Basis(choice, on: on, today: clock.today)
  }

  /// `nil` where none is given.
  mutating func limit() throws(DataRefusal) -> Int? {
    let most = DataLimits.rows.most
    return try optional("limit", "a number from 1 to \(most)") { text in
      guard text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let limit = Int(text),
        (1...most).contains(limit)
      else { return nil }
      return limit
    }
  }

  mutating func cursor() throws(DataRefusal) -> String? {
    try optional("cursor", "what stood in next") { $0.isEmpty ? nil : $0 }
  }

  /// `nil` for what is no percent encoding of UTF-8, or holds what no parameter of ours does: control characters.
  private static func decoded(_ text: Substring) -> String? {
    var (bytes, rest) = ([UInt8](), text.utf8[...])
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return nil }
    return text
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
