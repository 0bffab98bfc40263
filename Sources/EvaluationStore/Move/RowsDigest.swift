import Crypto
import Foundation

/// What some rows amount to, whatever their order: how many, and the sum of their hashes. Two tables with equal digests
/// hold the same rows.
package struct RowsDigest: Hashable, Sendable {
  package private(set) var rows = 0
  /// Sums of the eight-byte words of each row's SHA-256.
  private var sums = [UInt64](repeating: 0, count: 4)

  package init() {}

  package mutating func add(_ values: [SQLValue]) {
    var hash = SHA256()
    for value in values { hash.update(data: Self.bytes(value)) }
    rows += 1
    hash.finalize().withUnsafeBytes { bytes in
      for place in sums.indices {
        sums[place] &+= bytes.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self)
      }
    }
  }

  /// A letter for the kind, the length, the value: no two rows have the same bytes.
  private static func bytes(_ value: SQLValue) -> Data {
    let (kind, content): (String, Data) =
      switch value {
      case .null: ("n", Data())
      case .integer(let number): ("i", Data(String(number).utf8))
      case .boolean(let isTrue): ("b", Data([isTrue ? 1 : 0]))
      case .text(let text): ("t", Data(text.utf8))
      case .bytes(let bytes): ("x", bytes)
      }
    return Data("\(kind)\(content.count):".utf8) + content
  }
}
