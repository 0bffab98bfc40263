import Foundation
import KioskSession
import RatingModel

extension Journal {
  /// What the journal knows that a request to open depends on. Writes nothing.
  package func openFacts(for request: SessionRequest, at instant: Instant) throws(JournalFailure) -> OpenFacts {
    let key = secrets.key
    let day = state.day(at: instant)
    let dossiers = state.dossiers
    let sameDossier = request.dossiers.contains { dossiers.contains(key.digest(of: $0), on: day) }
    let nextSession = SessionNumber(state.fold.lastSession.number + 1)
    let (wall, local) = (wall(at: instant), localTime(at: instant))
    return try read(.look) { db in
      OpenFacts(
        nextSession: nextSession, requestDigest: try key.digest(of: request),
        prior: try PersonalTable.session(key.digest(of: request.id), db).map { sequence in
          guard case .open(let payload)? = try EntryTable.entry(sequence, db)?.payload,
            let digest = try PersonalTable.value(.requestDigest, of: sequence, db)
          else { throw UnreadableRow.newestSession }
          return PriorSession(number: payload.session, requestDigest: digest)
        }, sameDossier: sameDossier, wall: wall, local: local)
    }
  }

  /// Deletes personal fields (session ids, tickets, encrypted dossier codes) and everything that leads to them, up to and
  /// with an entry. The chain still verifies: it holds commitments only.
  ///
  /// When this returns no byte of them is left in the journal's files. While a reader keeps SQLite's log from being
  /// truncated it throws ``JournalFailure/inUse(_:)``; what is left then goes with the next checkpoint.
  ///
  /// - Returns: How many fields were deleted. When there was none, nothing is written.
  @discardableResult
  package func erase(through sequence: Int64, at instant: Instant, wall: WallTime? = nil) throws(JournalFailure) -> Int
  {
    let fields = try eraseFields(through: sequence, at: instant, wall: wall)
    if fields > 0 { try checkpoint(.erase, .forced) }
    return fields
  }

  /// The same, but for what SQLite's log still holds of them: that goes with the next checkpoint.
  func eraseFields(through sequence: Int64, at instant: Instant, wall: WallTime?) throws(JournalFailure) -> Int {
    let last = min(sequence, self.sequence)
    let fields = try read(.erase) { try PersonalTable.count(through: last, $0) }
    guard fields > 0 else { return 0 }
    var draft = draft(.erase, wall: wall)
    try draft.erase(through: last, fields: fields, at: instant)
    try commit(draft)
    return fields
  }

  /// Folds SQLite's log into the data base. For the owner to call when nobody is being served.
  ///
  /// The log holds the keys of seals that were overwritten since: of a sealed journal no byte of it is left.
  package func checkpoint() throws(JournalFailure) { try checkpoint(.checkpoint, isSealed ? .ifPossible : .none) }
}
