import RatingModel

/// Makes records of a file's rows. A row with a problem makes none, but all its problems are found.
struct RegistryRows {
  private var table: CSVTable
  /// Line of each record that was made.
  private(set) var lines: [Int] = []
  /// Unit codes in the column `code`, those of rows with problems included.
  private(set) var mentioned: Set<UnitCode> = []

  /// Those of the table and those of its rows.
  var problems: [RegistryProblem] { table.problems }

  init(_ table: CSVTable) { self.table = table }

  mutating func units() -> [UnitRecord] {
    records { rows, row in
      let code = rows.code("code", of: row, UnitRule.self)
      if let code { rows.mentioned.insert(code) }
      let name = rows.text("name", of: row)
      let parent = rows.optional("parent", of: row) { rows, row in rows.code("parent", of: row, UnitRule.self) }
      let validity = rows.validity(of: row)
      guard let code, let name, let parent, let validity else { return nil }
      return UnitRecord(code: code, name: name, parent: parent, validity: validity)
    }
  }

  mutating func counters() -> [CounterRecord] {
    records { rows, row in
      let unit = rows.code("unit", of: row, UnitRule.self)
      let code = rows.code("code", of: row, CounterRule.self)
      let name = rows.text("name", of: row)
      let validity = rows.validity(of: row)
      guard let unit, let code, let name, let validity else { return nil }
      return CounterRecord(unit: unit, code: code, name: name, validity: validity)
    }
  }

  mutating func clerks() -> [ClerkRecord] {
    records { rows, row in
      let unit = rows.code("unit", of: row, UnitRule.self)
      let staff = rows.code("staff", of: row, StaffRule.self)
      let name = rows.text("name", of: row)
      let title = rows.optional("title", of: row) { rows, row in rows.text("title", of: row) }
      let validity = rows.validity(of: row)
      guard let unit, let staff, let name, let title, let validity else { return nil }
      return ClerkRecord(clerk: ClerkID(unit: unit, staff: staff), name: name, title: title ?? "", validity: validity)
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
    let isPrintable = text.unicodeScalars.allSatisfy {
      ![.control, .format, .lineSeparator, .paragraphSeparator, .unassigned].contains($0.properties.generalCategory)
    }
    return isPrintable ? text : refuse(.fieldUnprintable, row, column, column)
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
