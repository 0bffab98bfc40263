import RatingModel

/// A count that has no date yet.
package struct UndatedCount: Hashable, Sendable {
  package let mono: Instant
  /// With the period `undated` of the current boot.
  package let key: TallyKey
  package let number: Int
}

/// What the current boot counted before it had an anchor, to be moved when it gets one.
package struct UndatedCounts: Hashable, Sendable {
  /// Beyond this, more than a year of a busy counter, counts stay undated: memory is bounded.
  package static let most = 200_000

  /// Each key once: a boot has few keys and many counts.
  private var keys: [TallyKey] = []
  private var places: [TallyKey: Int32] = [:]
  private var rows = Rows()

  private struct Row: Hashable, Sendable {
    let mono: Instant
    let place: Int32
    let number: Int32
  }

  /// In pieces, so that the copy on which a transaction works shares all but the last.
  private struct Rows: Hashable, Sendable {
    private static let pieceSize = 256
    private var whole: [[Row]] = []
    private var last: [Row] = []

    var count: Int { whole.count * Self.pieceSize + last.count }
    var all: some Sequence<Row> { (whole + [last]).joined() }

    mutating func append(_ row: Row) {
      last.append(row)
      guard last.count == Self.pieceSize else { return }
      whole.append(last)
      last = []
    }
  }

  package init() {}

  package var isEmpty: Bool { rows.count == 0 }

  /// `false` when there is no room.
  mutating func add(_ count: UndatedCount) -> Bool {
    guard rows.count < Self.most, let number = Int32(exactly: count.number) else { return false }
    let place = places[count.key] ?? Int32(keys.count)
    if place == keys.count {
      keys.append(count.key)
      places[count.key] = place
    }
    rows.append(Row(mono: count.mono, place: place, number: number))
    return true
  }

  package var all: some Sequence<UndatedCount> {
    rows.all.lazy.map { UndatedCount(mono: $0.mono, key: keys[Int($0.place)], number: Int($0.number)) }
  }
}
