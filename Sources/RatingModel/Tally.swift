/// A current absolute count under one key. The higher version wins, never the higher count: a count may fall.
package struct Tally: Hashable, Sendable, Codable {
  package let key: TallyKey
  package let count: Int
  /// Sequence number of the journal entry that released this count.
  package let version: Int64

  package init(key: TallyKey, count: Int, version: Int64) {
    self.key = key
    self.count = count
    self.version = version
  }
}
