import EvaluationReports
import EvaluationStore
import Foundation

/// Reads a list out of the file that somebody sent, whatever program wrote it.
package struct ListReader: Sendable {
  /// - Parameters: the file, and what it is called in what is wrong with it.
  package let table: @Sendable (Data, String) -> Result<TableSource, ImportFinding>

  package init(table: @escaping @Sendable (Data, String) -> Result<TableSource, ImportFinding>) { self.table = table }

  /// CSV in UTF-8 alone.
  package static let csv = ListReader { data, _ in .success(.csv(data)) }
}
