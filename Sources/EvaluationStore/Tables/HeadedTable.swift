import Foundation

/// A list with a header: rows with their fields by column name, and what is wrong with its form.
///
/// Fields are NFC and without blanks around them; rows without any text are passed over. Nothing is guessed at: where the
/// header is not right, there are no rows.
struct HeadedTable {
  struct Row {
    let line: Int
    let fields: [String: String]
  }

  let columns: TableColumns
  private(set) var rows: [Row] = []
  private(set) var faults: [TableFault] = []
  /// A carriage return within a line of a file: a character that nobody sees.
  private(set) var strayReturn: Int?
  /// Not even the rows can be told apart.
  private(set) var isUnreadable = false
  private var header: [String] = []

  /// - Parameter mostRows: beside the header; of more none is kept.
  init(_ source: TableSource, columns: TableColumns, mostRows: Int = RegistryLimits.rows) {
    self.columns = columns
    switch source {
    case .csv(let data): read(data, mostRows)
    case .rows(let rows): read(rows, mostRows)
    }
  }

  /// Whether the header names it.
  func has(_ column: String) -> Bool { header.contains(column) }

  private mutating func read(_ data: Data, _ mostRows: Int) {
    guard data.count <= RegistryLimits.fileBytes else { return giveUp(.fileTooLarge, nil, "\(data.count) bytes") }
    do {
      // The header is a row too.
      let rows = try CSVReader.rows(of: data, most: mostRows + 1) { !$0.fields.allSatisfy(\.trimmed.isEmpty) }
      take(rows.map { TableRow(line: $0.line, cells: $0.fields.map(\.trimmed)) }, mostRows)
    } catch {
      switch error {
      case .notUTF8: giveUp(.notUTF8, nil, "the file")
      case .quoteUnclosed(let line): giveUp(.quoteUnclosed, line, "\"")
      case .quoteMisplaced(let line): giveUp(.quoteMisplaced, line, "\"")
      case .strayReturn(let line): (strayReturn, isUnreadable) = (line, true)
      }
    }
  }

  /// A sheet tells nothing of empty cells at the end of a row.
  private mutating func read(_ rows: [TableRow], _ mostRows: Int) {
    let filled = Array(
      rows.lazy.map { row in
        TableRow(line: row.line, cells: row.cells.prefix(CSVReader.mostFields).map(\.trimmed).withoutEmptyEnd)
      }.filter { !$0.cells.isEmpty }.prefix(mostRows + 2))
    let width = filled.first?.cells.count ?? 0
    let even = filled.map { row in
      TableRow(line: row.line, cells: row.cells + Array(repeating: "", count: max(0, width - row.cells.count)))
    }
    take(even, mostRows)
  }

  private mutating func take(_ all: [TableRow], _ mostRows: Int) {
    guard let first = all.first else { return giveUp(.headerMissing, 1, columns.required.joined(separator: ",")) }
    guard all.count - 1 <= mostRows else { return giveUp(.tooManyRows, nil, "more than \(mostRows) rows") }
    guard check(first) else { return isUnreadable = true }
    header = first.cells
    rows = all.dropFirst().compactMap { named($0) }
  }

  private mutating func giveUp(_ kind: TableFault.Kind, _ line: Int?, _ subject: String) {
    isUnreadable = true
    faults.append(TableFault(kind, line: line, subject))
  }

  /// Whether the header names each column once and nothing else.
  private mutating func check(_ header: TableRow) -> Bool {
    let names = header.cells
    if names.count == 1, names[0].contains(";") || names[0].contains("\t") {
      giveUp(.separatorWrong, header.line, names[0])
      return false
    }
    var seen: Set<String> = []
    for column in names {
      if !seen.insert(column).inserted {
        faults.append(TableFault(.columnRepeated, line: header.line, column: column, column))
      } else if !columns.all.contains(column) {
        faults.append(TableFault(.columnUnknown, line: header.line, column: column, column))
      }
    }
    for column in columns.required where !seen.contains(column) {
      faults.append(TableFault(.columnMissing, line: header.line, column: column, column))
    }
    return faults.isEmpty
  }

  private mutating func named(_ row: TableRow) -> Row? {
    guard row.cells.count == header.count else {
      faults.append(
        TableFault(.fieldCount, line: row.line, "\(row.cells.count) fields, \(header.count) columns"))
      return nil
    }
    return Row(line: row.line, fields: Dictionary(uniqueKeysWithValues: zip(header, row.cells)))
  }
}

extension String {
  /// NFC, without blanks around it.
  fileprivate var trimmed: String { precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces) }

  /// Whether a person can see all of it: no control character, no line end, no change of the writing direction.
  var isPrintable: Bool {
    unicodeScalars.allSatisfy {
      ![.control, .format, .lineSeparator, .paragraphSeparator, .unassigned].contains($0.properties.generalCategory)
    }
  }
}

extension [String] {
  fileprivate var withoutEmptyEnd: [String] {
    var cells = self
    while cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }
}
