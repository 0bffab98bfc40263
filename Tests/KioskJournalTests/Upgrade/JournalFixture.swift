import ForwardingContract
import Foundation
import GRDB
import RatingModel
import TamperSupport

@testable import KioskJournal

/// A journal as a version of the software left it behind: under Tests/Fixtures/journals, a folder for each version of the
/// schema.
struct JournalFixture {
  /// What must be true of it.
  struct Facts: Codable, Equatable {
    /// The boot that wrote it, and where its monotonic clock stood, in microseconds.
    let boot: BootID
    let now: Instant
    let entries: Int64
    let hash: String
    /// Of all counts.
    let digest: String
    /// Ratings in a lot that is not full.
    let waiting: Int
    /// Counts that the centre does not have.
    let unacknowledged: Int
    /// In hexadecimal; empty where nothing is sealed.
    let sealStart: String
  }

  static let folder = URL(filePath: #filePath).appending(path: "../../../Fixtures/journals").standardized

  let version: Int

  var place: URL { Self.folder.appending(path: "v\(version)") }

  static var versions: [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix("v") }.compactMap { Int($0.dropFirst()) }.sorted()
  }

  func facts() throws -> Facts {
    try JSONDecoder().decode(Facts.self, from: Data(contentsOf: place.appending(path: "facts.json")))
  }

  func heads() throws -> [CountersignedHead] {
    try CountersignedHead.lines(String(contentsOf: place.appending(path: "heads.jsonl"), encoding: .utf8))
  }

  /// Copies the journal and its archives, and answers the journal's path.
  func copy(to folder: ScratchFolder) throws -> String {
    for name in ["journal.sqlite", "archive"] {
      let source = place.appending(path: name)
      guard FileManager.default.fileExists(atPath: source.path) else { continue }
      try FileManager.default.copyItem(at: source, to: URL(filePath: folder.file(name)))
    }
    return folder.file("journal.sqlite")
  }

  // MARK: Making it

  /// Makes the fixture by this version of the software. Rows of what that schema did not have yet are not there to begin
  /// with; the schema is made by its own migrations.
  func make() throws {
    let scratch = try ScratchFolder()
    let stage = try TamperStage(.file, in: URL(filePath: scratch.path), holding: .init(of: version))
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let path = place.appending(path: "journal.sqlite").path
    try copyRows(from: scratch.file("journal.sqlite"), to: path)
    for (name, data) in stage.files where name.hasPrefix("archive/") {
      try FileManager.default.createDirectory(
        at: place.appending(path: "archive"), withIntermediateDirectories: true)
      try data.write(to: place.appending(path: name))
    }
    try write(stage, path)
  }

  private func copyRows(from source: String, to target: String) throws {
    let queue = try DatabaseQueue(path: target)
    try JournalSchema.migrator.migrate(queue, upTo: "\(version)")
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "ATTACH ? AS source", arguments: [source])
      for table in try String.fetchAll(db, sql: Self.tables) {
        let columns = try db.columns(in: table).map(\.name).joined(separator: ", ")
        let order = columns.hasPrefix("seq") ? " ORDER BY seq" : ""
        try db.execute(sql: "INSERT INTO main.\(table) (\(columns)) SELECT \(columns) FROM source.\(table)\(order)")
      }
      try db.execute(sql: "DETACH source")
      try db.execute(sql: "VACUUM")
    }
    try queue.close()
  }

  private static let tables = """
    SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
    """

  private func write(_ stage: TamperStage, _ path: String) throws {
    let verification = try JournalVerifier(path: path).verify()
    let unacknowledged = try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM tally WHERE version > acknowledged") ?? 0
    }
    let facts = Facts(
      boot: Scenery.boot(1), now: stage.now, entries: verification.statistics.head.sequence,
      hash: verification.statistics.head.text, digest: verification.statistics.digest,
      waiting: verification.statistics.waiting, unacknowledged: unacknowledged, sealStart: stage.start.hexadecimal)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try encoder.encode(facts).write(to: place.appending(path: "facts.json"))
    let heads = stage.centre.heads.map { head in
      """
      {"journal":"\(head.journal)","sequence":\(head.sequence),"hash":"\(head.hash)","tallies":"\(head.tallies)"}

      """
    }
    try Data(heads.joined().utf8).write(to: place.appending(path: "heads.jsonl"))
  }
}
