import EvaluationStore
import RatingModel

/// What the registry calls units and clerks.
struct ReportNames {
  private let units: [UnitCode: String]
  private let clerks: [ClerkID: String]
  private let counters: [KioskPlace: String]

  /// - Parameter day: a name that holds on it wins over older ones.
  /// - Parameter called: units that the facts need not name, as those of a structure after the period.
  init(_ facts: ReportFacts, on day: CivilDate, called: [UnitCode: String] = [:]) {
    units = called.merging(Self.names(facts.units.map { ($0.code, $0.name, $0.validity) }, on: day)) { $1 }
    clerks = Self.names(facts.clerks.map { ($0.clerk, $0.name, $0.validity) }, on: day)
    counters = Self.names(
      facts.counters.map { (KioskPlace(unit: $0.unit, counter: $0.code), $0.name, $0.validity) }, on: day)
  }

  /// Of several records the one that holds on the day, else the one that begins last.
  private static func names<Key: Hashable>(
    _ records: [(key: Key, name: String, validity: Validity)], on day: CivilDate
  ) -> [Key: String] {
    let ordered = records.sorted { left, right in
      (left.validity.contains(day) ? 1 : 0, left.validity.first?.daysSince1970 ?? .min)
        < (right.validity.contains(day) ? 1 : 0, right.validity.first?.daysSince1970 ?? .min)
    }
    return Dictionary(ordered.map { ($0.key, $0.name) }, uniquingKeysWith: { _, last in last })
  }

  func name(of clerk: ClerkID) -> String? { clerks[clerk] }
  func name(of counter: KioskPlace) -> String? { counters[counter] }
  func unit(_ code: UnitCode) -> NamedUnit { NamedUnit(code: code, name: units[code]) }

  func subject(_ clerk: ClerkID?) -> ClerkRow.Subject { clerk.map { .clerk($0, name: clerks[$0]) } ?? .counter }

  func row(_ subject: ClerkRow.Subject, _ counts: [KeyedCount], neighbours: Neighbours? = nil) -> ClerkRow {
    ClerkRow(
      subject: subject, served: Set(counts.map(\.key.unit)).map(unit).sorted(), neighbours: neighbours,
      figures: ClerkFigures(counts))
  }
}
