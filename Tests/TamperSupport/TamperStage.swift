import Foundation
import GRDB
import KioskJournal
import KioskSession
import RatingModel

/// A genuine journal as it lies on a disk, and what is true of it.
package struct TamperStage: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Everything is in the data base; the kiosk was stopped.
    case file
    /// Half of it is in SQLite's log; the power went.
    case log
    /// The oldest month was pruned and lies in an archive.
    case archive
  }

  /// What a journal may hold since a version of its schema.
  package struct Contents: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let questions = Contents(rawValue: 1)
    package static let seals = Contents(rawValue: 2)
    package static let cuts = Contents(rawValue: 4)
    package static let all: Contents = [.questions, .seals, .cuts]

    /// - Parameter version: `user_version` of the file.
    package init(of version: Int) {
      self = [version >= 2 ? .questions : [], version >= 3 ? .seals : [], version >= 4 ? .cuts : []]
    }
  }

  package let kind: Kind
  /// By name: `journal.sqlite`, `journal.sqlite-wal`, `archive/…`.
  package let files: [String: Data]
  /// The log as it was at an earlier moment, and as it was before the newest checkpoint; only of ``Kind/log``.
  package let earlierLogs: [Data]
  /// What the centre holds.
  package let centre: FollowingCentre
  /// Start key of the seals; empty without them.
  package let start: Data
  /// Hash of each entry.
  package let chain: [Int64: Data]
  /// Digest of all counts up to the newest entry.
  package let digest: String
  package let now: Instant

  package static let journalName = "journal.sqlite"

  /// - Parameter folder: Empty; the journal is made in it.
  package init(_ kind: Kind, in folder: URL, holding contents: Contents = .all) throws {
    var centre = FollowingCentre()
    var earlierLogs: [Data] = []
    let path = folder.appending(path: Self.journalName).path
    let log = URL(filePath: path + "-wal")
    let counter = try Counter(
      path: path, configuration: Scenery.configuration(asks: contents.contains(.questions)))
    try Self.firstMonth(counter, &centre, folder, contents, isPruned: kind == .archive)
    if kind == .log { earlierLogs.append(try Data(contentsOf: log)) }
    try Self.nextMonth(counter)
    // The log stays small: each of its bytes is tried.
    if kind == .log { try counter.journal.checkpoint() }
    try counter.serve(1)
    if kind == .log { earlierLogs.append(try Data(contentsOf: log)) }
    guard try centre.deliver(from: counter.journal) else { throw NotGenuine() }
    try Self.openTail(counter)
    if kind != .log { counter.close() }
    self.kind = kind
    self.earlierLogs = earlierLogs
    self.centre = centre
    now = counter.now
    files = try Self.read(folder)
    let verification = try JournalVerifier(path: path, archives: folder.appending(path: "archive").path).verify()
    guard verification.isSound, contents.contains(.seals) == (verification.sealing != nil) else { throw NotGenuine() }
    start = try verification.sealing?.starts.first.map { try centre.start($0.payload) } ?? Data()
    digest = verification.statistics.digest
    chain = try Self.chain(path)
  }

  struct NotGenuine: Error {}

  private static func firstMonth(
    _ counter: Counter, _ centre: inout FollowingCentre, _ folder: URL, _ contents: Contents, isPruned: Bool
  ) throws {
    let journal = counter.journal
    try journal.anchor(wall: Scenery.morning(0), at: counter.now, source: .ntp)
    if contents.contains(.cuts) { try journal.cutIfDue(at: counter.now) }
    if contents.contains(.seals) { try journal.seal(to: centre.sealRecipient, at: counter.now) }
    for level in [1, 2, 0] {
      try counter.serve(level, corrected: level == 2 ? 1 : nil, answers: contents.contains(.questions))
    }
    for level in [1, 0, 2, 2] { try counter.serve(level) }
    try counter.press(.ambient)
    counter.pass(hours: 31 * 24)
    try journal.tick(at: counter.now)
    if contents.contains(.cuts) { try journal.cutIfDue(at: counter.now) }
    guard try centre.deliver(from: journal) else { throw NotGenuine() }
    guard contents.contains(.cuts) else { return }
    guard let archive = journal.archive else { throw NotGenuine() }
    let archives = folder.appending(path: "archive").path
    _ = try ArchiveWriter(journal: counter.path, folder: archives).write(archive)
    try journal.noteArchive(archive)
    while isPruned, try journal.prune(keeping: 0, at: counter.now) {}
  }

  /// A lot waits at its end, and one session has its invite and no outcome.
  private static func nextMonth(_ counter: Counter) throws {
    for level in [0, 1, 1, 2, 0, 1] { try counter.serve(level) }
    try counter.serve(2, clerk: nil)
    try counter.end(try counter.open(clerk: Scenery.other), .notInvited)
    let early = try counter.open()
    try counter.press(.early, in: early)
    try counter.append(.invite(early))
    counter.pass(seconds: 30)
    try counter.end(early, .timedOut)
  }

  private static func openTail(_ counter: Counter) throws {
    try counter.serve(1)
    let session = try counter.open()
    counter.pass(seconds: 20)
    try counter.append(.invite(session))
  }

  private static func read(_ folder: URL) throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".sqlite") || $0.hasSuffix("-wal") || $0.hasSuffix(".gz") }
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
  }

  private static func chain(_ path: String) throws -> [Int64: Data] {
    var configuration = Configuration()
    configuration.readonly = true
    let rows = try DatabaseQueue(path: path, configuration: configuration).read {
      try Row.fetchAll($0, sql: "SELECT seq, hash FROM entry")
    }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["seq"] as Int64, $0["hash"] as Data) })
  }
}
