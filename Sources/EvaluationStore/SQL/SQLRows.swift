import Foundation
import RatingModel

/// One row of an answer.
package struct SQLRow {
  private let columns: SQLColumns
  /// In the order of the columns.
  package let values: [SQLValue]

  package init(columns: SQLColumns, values: [SQLValue]) {
    self.columns = columns
    self.values = values
  }

  /// The value of a column; a program's own mistake where there is no such column, or its kind is another than the schema's.
  package subscript<Value: SQLReadable>(_ column: String) -> Value {
    guard let value = Value(sqlValue: values[columns.place(of: column)]) else {
      preconditionFailure("column \(column) holds no \(Value.self)")
    }
    return value
  }

  /// `nil` for NULL.
  package subscript<Value: SQLReadable>(_ column: String) -> Value? {
    let value = values[columns.place(of: column)]
    return value == .null ? nil : Value(sqlValue: value)
  }

  func first<Value: SQLReadable>() -> Value? { values.first.flatMap(Value.init(sqlValue:)) }
}

/// Names of the columns of one statement; of two of one name the first is meant.
package final class SQLColumns: Sendable {
  private let places: [String: Int]

  package init(_ names: [String]) {
    places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  func place(of column: String) -> Int {
    guard let place = places[column] else { preconditionFailure("there is no column \(column)") }
    return place
  }
}

/// Reading our value types out of rows. The schema guarantees storage classes; what a text must look like is checked here.
extension SQLRow {
  func code<Rule>(_ column: String, as type: Code<Rule>.Type = Code<Rule>.self) throws -> Code<Rule> {
    try parsed(column, Code<Rule>.init)
  }

  func journal(_ column: String) throws -> JournalID { try parsed(column) { JournalID($0) } }

  func wallTime(_ column: String) -> WallTime { WallTime(milliseconds: self[column]) }

  func parsed<Value>(_ column: String, _ parse: (String) -> Value?) throws -> Value {
    guard let value = parse(self[column]) else { throw Damage(column) }
    return value
  }

  func parsedIfPresent<Value>(_ column: String, _ parse: (String) -> Value?) throws -> Value? {
    guard (self[column] as String?) != nil else { return nil }
    return try parsed(column, parse)
  }

  func validity() throws -> Validity {
    let validity = Validity(
      first: try parsedIfPresent("first_day") { CivilDate($0) }, last: try parsedIfPresent("last_day") { CivilDate($0) }
    )
    guard let validity else { throw Damage("first_day") }
    return validity
  }
}

extension Validity {
  /// The two columns, in order.
  var columns: (first: String?, last: String?) { (first?.description, last?.description) }
}

/// A set of codes as one argument, for `IN (SELECT value FROM json_each(?))`: as many as there are, never concatenated.
///
/// By hand: a nation's page asks a dozen times for some thousand offices.
func jsonArray(_ codes: some Sequence<some CustomStringConvertible>) -> String {
  var text: [UInt8] = [UInt8(ascii: "[")]
  for code in codes {
    if text.count > 1 { text.append(UInt8(ascii: ",")) }
    text.append(UInt8(ascii: "\""))
    for byte in code.description.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case ..<0x20: text.append(contentsOf: "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }
  text.append(UInt8(ascii: "]"))
  return String(decoding: text, as: UTF8.self)
}
