import RatingModel

/// What procedures are called, and to which field they belong, day by day. Pure.
///
/// A procedure that the catalogue does not name on the day has no record, and a report shows it by its code.
package struct ProcedureCatalogue: Hashable, Sendable {
  private let records: [ProcedureCode: [ProcedureRecord]]

  package init(_ records: [ProcedureRecord]) { self.records = Dictionary(grouping: records, by: \.code) }

  /// The record that holds on the day: the code's own, or that of the national procedure of which it is a copy.
  package func record(of procedure: ProcedureCode, on day: CivilDate) -> ProcedureRecord? {
    own(procedure, on: day) ?? procedure.national.flatMap { own($0, on: day) }
  }

  private func own(_ procedure: ProcedureCode, on day: CivilDate) -> ProcedureRecord? {
    records[procedure]?.first { $0.validity.contains(day) }
  }
}
