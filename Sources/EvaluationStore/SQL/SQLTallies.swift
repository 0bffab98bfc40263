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

  /// Keeps each tally whose version is higher than the stored one's, or where that one was altered.
  /// - Returns: what became of each, in their order.
  func take(_ tallies: [Tally]) throws -> [Fate] {
    let places = try tallies.map { try Self.place(of: $0.key) }
    var present = try stored(at: places)
    var (fates, changed, sums) = ([Fate](), [Int](), [SQLRollUps.Change]())
    for (index, tally) in tallies.enumerated() {
      let fate = Self.fate(of: tally, beside: present[places[index]])
      if fate == .taken || fate == .restored {
        changed.append(index)
        sums.append(.init(key: tally.key, difference: tally.count - (present[places[index]]?.count ?? 0)))
        present[places[index]] = Stored(count: tally.count, version: tally.version, isAltered: false)
      }
      fates.append(fate)
    }
    try put(changed.map { (places[$0], tallies[$0]) })
    try SQLRollUps(database: database).add(sums)
    return fates
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

  private func stored(at places: [Place]) throws -> [Place: Stored] {
    let answers = try database.run(
      "SELECT count, version, altered FROM tally WHERE journal = ? AND family = ? AND period = ? AND key = ?",
      each: places.map { [journal, $0.family, $0.period, $0.key] })
    return zip(places, answers).reduce(into: [:]) { present, answer in
      guard let row = answer.1.rows.first else { return }
      present[answer.0] = Stored(count: row["count"], version: row["version"], isAltered: row["altered"])
    }
  }

  private func put(_ tallies: [(place: Place, tally: Tally)]) throws {
    try database.execute(
      """
      INSERT INTO tally (journal, family, period, key, unit, clerk, first_day, tells_level, count, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (journal, family, period, key) DO UPDATE SET count = excluded.count, version = excluded.version,
        altered = FALSE
      """,
      each: tallies.map { place, tally in
        let lookUp = Self.lookUp(tally.key)
        return [
          journal, place.family, place.period, place.key, lookUp.unit, lookUp.clerk, lookUp.firstDay, lookUp.tellsLevel,
          tally.count, tally.version,
        ]
      })
  }

  /// The groups of these tallies have other digests from now on, and their units hear of the journal.
  func changed(_ tallies: [Tally]) throws {
    let groups = Set(tallies.map { Group(family: $0.key.family, period: $0.key.period) })
    try database.execute(
      """
      INSERT INTO tally_group (journal, family, period) VALUES (?, ?, ?)
      ON CONFLICT (journal, family, period) DO UPDATE SET digest = NULL
      """, each: groups.map { [journal, $0.family.rawValue, $0.period.description] })
    try database.execute(
      "INSERT INTO journal_unit (unit, journal) VALUES (?, ?) ON CONFLICT (unit, journal) DO NOTHING",
      each: Set(tallies.map(\.key.unit)).map { [$0.text, journal] })
  }

  private struct Group: Hashable {
    let family: TallyFamily
    let period: Period
  }
}

extension SQLRow {
  func tallyKey(_ column: String) throws -> TallyKey {
    try parsed(column) { TallyKey(canonical: $0) }
  }
}
