import ForwardingContract
import Foundation
import RatingModel

/// The archives of a journal that lie in a folder, in their order: what was pruned, or soon will be.
struct ArchivedEntries {
  static let none = ArchivedEntries(paths: [])

  private let paths: [String]

  private init(paths: [String]) { self.paths = paths }

  /// - Parameter folder: `nil`, or one that is not there: no archives.
  init(of journal: JournalID, in folder: String?) {
    let names = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
    paths = names.filter { $0.hasPrefix("\(journal)-") && $0.hasSuffix(".journal.gz") }.sorted()
      .map { (folder ?? "") + "/" + $0 }
  }

  var isEmpty: Bool { paths.isEmpty }

  /// Hands over entry by entry, archive by archive.
  ///
  /// - Parameters:
  ///   - take: One entry, from entry 1 on: its sequence number, its canonical bytes and its seal.
  ///   - finish: The end of one archive.
  ///   - damaged: Where an archive cannot be read, or does not follow the one before; nothing follows.
  func walk(
    take: (Int64, Data, Data?) throws -> Void, finish: (VerifiedArchive) throws -> Void,
    damaged: (Int64, String) -> Void
  ) throws {
    var expected: Int64 = 1
    for path in paths {
      guard let reader = GzipFile.Reader(path: path), let header = Self.header(reader), header.first == expected else {
        return damaged(expected, "The archive cannot be read, or does not follow the one before.")
      }
      do {
        while let line = try reader.line() {
          guard let (canonical, seal) = Self.entry(line) else { throw GzipFile.Damaged() }
          try take(expected, canonical, seal)
          expected += 1
        }
      } catch is GzipFile.Damaged {
        return damaged(expected, "The archive is damaged.")
      }
      guard expected == header.last + 1 else { return damaged(expected, "The archive ends before its last entry.") }
      guard let receipt = Self.claimed(header.receipt), receipt.countersigns, receipt.head.sequence == header.last
      else {
        return damaged(header.last, "The archive's receipt does not countersign its last entry.")
      }
      try finish(
        VerifiedArchive(path: path, through: header.last, hash: receipt.head.hash, signed: header.receipt))
    }
  }

  private static func header(_ reader: GzipFile.Reader) -> ArchiveHeader? {
    guard let line = try? reader.line(), let header = try? CanonicalJSON.decode(ArchiveHeader.self, from: line),
      header.archive == ArchiveHeader.format, header.first <= header.last
    else { return nil }
    return header
  }

  private static func entry(_ line: Data) -> (canonical: Data, seal: Data?)? {
    let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    guard !parts[1].isEmpty else { return (Data(parts[0]), nil) }
    let seal = Data(hexadecimal: String(decoding: parts[1], as: UTF8.self))
    return seal.count == SealKey.byteCount ? (Data(parts[0]), seal) : nil
  }

  /// What the receipt says; whether the centre said it is for whoever has its key.
  private static func claimed(_ signed: String) -> Receipt? {
    let parts = signed.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    var text = parts[1].replacing("-", with: "+").replacing("_", with: "/")
    text += String(repeating: "=", count: (4 - text.count % 4) % 4)
    return Data(base64Encoded: String(text)).flatMap { try? CanonicalJSON.decode(Receipt.self, from: $0) }
  }
}
