import RatingModel

/// A record of the registry as a file has it: what it is called, and its fields by column.
struct RegistryLine: Hashable {
  let code: String
  let name: String
  let validity: Validity
  /// By column, without the days.
  let fields: [String: String]

  /// Every record of one list, by code.
  static func all(_ table: RegistryTable, of registry: Registry) -> [String: [RegistryLine]] {
    let lines =
      switch table {
      case .units: registry.units.map(RegistryLine.init)
      case .counters: registry.counters.map(RegistryLine.init)
      case .clerks: registry.clerks.map(RegistryLine.init)
      case .postings: registry.postings.map(RegistryLine.init)
      case .procedures: registry.procedures.map(RegistryLine.init)
      }
    return Dictionary(grouping: lines, by: \.code)
  }

  private init(_ unit: UnitRecord) {
    (code, name, validity) = (unit.code.text, unit.name, unit.validity)
    fields = [
      "name": unit.name, "parent": unit.parent?.text ?? "",
      "predecessors": unit.predecessors.map(\.text).joined(separator: " "),
    ]
  }

  private init(_ counter: CounterRecord) {
    (code, name, validity) = ("\(counter.unit)/\(counter.code)", counter.name, counter.validity)
    fields = ["name": counter.name]
  }

  private init(_ clerk: ClerkRecord) {
    (code, name, validity) = (clerk.clerk.description, clerk.name, clerk.validity)
    fields = ["name": clerk.name, "title": clerk.title]
  }

  private init(_ posting: PostingRecord) {
    (code, name, validity, fields) = (posting.caption, "", posting.validity, [:])
  }

  private init(_ procedure: ProcedureRecord) {
    (code, name, validity) = (procedure.code.text, procedure.name, procedure.validity)
    fields = ["name": procedure.name, "field": procedure.field?.text ?? "", "field_name": procedure.fieldName]
  }
}
