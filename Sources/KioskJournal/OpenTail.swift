import GRDB
import RatingModel

/// The entries that no receipt of the centre covers yet: how much of the journal rests on the kiosk's word alone.
package struct OpenTail: Hashable, Sendable {
  package let entries: Int64
  /// When the oldest of them was written, in this boot's monotonic time, hence negative for a time before it. Where two boots
  /// cannot be compared, the start of this run. `nil` when the tail is empty.
  package let since: Instant?

  /// The oldest entry of the tail.
  struct Start: Sendable {
    /// A hundred years.
    private static let lifetimeMilliseconds: UInt64 = 100 * 366 * 86_400_000

    let moment: Moment
    /// By its boot's anchor; `nil` while undated.
    let wall: WallTime?

    /// `nil` when nothing follows the entry.
    init?(after sequence: Int64, _ db: Database) throws {
      guard let entry = try EntryTable.entry(sequence &+ 1, db) else { return nil }
      moment = Moment(boot: entry.boot, mono: entry.mono)
      wall = try BootTable.anchor(of: entry.boot, db)?.wall(at: entry.mono)
    }

    init(_ moment: Moment) {
      self.moment = moment
      wall = nil
    }

    func instant(in boot: BootID, anchor: Anchor?, startedAt: Instant) -> Instant {
      if moment.boot == boot { return moment.mono }
      guard let wall, let anchor else { return startedAt }
      // A damaged journal may hold any number: what is further away than any machine lives cannot be compared either.
      let distance = wall.milliseconds &- anchor.wall.milliseconds
      guard distance.magnitude < Self.lifetimeMilliseconds,
        (0..<1000 * Int64(Self.lifetimeMilliseconds)).contains(anchor.mono.microseconds)
      else { return startedAt }
      return anchor.mono.adding(milliseconds: distance)
    }
  }
}
