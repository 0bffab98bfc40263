import EvaluationStore
import ForwardingContract
import Foundation
import RatingModel

/// Dossier results as a program sends them: rows with the names of the columns of `results.csv`, or such a file itself.
///
///     {"name": "…", "rows": [{"unit": "H56.14", "period": "2026-10", "received": 120, "early": 30, "on_time": 85, "late": 2}]}
///
/// Figures are numbers, everything else is text; what is null or left out was not reported.
enum ResultBody {
  private static let figures = Set(ResultFigure.allCases.map(\.rawValue))

  /// - Returns: the rows, each with its place from 1 or its line in the file; or every problem of their form.
  static func read(_ body: Data, type: String?, caller: CallerName) throws(DataRefusal) -> ResultImport {
    let digest = ResultTable.digest(of: body)
    let kind = type?.split(separator: ";").first?.trimmingCharacters(in: .whitespaces).lowercased()
    let table: (source: TableSource, name: String)
    switch kind {
    case "application/json": table = try rows(body, caller)
    case "text/csv": table = (.csv(body), "\(caller).csv")
    default: throw .bodyTypeUnknown
    }
    let read = ResultTable.read(table.source, name: table.name, digest: digest)
    let batch: ResultImport
    do { batch = try read.get() } catch { throw .results(error) }
    guard batch.rows.count <= DataLimits.resultRows else { throw .bodyTooLarge }
    return batch
  }

  private static func rows(_ body: Data, _ caller: CallerName) throws(DataRefusal) -> (TableSource, String) {
    guard case .object(var members)? = StrictJSON(body) else { throw .body(.malformed) }
    let name: String
    switch members.removeValue(forKey: "name") {
    case nil, .null: name = caller.text
    case .text(let text) where !text.isEmpty && text.count <= RegistryLimits.nameCharacters: name = text
    default: throw .body(.fieldInvalid("name", expected: "1 to \(RegistryLimits.nameCharacters) characters"))
    }
    guard let list = members.removeValue(forKey: "rows") else { throw .body(.fieldMissing("rows")) }
    guard case .array(let rows) = list, !rows.isEmpty else {
      throw .body(.fieldInvalid("rows", expected: "an array of at least one row"))
    }
    guard rows.count <= DataLimits.resultRows else { throw .bodyTooLarge }
    if let stranger = members.keys.min() { throw .body(.fieldUnknown(printable(stranger))) }
    // The header stands on no line.
    var table = [TableRow(line: 0, cells: ResultTable.columns.all)]
    for (index, row) in rows.enumerated() {
      table.append(TableRow(line: index + 1, cells: try cells(row, "rows[\(index)]")))
    }
    return (.rows(table), name)
  }

  /// In the order of the columns.
  private static func cells(_ row: StrictJSON, _ place: String) throws(DataRefusal) -> [String] {
    guard case .object(var members) = row else { throw .body(.fieldInvalid(place, expected: "an object")) }
    var cells: [String] = []
    for column in ResultTable.columns.all {
      cells.append(try cell(members.removeValue(forKey: column), column, "\(place).\(column)"))
    }
    // A row without any text would be passed over like an empty line.
    for column in ["unit", "period"] where cells[ResultTable.columns.all.firstIndex(of: column) ?? 0].isEmpty {
      throw .body(.fieldMissing("\(place).\(column)"))
    }
    if let stranger = members.keys.min() { throw .body(.fieldUnknown("\(place).\(printable(stranger))")) }
    return cells
  }

  private static func cell(
    _ value: StrictJSON?, _ column: String, _ place: String
  ) throws(DataRefusal) -> String {
    switch value {
    case nil, .null: return ""
    case .number(let text) where figures.contains(column): return text
    case .text(let text) where !figures.contains(column) && !text.isEmpty: return text
    default:
      throw .body(
        .fieldInvalid(place, expected: figures.contains(column) ? "a whole number, or null" : "a text, or null"))
    }
  }

  /// A name that does not look like one may be anything: it is not repeated.
  private static func printable(_ name: String) -> String {
    let isPlain = name.utf8.count <= 40 && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F }
    return isPlain && !name.isEmpty ? name : "(not a field name)"
  }
}
