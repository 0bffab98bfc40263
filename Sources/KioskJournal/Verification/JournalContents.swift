import Foundation
import GRDB
import KioskSession
import RatingModel

/// All entries of a journal at once, for whoever holds them against what a kiosk acknowledged. Says nothing of whether they
/// are sound: that is ``JournalVerifier``'s.
package struct JournalContents: Sendable {
  /// In their order.
  package let entries: [Entry]
  private let names: [SessionNumber: String]
  private let wishes: [Int64: Bool]
  private let anchors: [BootID: Anchor]

  /// - Parameters:
  ///   - names: The callers' ids of sessions, as long as they lie beside the chain.
  ///   - wishes: By the sequence numbers of the entries about contact, as long as they lie there.
  package init(entries: [Entry], names: [SessionNumber: String], wishes: [Int64: Bool] = [:]) {
    self.entries = entries
    self.names = names
    self.wishes = wishes
    anchors = entries.reduce(into: [:]) { anchors, entry in
      guard case .anchor(let payload) = entry.payload else { return }
      anchors[entry.boot] = Anchor(sequence: entry.sequence, mono: entry.mono, wall: payload.wall)
    }
  }

  /// Civil time at a moment of a run of the machine, by the newest anchor of that run; `nil` where it has none.
  package func wall(_ instant: Instant, of boot: BootID) -> WallTime? { anchors[boot]?.wall(at: instant) }

  /// The newest session of this caller's id.
  package func session(named id: String) -> SessionNumber? { names.filter { $0.value == id }.keys.max() }

  /// The caller's id of a session.
  package func name(of session: SessionNumber) -> String? { names[session] }

  /// Whether the citizen wishes that the office gets in touch, by the sequence number of the entry that says it.
  package func wishesContact(_ entry: Int64) -> Bool? { wishes[entry] }

  /// Opens the file for reading only; a kiosk may be running on it. Throws when there is no journal, or one that SQLite or
  /// this version cannot read. An entry that is none of format 1 is left out: the verifier names it.
  package init(path: String) throws(JournalFailure) {
    do {
      self = try ReadOnlyJournal(path: path).connect().read(Self.read)
    } catch {
      throw JournalFailure(error, .look, path: path)
    }
  }

  private static func read(_ db: Database) throws -> JournalContents {
    try ReadOnlyJournal.checkKind(db)
    var entries: [Entry] = []
    var names: [SessionNumber: String] = [:]
    var wishes: [Int64: Bool] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT canonical FROM entry ORDER BY seq")
    while let row = try rows.next() {
      guard let entry = try? Entry(canonical: try row.decode(forColumn: "canonical")) else { continue }
      entries.append(entry)
      switch entry.payload {
      case .open(let payload): names[payload.session] = try PersonalTable.value(.id, of: entry.sequence, db)
      case .contact:
        wishes[entry.sequence] = try PersonalTable.value(.contact, of: entry.sequence, db).map { $0 == "yes" }
      default: break
      }
    }
    return JournalContents(entries: entries, names: names, wishes: wishes)
  }
}
