import ForwardingContract
import Foundation
import GRDB
import RatingModel

@testable import KioskJournal

/// Looks into a journal from beside it.
extension Desk {
  func rows<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try journal.file.queue.inDatabase(body)
  }

  func entries() throws -> [Entry] {
    try rows { try Data.fetchAll($0, sql: "SELECT canonical FROM entry ORDER BY seq").map(Entry.init(canonical:)) }
  }

  func kinds() throws -> [EntryKind] { try entries().map(\.payload.kind) }

  /// All tallies by the text of their key without unit, in the order of their fields.
  func tallies() throws -> [String: Int] {
    let all = try rows { try Row.fetchAll($0, sql: "SELECT key, count, version FROM tally").map(TallyTable.tally) }
    return Dictionary(
      uniqueKeysWithValues: all.map { tally in
        (tally.key.fields.filter { $0 != Words.unit.text }.joined(separator: " "), tally.count)
      })
  }

  func tallies(_ family: TallyFamily) throws -> [String: Int] {
    try tallies().filter { $0.key.hasPrefix(family.rawValue + " ") }
  }

  /// How many ratings are counted under a level, in all days.
  func released(_ level: LevelName, clerk: ClerkID? = Words.an) throws -> Int {
    let clerk = clerk?.description ?? "none"
    return try tallies(.day).filter { $0.key.contains(" \(clerk) ") && $0.key.hasSuffix("/\(level)") }.values
      .reduce(0, +)
  }

  func releases() throws -> [ReleasePayload] {
    try entries().compactMap { if case .release(let payload) = $0.payload { payload } else { nil } }
  }

  func verify(_ path: String? = nil) throws -> Verification {
    try JournalVerifier(path: path ?? self.path).verify()
  }

  /// Every byte that the journal has on the disk.
  func bytes() throws -> Data {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.map { try Data(contentsOf: URL(filePath: folder.file($0))) }.reduce(Data(), +)
  }

  /// Changes the closed file from outside, past the triggers: as someone would who knows SQLite.
  func tamper(_ sql: String, _ arguments: StatementArguments = []) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { db in
      try db.execute(sql: "DROP TRIGGER IF EXISTS entry_follows")
      try db.execute(sql: "DROP TRIGGER IF EXISTS entry_keeps")
      try db.execute(sql: "DROP TRIGGER IF EXISTS entry_stays")
      try db.execute(sql: sql, arguments: arguments)
    }
    try queue.close()
  }
}
