import RatingModel

/// Makes records of a file's rows. A row with a problem makes none, but all its problems are found.
struct RegistryRows {
  private var table: CSVTable
  /// Line of each record that was made.
  private(set) var lines: [Int] = []
  /// What rows with problems speak of.
  private(set) var mentioned = RegistryMentions()

  /// Those of the table and those of its rows.
  var problems: [RegistryProblem] { table.problems }

  init(_ table: CSVTable) { self.table = table }

  /// - Parameter known: records whose predecessors are kept by those of the same code and first day.
  mutating func units(keeping known: [UnitRecord] = []) -> [UnitRecord] {
    let kept = Dictionary(known.map { (UnitBeginning($0.code, $0.validity), $0.predecessors) }) { first, _ in first }
    return records { rows, row in
      let code = rows.code("code", of: row, UnitRule.self)
      let name = rows.text("name", of: row)
      let parent = rows.optional("parent", of: row) { rows, row in rows.code("parent", of: row, UnitRule.self) }
      let predecessors = rows.codes("predecessors", of: row, UnitRule.self)
      let validity = rows.validity(of: row)
      guard let code, let name, let parent, let predecessors, let validity else {
        if let code { rows.mentioned.units.insert(code) }
        return nil
      }
      return UnitRecord(
        code: code, name: name, parent: parent, validity: validity,
        predecessors: kept[UnitBeginning(code, validity)] ?? predecessors)
    }
  }

  mutating func counters() -> [CounterRecord] {
    records { rows, row in
      let unit = rows.code("unit", of: row, UnitRule.self)
      let code = rows.code("code", of: row, CounterRule.self)
      let name = rows.text("name", of: row)
      let validity = rows.validity(of: row)
      guard let unit, let code, let name, let validity else {
        if let unit, let code { rows.mentioned.counters.insert(KioskPlace(unit: unit, counter: code)) }
        return nil
      }
      return CounterRecord(unit: unit, code: code, name: name, validity: validity)
    }
  }

  mutating func clerks() -> [ClerkRecord] {
    records { rows, row in
      let clerk = rows.clerk(of: row)
      let name = rows.text("name", of: row)
      let title = rows.optional("title", of: row) { rows, row in rows.text("title", of: row) }
      let validity = rows.validity(of: row)
      guard let clerk, let name, let title, let validity else {
        if let clerk { rows.mentioned.clerks.insert(clerk) }
        return nil
      }
      return ClerkRecord(clerk: clerk, name: name, title: title ?? "", validity: validity)
    }
  }

  mutating func postings() -> [PostingRecord] {
    records { rows, row in
      let clerk = rows.clerk(of: row)
      let unit = rows.code("at_unit", of: row, UnitRule.self)
      let counter = rows.optional("at_counter", of: row) { rows, row in
        rows.code("at_counter", of: row, CounterRule.self)
      }
      let validity = rows.validity(of: row)
      guard let clerk, let unit, let counter, let validity else { return nil }
      return PostingRecord(clerk: clerk, unit: unit, counter: counter, validity: validity)
    }
  }

  mutating func procedures() -> [ProcedureRecord] {
    records { rows, row in
      let code = rows.code("code", of: row, ProcedureRule.self)
      let name = rows.text("name", of: row)
      let field = rows.optional("field", of: row) { rows, row in rows.code("field", of: row, FieldRule.self) }
      let isNamed = !(row.fields["field"]?.isEmpty ?? true) || !(row.fields["field_name"]?.isEmpty ?? true)
      // A field has both or neither.
      let fieldName = isNamed ? rows.text("field_name", of: row) : ""
      let validity = rows.validity(of: row)
      guard let code, let name, let field, let fieldName, let validity else { return nil }
      guard (field == nil) == fieldName.isEmpty else { return rows.refuse(.fieldEmpty, row, "field", "field") }
      return ProcedureRecord(code: code, name: name, field: field, fieldName: fieldName, validity: validity)
    }
  }

  private mutating func records<Record>(_ make: (inout Self, CSVTable.Row) -> Record?) -> [Record] {
    var made: [Record] = []
    for row in table.rows {
      guard let record = make(&self, row) else { continue }
      made.append(record)
      lines.append(row.line)
    }
    return made
  }

  private mutating func code<Rule>(_ column: String, of row: CSVTable.Row, _ rule: Rule.Type) -> Code<Rule>? {
    let text = row.fields[column] ?? ""
    guard !text.isEmpty else { return refuse(.fieldEmpty, row, column, column) }
    return Code<Rule>(text) ?? refuse(.codeInvalid, row, column, text)
  }

  private mutating func text(_ column: String, of row: CSVTable.Row) -> String? {
    let text = row.fields[column] ?? ""
    guard !text.isEmpty else { return refuse(.fieldEmpty, row, column, column) }
    guard text.count <= RegistryLimits.nameCharacters else { return refuse(.fieldTooLong, row, column, text) }
    return text.isPrintable ? text : refuse(.fieldUnprintable, row, column, column)
  }

  private mutating func clerk(of row: CSVTable.Row) -> ClerkID? {
    let unit = code("unit", of: row, UnitRule.self)
    let staff = code("staff", of: row, StaffRule.self)
    guard let unit, let staff else { return nil }
    return ClerkID(unit: unit, staff: staff)
  }

  /// Codes with blanks or semicolons between; none in a field that is empty or not there. `nil` when one is no code.
  private mutating func codes<Rule>(_ column: String, of row: CSVTable.Row, _ rule: Rule.Type) -> [Code<Rule>]? {
    let text = row.fields[column] ?? ""
    guard text.count <= RegistryLimits.predecessorCharacters else { return refuse(.fieldTooLong, row, column, text) }
    var codes: [Code<Rule>] = []
    for piece in text.split(whereSeparator: { $0.isWhitespace || $0 == ";" }).map(String.init) {
      guard let code = Code<Rule>(piece) else { return refuse(.codeInvalid, row, column, piece) }
      codes.append(code)
    }
    return codes
  }

  /// `.some(nil)` when the field is empty.
  private mutating func optional<Value>(
    _ column: String, of row: CSVTable.Row, _ read: (inout Self, CSVTable.Row) -> Value?
  ) -> Value?? {
    if row.fields[column]?.isEmpty ?? true { return .some(nil) }
    return read(&self, row).map(Optional.some)
  }

  private mutating func day(_ column: String, of row: CSVTable.Row) -> CivilDate?? {
    optional(column, of: row) { rows, row in
      let text = row.fields[column] ?? ""
      return CivilDate(text) ?? rows.refuse(.dateInvalid, row, column, text)
    }
  }

  private mutating func validity(of row: CSVTable.Row) -> Validity? {
    let first = day("valid_from", of: row)
    let last = day("valid_to", of: row)
    guard let first, let last else { return nil }
    return Validity(first: first, last: last)
      ?? refuse(.validityReversed, row, "valid_to", row.fields["valid_to"] ?? "")
  }

  private mutating func refuse<Value>(
    _ kind: RegistryProblem.Kind, _ row: CSVTable.Row, _ column: String, _ subject: String
  ) -> Value? {
    table.report(kind, line: row.line, column: column, subject)
    return nil
  }
}

/// By what a unit's record is known again.
private struct UnitBeginning: Hashable {
  let code: UnitCode
  let first: CivilDate?

  init(_ code: UnitCode, _ validity: Validity) { (self.code, first) = (code, validity.first) }
}
