import EvaluationStore
import Foundation
import RatingModel

/// The structure as the files that an office would import.
package struct RegistryFiles: Sendable {
  private let nation: SyntheticNation

  package init(_ nation: SyntheticNation) { self.nation = nation }

  /// What there is a file of.
  package static let tables: [RegistryTable] = [.units, .counters, .clerks]

  /// In UTF-8, as `RegistryCSV` reads it.
  package func csv(_ table: RegistryTable) -> Data {
    var text = table.columns.required.joined(separator: ",") + "\r\n"
    for row in rows(table) { text += row.map(Self.field).joined(separator: ",") + "\r\n" }
    return Data(text.utf8)
  }

  private func rows(_ table: RegistryTable) -> [[String]] {
    switch table {
    case .units: nation.units.map { [$0.code.text, $0.name, $0.parent?.text ?? ""] + Self.days($0.validity) }
    case .counters: nation.counters.map { [$0.unit.text, $0.code.text, $0.name] + Self.days($0.validity) }
    case .clerks:
      nation.clerks.map { [$0.clerk.unit.text, $0.clerk.staff.text, $0.name, $0.title] + Self.days($0.validity) }
    // The nation has none of these.
    case .postings, .procedures: []
    }
  }

  private static func days(_ validity: Validity) -> [String] {
    [validity.first?.description ?? "", validity.last?.description ?? ""]
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
