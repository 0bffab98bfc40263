import RatingModel

/// A journal was set aside, and the kiosk went on under a new one. Tells no level and nothing personal.
package struct SetAsideReport: Hashable, Sendable, Codable {
  /// Random, made when it was set aside: 32 lower-case hexadecimal digits. The same report is the same event, however often it
  /// comes.
  package let id: String
  /// The journal that was set aside; absent when its file no longer tells.
  package let journal: JournalID?
  /// Why, as a stable code: a finding of the verification (`chain-broken`), a failure (`journal-corrupt`), or an order of the centre
  /// (`forked`, `rolledBack`).
  package let code: String
  /// The entries that are damaged, where that is known.
  package let first: Int64?
  package let last: Int64?
  /// The newest entry that could be read; 0 when none could.
  package let entries: Int64
  /// Up to this entry the kiosk held a receipt; 0 without one.
  package let countersigned: Int64
  /// What the kiosk's clock claimed.
  package let wall: WallTime?

  package init(
    id: String, journal: JournalID?, code: String, first: Int64?, last: Int64?, entries: Int64, countersigned: Int64,
    wall: WallTime?
  ) {
    self.id = id
    self.journal = journal
    self.code = code
    self.first = first
    self.last = last
    self.entries = entries
    self.countersigned = countersigned
    self.wall = wall
  }
}
