import EvaluationStore

/// Rows as PostgreSQL's COPY reads them from its client: a line each, a tab between two values.
enum PostgresCopy {
  static func text(of rows: [[SQLValue]]) -> [UInt8] {
    var text: [UInt8] = []
    for row in rows {
      for (column, value) in row.enumerated() {
        if column > 0 { text.append(UInt8(ascii: "\t")) }
        add(value, to: &text)
      }
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  private static func add(_ value: SQLValue, to text: inout [UInt8]) {
    switch value {
    case .null: text.append(contentsOf: "\\N".utf8)
    case .integer(let number): text.append(contentsOf: String(number).utf8)
    case .boolean(let isTrue): text.append(UInt8(ascii: isTrue ? "t" : "f"))
    case .text(let inner): addEscaped(inner, to: &text)
    case .bytes: preconditionFailure("no list holds bytes")
    }
  }

  private static func addEscaped(_ inner: String, to text: inout [UInt8]) {
    var inner = inner
    inner.withUTF8 { bytes in
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "\\"): text.append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "\t"): text.append(contentsOf: "\\t".utf8)
        case UInt8(ascii: "\n"): text.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): text.append(contentsOf: "\\r".utf8)
        // A text of PostgreSQL holds no U+0000.
        case 0: text.append(contentsOf: "\u{FFFD}".utf8)
        default: text.append(byte)
        }
      }
    }
  }
}
