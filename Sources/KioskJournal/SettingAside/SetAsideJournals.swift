import ForwardingContract
import Foundation
import Glibc
import RatingModel

/// Where damaged journals lie, each whole, in a folder of its own with what was found: evidence for whoever looks into it, and
/// what can still be read of it.
///
/// A move is begun by a note beside the journal, and whoever opens the journal next ends it: data base and log are never
/// taken apart by a power cut, for a log without its data base, or with another one, is damage of a new kind.
package struct SetAsideJournals: Sendable {
  /// A disk that damages one journal after the other is broken: after this many nothing more is set aside.
  package static let most = 16

  /// Of the journal in use.
  private let path: String

  package init(journal path: String) { self.path = path }

  /// The folders, oldest first.
  package var folders: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: home)) ?? []
    return names.filter { Int($0) != nil }.sorted().map { home + "/" + $0 }
  }

  /// What was found of the newest; `nil` when there is none, or none that can be read.
  package var newestEvidence: SetAsideEvidence? { folders.last.flatMap { evidence(in: $0) } }

  /// Moves the journal's files, those that are there: of one that is missing only the evidence lies in the folder. No kiosk
  /// may have it open.
  ///
  /// - Throws: ``JournalFailure/tooManySetAside``; or what the disk says, in which case nothing was moved, or the next start
  ///   ends the move.
  package func setAside(_ evidence: SetAsideEvidence) throws(JournalFailure) {
    let lock = try JournalLock(path: path)
    defer { withExtendedLifetime(lock) {} }
    try finishMove()
    let folder = try folderToFill()
    try DurableFile.write(Self.bytes(evidence), to: folder + "/" + Self.evidence, .setAside)
    try DurableFile.sync(folder: folder, .setAside)
    try DurableFile.sync(folder: home, .setAside)
    try DurableFile.write(Data((folder as NSString).lastPathComponent.utf8), to: note, .setAside)
    try DurableFile.sync(folder: parent, .setAside)
    try finishMove()
  }

  /// Ends a move that a power cut broke off. For whoever holds the journal's lock.
  func finishMove() throws(JournalFailure) {
    guard let name = FileManager.default.contents(atPath: note).map({ String(decoding: $0, as: UTF8.self) }) else {
      return
    }
    // A note that was not written whole was never followed.
    if Int(name) != nil {
      let folder = home + "/" + name
      for suffix in Self.suffixes where exists(path + suffix) {
        guard rename(path + suffix, folder + "/journal.sqlite" + suffix) == 0 else { throw failure() }
      }
      try DurableFile.sync(folder: folder, .setAside)
    }
    guard unlink(note) == 0 else { throw failure() }
    try DurableFile.sync(folder: parent, .setAside)
  }

  // MARK: Reports

  /// Of every journal that was set aside and that the centre has not been told of, oldest first.
  package var unreported: [SetAsideReport] {
    folders.filter { isFilled($0) && !exists($0 + "/" + Self.reported) }.compactMap { evidence(in: $0)?.report }
  }

  /// The centre has the reports with these ids.
  package func noteReported(_ ids: Set<String>) throws(JournalFailure) {
    for folder in folders where !exists(folder + "/" + Self.reported) {
      guard let evidence = evidence(in: folder), ids.contains(evidence.id) else { continue }
      try DurableFile.write(Data(), to: folder + "/" + Self.reported, .setAside)
      try DurableFile.sync(folder: folder, .setAside)
    }
  }

  /// Whether this journal is among them, or is known to have been missing.
  func holds(_ journal: JournalID) -> Bool {
    folders.contains { folder in
      guard isFilled(folder), let evidence = evidence(in: folder) else { return false }
      return evidence.journal == journal || evidence.expected == journal
    }
  }

  // MARK: Files

  /// Data base, log, and the log's index.
  private static let suffixes = ["", "-wal", "-shm"]
  private static let evidence = "evidence.json"
  /// Lies in a folder whose report the centre has.
  private static let reported = "reported"

  private var parent: String { URL(filePath: path).deletingLastPathComponent().path }
  private var home: String { parent + "/set-aside" }
  private var note: String { path + "-set-aside" }

  /// A folder in which nothing was set aside yet; that of an attempt that broke off is taken again.
  private func folderToFill() throws(JournalFailure) -> String {
    if let newest = folders.last, !isFilled(newest) { return newest }
    guard folders.count < Self.most else { throw .tooManySetAside }
    let newest = folders.last.flatMap { Int(($0 as NSString).lastPathComponent) } ?? 0
    let number = String(newest + 1)
    let name = String(repeating: "0", count: max(0, 4 - number.count)) + number
    for folder in [home, home + "/" + name] where mkdir(folder, 0o700) != 0 && errno != EEXIST { throw failure() }
    return home + "/" + name
  }

  /// A journal lies in it, or the evidence that one was missing.
  private func isFilled(_ folder: String) -> Bool {
    Self.suffixes.contains { exists(folder + "/journal.sqlite" + $0) }
      || evidence(in: folder)?.code == JournalDamage.missing.rawValue
  }

  private func evidence(in folder: String) -> SetAsideEvidence? {
    FileManager.default.contents(atPath: folder + "/" + Self.evidence)
      .flatMap { try? JSONDecoder().decode(SetAsideEvidence.self, from: $0) }
  }

  private static func bytes(_ evidence: SetAsideEvidence) -> Data {
    guard let bytes = try? CanonicalJSON.data(evidence) else { preconditionFailure("evidence has a JSON form") }
    return bytes
  }

  private func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private func failure() -> JournalFailure { DurableFile.failure(.setAside) }
}
