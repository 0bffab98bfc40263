import Foundation

/// A value as a column holds it.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case boolean(Bool)
  case text(String)
  case bytes(Data)
}

/// What can be given to a statement.
package protocol SQLBindable {
  var sqlValue: SQLValue { get }
}

extension String: SQLBindable { package var sqlValue: SQLValue { .text(self) } }
extension Int: SQLBindable { package var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int64: SQLBindable { package var sqlValue: SQLValue { .integer(self) } }
extension Bool: SQLBindable { package var sqlValue: SQLValue { .boolean(self) } }
extension Data: SQLBindable { package var sqlValue: SQLValue { .bytes(self) } }

/// Values in the order of their `?`, or by the names that stand behind a `:`.
package enum SQLArguments: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  case placed([SQLValue])
  case named([String: SQLValue])

  package init(arrayLiteral elements: (any SQLBindable)?...) { self = .placed(.of(elements)) }

  package init(dictionaryLiteral elements: (String, (any SQLBindable)?)...) {
    self = .named(
      Dictionary(elements.map { ($0, $1?.sqlValue ?? .null) }) { _, name in
        preconditionFailure("a value is given twice: \(name)")
      })
  }

  /// Both: placed ones in order, named ones under their names. The two must be of one kind.
  package static func + (left: SQLArguments, right: SQLArguments) -> SQLArguments {
    switch (left, right) {
    case (.placed(let first), .placed(let second)): return .placed(first + second)
    case (.named(let first), .named(let second)):
      return .named(first.merging(second) { _, _ in preconditionFailure("a value is given twice") })
    default: preconditionFailure("named values have no order")
    }
  }
}

extension [SQLValue] {
  /// A row's values in order.
  static func of(_ values: [(any SQLBindable)?]) -> [SQLValue] { values.map { $0?.sqlValue ?? .null } }
}

/// What can be read from a column.
package protocol SQLReadable {
  /// `nil` for a value of another kind, which the schema rules out.
  init?(sqlValue: SQLValue)
}

extension String: SQLReadable {
  package init?(sqlValue: SQLValue) {
    guard case .text(let text) = sqlValue else { return nil }
    self = text
  }
}

extension Int64: SQLReadable {
  package init?(sqlValue: SQLValue) {
    guard case .integer(let number) = sqlValue else { return nil }
    self = number
  }
}

extension Int: SQLReadable {
  package init?(sqlValue: SQLValue) {
    guard case .integer(let number) = sqlValue else { return nil }
    self.init(exactly: number)
  }
}

extension Bool: SQLReadable {
  /// An engine without booleans keeps them as 0 and 1.
  package init?(sqlValue: SQLValue) {
    switch sqlValue {
    case .boolean(let isTrue): self = isTrue
    case .integer(let number): self = number != 0
    case .null, .text, .bytes: return nil
    }
  }
}

extension Data: SQLReadable {
  package init?(sqlValue: SQLValue) {
    guard case .bytes(let bytes) = sqlValue else { return nil }
    self = bytes
  }
}
