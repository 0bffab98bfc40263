import EvaluationStore

/// A statement with `$1`, `$2` … for its values, as PostgreSQL has them.
struct PostgresStatement {
  let sql: String
  /// The name of each value in order; `nil` for statements with `?`.
  let names: [String]?

  /// Reads a statement with `?` or `:name`. Texts in quotes and comments are passed over; `::` is a cast, not a name.
  init(_ text: String) {
    var (sql, names, placed) = ("", [String](), 0)
    var rest = Substring(text)
    while let character = rest.first {
      switch character {
      case "'": sql += rest.takeQuoted()
      case "-" where rest.hasPrefix("--"): sql += rest.take { $0 != "\n" }
      case "?":
        rest.removeFirst()
        placed += 1
        sql += "$\(placed)"
      case ":" where rest.hasPrefix("::"):
        rest.removeFirst(2)
        sql += "::"
      case ":":
        rest.removeFirst()
        let name = String(rest.take { $0.isLetter || $0.isNumber || $0 == "_" })
        let place = names.firstIndex(of: name) ?? names.endIndex
        if place == names.endIndex { names.append(name) }
        sql += "$\(place + 1)"
      default:
        sql.append(character)
        rest.removeFirst()
      }
    }
    self.sql = sql
    self.names = placed == 0 ? names : nil
  }

  /// The values in the statement's order.
  func values(_ arguments: SQLArguments) -> [SQLValue] {
    switch arguments {
    case .placed(let values): return values
    case .named(let values):
      return (names ?? []).map { name in
        guard let value = values[name] else { preconditionFailure("no value for \(name)") }
        return value
      }
    }
  }
}

extension Substring {
  fileprivate mutating func take(while holds: (Character) -> Bool) -> Substring {
    let taken = prefix(while: holds)
    self = self[taken.endIndex...]
    return taken
  }

  /// A text from its opening to its closing quote; two quotes within it are one of its characters.
  fileprivate mutating func takeQuoted() -> String {
    var taken = String(removeFirst())
    taken += take { $0 != "'" }
    if let quote = popFirst() { taken.append(quote) }
    return taken
  }
}
