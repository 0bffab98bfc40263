import KioskSession

/// Sessions that later entries may name.
///
/// The newest stands apart: a transaction works on a copy of all this, nearly always changes the newest alone, and a
/// citizen waits for the rest to be copied.
package struct RememberedSessions: Sendable {
  /// A press can belong to an earlier session than the newest: a finger may be down while others are opened and ended.
  package static let most: Int64 = 64

  private var newest: FoldedSession?
  private var earlier: [SessionNumber: FoldedSession] = [:]

  package subscript(number: SessionNumber) -> FoldedSession? {
    newest?.number == number ? newest : earlier[number]
  }

  package var all: [FoldedSession] { Array(earlier.values) + (newest.map { [$0] } ?? []) }

  /// Adds the next session and forgets what is too old.
  mutating func add(_ session: FoldedSession) {
    if let newest { earlier[newest.number] = newest }
    newest = session
    earlier[SessionNumber(session.number.number - Self.most)] = nil
  }

  /// All but the newest.
  mutating func forgetEarlier() { earlier = [:] }

  /// Takes the place of what is remembered of the same session.
  mutating func update(_ session: FoldedSession) {
    if newest?.number == session.number { newest = session } else { earlier[session.number] = session }
  }
}
