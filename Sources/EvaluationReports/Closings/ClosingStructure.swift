import EvaluationStore
import RatingModel

/// The units whose figures a report holds, as the registry named them when it was issued, and by which structure.
package struct ClosingStructure: Hashable, Sendable, Codable {
  package struct Unit: Hashable, Sendable, Codable {
    package let code: UnitCode
    package let name: String
    package let parent: UnitCode?
    /// The days of the period on which it belonged; `nil`: without an end.
    package let from: CivilDate?
    package let through: CivilDate?
    /// By the structure of a day, the unit that it became; `nil` where it stands for itself.
    package let countsFor: UnitCode?
  }

  /// `asItWas`: everything stands under the unit that served. Otherwise the day of the structure.
  package let basis: String
  package let units: [Unit]

  /// - Parameters:
  ///   - records: of the registry.
  ///   - days: the units of the report, each on its days.
  package init(_ records: [UnitRecord], by basis: UnitStructure.Basis = .asItWas, within days: UnitDays) {
    self.basis = ReportStructure(basis).text
    let structure = UnitStructure(records, by: basis)
    units = records.flatMap { record in
      days.stretches(of: record.code).compactMap { record.validity.intersection($0) }.map { stretch in
        let place = structure.place(of: record.code, over: stretch).unit
        return Unit(
          code: record.code, name: record.name, parent: record.parent, from: stretch.first, through: stretch.last,
          countsFor: place == record.code ? nil : place)
      }
    }.sorted { ($0.code, $0.from?.daysSince1970 ?? .min) < ($1.code, $1.from?.daysSince1970 ?? .min) }
  }

  /// What it was made by; `nil` only for what no version of this program has written.
  package var madeBy: UnitStructure.Basis? {
    basis == ReportStructure().text ? .asItWas : CivilDate(basis).map { .day($0) }
  }

  /// The days of every unit that the figures are of.
  package var days: UnitDays {
    units.reduce(into: UnitDays()) { all, unit in
      if let days = Validity(first: unit.from, last: unit.through) { all.add(unit.code, days) }
    }
  }

  /// What the report says of it in its head.
  func lines(for unit: UnitCode, _ zone: Zone) -> [ReportLabel] {
    let names = Dictionary(units.map { ($0.code, $0.name) }) { _, last in last }
    let taken = Set(units.filter { $0.countsFor == unit }.map(\.code)).subtracting([unit]).sorted()
    return ReportStructure(madeBy ?? .asItWas, taken: taken).lines({ NamedUnit(code: $0, name: names[$0]) }, zone)
  }
}
