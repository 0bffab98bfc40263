import Crypto
import Foundation
import RatingModel

/// Dossier results as a list that the one-stop software exports: `results.csv` in UTF-8 as RFC 4180 has it, or a sheet.
///
///     unit, period, received, early, on_time, late
///     [, clerk_unit, staff, procedure, stage, carried_over, complaints, complaints_annulled, conduct_complaints,
///        conduct_annulled]
///
/// The first line names the columns, in any order; those in brackets may be left out. `period` is a month, `2026-10`, or a day,
/// `2026-10-30`. A figure that is empty was not reported, which is not zero; no row may be without any. Rows are added up, so
/// no row is a sum of others. What ``ResultFigure`` and ``ResultRow`` say of each holds.
package enum ResultTable {
  /// The columns of the list.
  package static let columns = TableColumns(
    ["unit", "period", "received", "early", "on_time", "late"],
    optional: ["clerk_unit", "staff", "procedure", "stage"]
      + ResultFigure.allCases.filter { ![.received, .early, .onTime, .late].contains($0) }.map(\.rawValue))

  /// SHA-256 of a file, as the register keeps it.
  package static func digest(of data: Data) -> String { Hexadecimal.text(SHA256.hash(data: data)) }

  /// - Parameters:
  ///   - name: what the register calls the list.
  ///   - digest: of the file of which the rows were read; see ``digest(of:)``.
  /// - Returns: the rows, or every problem of their form at once. The rules that need the registry are the store's.
  package static func read(
    _ source: TableSource, name: String, digest: String
  ) -> Result<ResultImport, ResultRefusal> {
    let table = HeadedTable(source, columns: columns)
    var reading = ResultReading()
    for row in table.rows { reading.take(row) }
    var problems = table.faults.map {
      ResultProblem(.table($0.kind), line: $0.line, column: $0.column, $0.subject)
    }
    if let line = table.strayReturn { problems.append(ResultProblem(.fieldUnprintable, line: line, "U+000D")) }
    problems += reading.problems
    guard problems.isEmpty else { return .failure(ResultRefusal(problems: problems)) }
    return .success(ResultImport(rows: reading.rows, lines: reading.lines, name: name, digest: digest))
  }
}

/// One pass over a list.
private struct ResultReading {
  private(set) var rows: [ResultRow] = []
  private(set) var lines: [Int] = []
  private(set) var problems: [ResultProblem] = []

  mutating func take(_ row: HeadedTable.Row) {
    let before = problems.count
    let unit = required("unit", of: row, .codeInvalid, UnitCode.init)
    let period = required("period", of: row, .periodInvalid, Period.init(dayOrMonth:))
    let clerk = clerk(of: row)
    let procedure = optional("procedure", of: row, .codeInvalid, ProcedureCode.init)
    let stage = optional("stage", of: row, .stageInvalid, Stage.init(rawValue:))
    var counts = ResultCounts()
    for figure in ResultFigure.allCases {
      counts[figure] = optional(figure.rawValue, of: row, .numberInvalid, Self.number)
    }
    guard problems.count == before, let unit, let period else { return }
    rows.append(
      ResultRow(unit: unit, clerk: clerk, procedure: procedure, stage: stage, period: period, counts: counts))
    lines.append(row.line)
  }

  /// Digits only: a point or a comma may mean two things.
  private static func number(_ text: String) -> Int? {
    guard text.utf8.count <= 9, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(text), number <= ResultFigure.most
    else { return nil }
    return number
  }

  private mutating func clerk(of row: HeadedTable.Row) -> ClerkID? {
    let unit = optional("clerk_unit", of: row, .codeInvalid, UnitCode.init)
    let staff = optional("staff", of: row, .codeInvalid, StaffCode.init)
    let isNamed = ["clerk_unit", "staff"].map { !(row.fields[$0]?.isEmpty ?? true) }
    if isNamed[0] != isNamed[1] {
      let missing = isNamed[0] ? "staff" : "clerk_unit"
      problems.append(ResultProblem(.clerkIncomplete, line: row.line, column: missing, missing))
    }
    guard let unit, let staff else { return nil }
    return ClerkID(unit: unit, staff: staff)
  }

  private mutating func required<Value>(
    _ column: String, of row: HeadedTable.Row, _ rule: ResultRule, _ read: (String) -> Value?
  ) -> Value? {
    guard row.fields[column]?.isEmpty == false else {
      problems.append(ResultProblem(.fieldEmpty, line: row.line, column: column, column))
      return nil
    }
    return optional(column, of: row, rule, read)
  }

  private mutating func optional<Value>(
    _ column: String, of row: HeadedTable.Row, _ rule: ResultRule, _ read: (String) -> Value?
  ) -> Value? {
    guard let text = row.fields[column], !text.isEmpty else { return nil }
    if let value = read(text) { return value }
    problems.append(ResultProblem(rule, line: row.line, column: column, text))
    return nil
  }
}

extension Period {
  /// `nil` for a quarter and for what is undated.
  init?(dayOrMonth text: String) {
    guard let period = Period(text) else { return nil }
    switch period {
    case .day, .month: self = period
    case .quarter, .undated: return nil
    }
  }
}
