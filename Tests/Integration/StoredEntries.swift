import Foundation
import GRDB
import KioskJournal
import KioskSession
import RatingModel

/// What a journal's file holds, read beside the kiosk that writes it.
struct StoredEntries {
  let entries: [Entry]
  /// The callers' ids of sessions, as long as they lie beside the chain.
  let names: [SessionNumber: String]
  /// Whether to be called about the dossier, by the entry that commits to it.
  let wishes: [Int64: String]

  /// Of a kiosk that has only just started there may be no file yet: it listens before.
  init(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      (entries, names, wishes) = ([], [:], [:])
      return
    }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let (rows, ids, contacts) = try queue.read { db in
      (
        try Data.fetchAll(db, sql: "SELECT canonical FROM entry ORDER BY seq"),
        try Row.fetchAll(db, sql: "SELECT seq, value FROM personal WHERE field = 'id'"),
        try Row.fetchAll(db, sql: "SELECT seq, value FROM personal WHERE field = 'contact'")
      )
    }
    try queue.close()
    let entries = try rows.map(Entry.init(canonical:))
    let idOfEntry = Self.texts(ids)
    wishes = Self.texts(contacts)
    self.entries = entries
    names = entries.reduce(into: [:]) { names, entry in
      guard case .open(let payload) = entry.payload else { return }
      names[payload.session] = idOfEntry[entry.sequence]
    }
  }

  private static func texts(_ rows: [Row]) -> [Int64: String] {
    let named = rows.map { row in (row["seq"] as Int64, String(decoding: row["value"] as Data, as: UTF8.self)) }
    return Dictionary(named, uniquingKeysWith: { first, _ in first })
  }

  var payloads: [EntryPayload] { entries.map(\.payload) }

  /// Ids of the sessions that have a rating, one for each rating.
  var ratedSessions: [String] { ratings.map { names[$0.session] ?? "?" } }

  var ratings: [RatingPayload] {
    payloads.compactMap { if case .rating(let payload) = $0 { payload } else { nil } }
  }

  var opened: [OpenPayload] {
    payloads.compactMap { if case .open(let payload) = $0 { payload } else { nil } }
  }

  var presses: [PressPayload] {
    payloads.compactMap { if case .press(let payload) = $0 { payload } else { nil } }
  }

  var outcomes: [OutcomePayload] {
    payloads.compactMap { if case .outcome(let payload) = $0 { payload } else { nil } }
  }

  /// When the journal's outages began, where that was before they could be recorded.
  var outages: [Instant] {
    payloads.compactMap { if case .availability(let payload) = $0 { payload.since } else { nil } }
  }

  var availability: [[String]] {
    payloads.compactMap { if case .availability(let payload) = $0 { payload.causes } else { nil } }
  }

  /// The newest configuration.
  var configuration: CounterConfiguration? {
    payloads.compactMap { if case .configuration(let payload) = $0 { payload } else { nil } }.last
  }

  var newest: Int64 { entries.last?.sequence ?? 0 }
}
