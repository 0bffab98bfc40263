import Foundation
import ForwardingContract
import RatingModel

/// The tallies of one journal, and their digest.
struct SQLTallies {
  let database: any SQLConnection
  let journal: Int64

  /// What became of one tally.
  enum Fate: Equatable {
    case taken
    /// It takes the place of one that was altered.
    case restored
    /// It is what was taken before.
    case known
    /// A higher version was taken before.
    case late(stored: Int64)
    /// The same version was taken before with another count.
    case contradicts
  }

  /// Keeps each tally whose version is higher than the stored one's, or where that one was altered. Their groups have other
  /// digests from now on, and their units hear of the journal.
  /// - Returns: what became of each, in their order; and what is to be added to the sums before the transaction ends.
  func take(_ tallies: [Tally]) throws -> (fates: [Fate], sums: [SQLRollUps.Change]) {
    let places = tallies.map { Self.place(of: $0.key) }
    let known = try known(Set(places.map(\.group)))
    let before = try stored(at: places.filter { known.contains($0.group) })
    var present = before
    var (fates, changed, sums) = ([Fate](), [Place: Tally](), [SQLRollUps.Change]())
    for (index, tally) in tallies.enumerated() {
      let fate = Self.fate(of: tally, beside: present[places[index]])
      if fate == .taken || fate == .restored {
        changed[places[index]] = tally
        let difference = tally.count - (present[places[index]]?.count ?? 0)
        sums.append(.init(key: tally.key, canonical: places[index].key, difference: difference))
        present[places[index]] = Stored(count: tally.count, version: tally.version, isAltered: false)
      }
      fates.append(fate)
    }
    let inOrder = changed.map { (place: $0.key, tally: $0.value) }.sorted { $0.place < $1.place }
    try keep(inOrder, instead: before, known)
    return (fates, sums)
  }

  private struct Stored {
    let count: Int
    let version: Int64
    let isAltered: Bool
  }

  private static func fate(of tally: Tally, beside stored: Stored?) -> Fate {
    guard let stored else { return .taken }
    guard !stored.isAltered else { return .restored }
    if tally.version > stored.version { return .taken }
    guard tally.version == stored.version else { return .late(stored: stored.version) }
    return tally.count == stored.count ? .known : .contradicts
  }

  private static let places = SQLTable(
    "tally", ["journal": .integer, "family": .text, "period": .text, "key": .text])

  private static let table = SQLTable(
    "tally",
    [
      "journal": .integer, "family": .text, "period": .text, "key": .text, "unit": .text, "clerk": .text,
      "first_day": .text, "tells_level": .boolean, "count": .integer, "version": .integer,
    ])

  private func stored(at places: [Place]) throws -> [Place: Stored] {
    let places = places.sorted()
    let rows = try database.find(
      "count, version, altered", in: Self.places,
      by: places.map { .of([journal, $0.family, $0.period, $0.key]) })
    return zip(places, rows).reduce(into: [:]) { present, found in
      guard let row = found.1 else { return }
      present[found.0] = Stored(count: row["count"], version: row["version"], isAltered: row["altered"])
    }
  }

  private static let replacing = """
    ON CONFLICT (journal, family, period, key) DO UPDATE SET count = excluded.count, version = excluded.version,
      altered = FALSE
    """

  /// Whoever takes a batch is alone with its journal: what was not found is not there, and an engine need not look again. In the order
  /// of the key, so that neighbours of an index are written together.
  private func keep(_ changed: [PlacedTally], instead before: [Place: Stored], _ known: Set<Group>) throws {
    try put(before.isEmpty ? changed : changed.filter { before[$0.place] == nil }, conflict: "")
    try put(changed.filter { before[$0.place] != nil }, conflict: Self.replacing)
    try renew(changed, known)
    try tell(Set(changed.map(\.tally.key.unit)))
  }

  private func put(_ tallies: [PlacedTally], conflict: String) throws {
    try database.insert(
      tallies.map { place, tally in
        let lookUp = Self.lookUp(tally.key)
        return [
          .integer(journal), .text(place.family), .text(place.period), .text(place.key), .text(lookUp.unit),
          lookUp.clerk.map(SQLValue.text) ?? .null, lookUp.firstDay.map(SQLValue.text) ?? .null,
          .boolean(lookUp.tellsLevel), .integer(Int64(tally.count)), .integer(tally.version),
        ]
      }, into: Self.table, conflict: conflict)
  }

  private func tell(_ units: Set<UnitCode>) throws {
    try database.insert(
      units.map { .of([$0.text, journal]) }, into: SQLTable("journal_unit", ["unit": .text, "journal": .integer]),
      conflict: "ON CONFLICT (unit, journal) DO NOTHING")
  }
}

extension SQLRow {
  func tallyKey(_ column: String) throws -> TallyKey {
    try parsed(column) { TallyKey(canonical: $0) }
  }
}
