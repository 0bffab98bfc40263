import Foundation
import GRDB
import Glibc
import RatingModel

/// Writes an archive's file from a journal on which a kiosk may be running; on a thread of its own, for a month takes a while.
package struct ArchiveWriter: Sendable {
  private let journal: String
  private let folder: String

  /// - Parameters:
  ///   - journal: Path of the journal.
  ///   - folder: Where archives lie; is made.
  package init(journal: String, folder: String) {
    self.journal = journal
    self.folder = folder
  }

  /// The file is whole and durable when this returns, or is not there. One of the same name is the same archive.
  ///
  /// - Returns: Its path.
  @discardableResult
  package func write(_ archive: JournalArchive) throws(JournalFailure) -> String {
    do {
      return try ReadOnlyJournal(path: journal).connect().read { try write(archive, $0) }
    } catch {
      throw JournalFailure(error, .archive, path: folder)
    }
  }

  private func write(_ archive: JournalArchive, _ db: Database) throws -> String {
    let path = folder + "/" + archive.fileName
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw Self.failure() }
    let unfinished = path + ".unfinished"
    let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure() }
    defer { close(descriptor) }
    // The writer closes a copy of its own: ours is synced when everything has gone through it.
    guard let writer = GzipFile.Writer(descriptor: fcntl(descriptor, F_DUPFD_CLOEXEC, 0)) else { throw Self.failure() }
    let isWhole = try lines(of: archive, db) { writer.write($0 + Data("\n".utf8)) }
    guard writer.close(), isWhole, fsync(descriptor) == 0, rename(unfinished, path) == 0 else { throw Self.failure() }
    try DurableFile.sync(folder: folder, .archive)
    removeUnnoted(before: archive)
    return path
  }

  /// An archive that was written when the kiosk ended, and that the journal does not know of: this one begins at the same entry
  /// and holds all of it.
  private func removeUnnoted(before archive: JournalArchive) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where archive.covers(name) { unlink(folder + "/" + name) }
  }

  /// `false` as soon as one could not be taken.
  private func lines(of archive: JournalArchive, _ db: Database, _ take: (Data) -> Bool) throws -> Bool {
    let before = try Data.fetchOne(
      db, sql: "SELECT hash FROM entry WHERE seq = ?", arguments: [archive.entries.lowerBound - 1])
    let header = ArchiveHeader(
      archive: ArchiveHeader.format, journal: archive.journal, first: archive.entries.lowerBound,
      last: archive.entries.upperBound, before: (before ?? EntryChain.beginning).hexadecimal,
      receipt: archive.receipt.signed)
    guard take(try CanonicalJSON.data(header)) else { return false }
    let rows = try Row.fetchCursor(
      db, sql: "SELECT canonical, seal FROM entry WHERE seq BETWEEN ? AND ? ORDER BY seq",
      arguments: [archive.entries.lowerBound, archive.entries.upperBound])
    var expected = archive.entries.count
    while let row = try rows.next() {
      let (canonical, seal): (Data, Data?) = (
        try row.decode(forColumn: "canonical"), try row.decode(forColumn: "seal")
      )
      expected -= 1
      // Canonical bytes hold no tab: JSON escapes it.
      guard take(canonical + Data("\t\(seal?.hexadecimal ?? "")".utf8)) else { return false }
    }
    guard expected == 0 else { throw JournalFailure.corrupt(.archive, sqliteCode: 0) }
    return true
  }

  private static func failure() -> JournalFailure { DurableFile.failure(.archive) }
}
