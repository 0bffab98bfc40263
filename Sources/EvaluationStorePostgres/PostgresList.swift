import EvaluationStore

/// Values of one column as PostgreSQL writes an array.
enum PostgresList {
  /// The columns of rows, each as one value.
  static func columns(of rows: [[SQLValue]], count: Int) -> [SQLValue] {
    (0..<count).map { column in .text(text(rows.lazy.map { $0[column] })) }
  }

  private static func text(_ values: some Sequence<SQLValue>) -> String {
    var text: [UInt8] = [UInt8(ascii: "{")]
    for value in values {
      if text.count > 1 { text.append(UInt8(ascii: ",")) }
      switch value {
      case .null: text.append(contentsOf: "NULL".utf8)
      case .integer(let number): text.append(contentsOf: String(number).utf8)
      case .boolean(let isTrue): text.append(UInt8(ascii: isTrue ? "t" : "f"))
      case .text(let inner): quote(inner, into: &text)
      case .bytes: preconditionFailure("no list holds bytes")
      }
    }
    text.append(UInt8(ascii: "}"))
    return String(decoding: text, as: UTF8.self)
  }

  private static func quote(_ inner: String, into text: inout [UInt8]) {
    let mark = UInt8(ascii: "\"")
    text.append(mark)
    var inner = inner
    inner.withUTF8 { bytes in
      for byte in bytes {
        if byte == mark || byte == UInt8(ascii: "\\") { text.append(UInt8(ascii: "\\")) }
        text.append(byte)
      }
    }
    text.append(mark)
  }
}

extension SQLTable.Kind {
  /// The kind of a list of these.
  var list: String {
    switch self {
    case .integer: "BIGINT[]"
    case .boolean: "BOOLEAN[]"
    case .text: "TEXT[]"
    }
  }
}
