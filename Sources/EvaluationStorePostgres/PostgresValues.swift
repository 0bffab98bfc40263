import CPostgres
import EvaluationStore
import Foundation

/// Values on their way to the server: texts but for bytes, which go as they are.
struct PostgresValues {
  private let values: [SQLValue]

  init(_ values: [SQLValue]) { self.values = values }

  /// Count, texts, lengths and formats, as libpq takes them; valid within `body`.
  func withPointers<Result>(
    _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>) -> Result
  ) -> Result {
    let texts = values.map(Self.copy)
    defer { texts.forEach { free($0) } }
    let lengths = values.map { if case .bytes(let bytes) = $0 { Int32(bytes.count) } else { Int32(0) } }
    let formats = values.map { if case .bytes = $0 { Int32(1) } else { Int32(0) } }
    return body(Int32(values.count), texts.map { UnsafePointer($0) }, lengths, formats)
  }

  private static func copy(_ value: SQLValue) -> UnsafeMutablePointer<CChar>? {
    switch value {
    case .null: return nil
    case .integer(let number): return strdup(String(number))
    case .boolean(let isTrue): return strdup(isTrue ? "t" : "f")
    // A text of PostgreSQL holds no U+0000, and one of C would end there.
    case .text(let text): return strdup(text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text)
    case .bytes(let bytes):
      // Never empty, so that no bytes are something else than NULL.
      let copy = UnsafeMutablePointer<CChar>(OpaquePointer(malloc(bytes.count + 1)))
      if let copy { bytes.copyBytes(to: UnsafeMutableRawBufferPointer(start: copy, count: bytes.count)) }
      return copy
    }
  }
}

/// Kinds of PostgreSQL's own, by the numbers of its catalogue (pg_type).
enum PostgresKind {
  static let boolean: Oid = 16
  static let bytes: Oid = 17
  static let wholeNumbers: Set<Oid> = [20, 21, 23]
  static let bigint: Oid = 20
  static let text: Oid = 25
}

extension SQLValue {
  /// None for NULL: what stands round it decides.
  var kind: Oid {
    switch self {
    case .null: 0
    case .integer: PostgresKind.bigint
    case .boolean: PostgresKind.boolean
    case .text: PostgresKind.text
    case .bytes: PostgresKind.bytes
    }
  }

  init(_ result: OpaquePointer?, _ row: Int32, _ column: Int32, kind: Oid) {
    guard PQgetisnull(result, row, column) == 0, let text = PQgetvalue(result, row, column) else {
      self = .null
      return
    }
    switch kind {
    case _ where PostgresKind.wholeNumbers.contains(kind): self = .integer(strtoll(text, nil, 10))
    case PostgresKind.boolean: self = .boolean(text.pointee == CChar(UInt8(ascii: "t")))
    case PostgresKind.bytes: self = .bytes(Self.bytes(text))
    default: self = .text(String(cString: text))
    }
  }

  private static func bytes(_ text: UnsafePointer<CChar>) -> Data {
    var count = 0
    let plain = text.withMemoryRebound(to: UInt8.self, capacity: strlen(text)) { PQunescapeBytea($0, &count) }
    defer { PQfreemem(plain) }
    guard let plain else { return Data() }
    return Data(bytes: plain, count: count)
  }
}
