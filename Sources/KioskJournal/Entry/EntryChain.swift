import Crypto
import Foundation

/// How entries are chained.
///
///     hash n = SHA-256("kiosk-entry-1\n" + hash n-1 + canonical bytes of entry n)
///
/// with 32 zero bytes for the hash before the first entry.
package enum EntryChain {
  package static let beginning = Data(repeating: 0, count: 32)

  package static func hash(of canonical: Data, after previous: Data) -> Data {
    var hasher = SHA256()
    hasher.update(data: prefix)
    hasher.update(data: previous)
    hasher.update(data: canonical)
    return Data(hasher.finalize())
  }

  private static let prefix = Data("kiosk-entry-1\n".utf8)
}

/// Where a chain stands.
package struct ChainHead: Hashable, Sendable {
  /// 0 before the first entry.
  package var sequence: Int64
  package var hash: Data

  static let beginning = ChainHead(sequence: 0, hash: EntryChain.beginning)

  /// The hash as 64 lower-case hexadecimal digits.
  package var text: String { hash.hexadecimal }
}
