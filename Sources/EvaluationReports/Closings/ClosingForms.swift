import EvaluationStore
import Foundation

/// All forms of an issued report, made of its content alone: equal contents give equal bytes.
package enum ClosingForms {
  /// The content itself, whose SHA-256 stands in every form.
  package static let contentName = "report.json"

  /// What takes longer than a request may.
  package static let prints = Language.allCases.map {
    ClosingPrintOrder(name: "print.\($0.rawValue).pdf", source: "print.\($0.rawValue).html")
  }

  package static func files(of content: String, as closing: Closing) throws -> [ClosingFile] {
    let snapshot = try ClosingSnapshot(content: content)
    let sheet = snapshot.sheet(as: closing)
    return try Language.allCases.flatMap { language in
      [
        ClosingFile(
          name: "print.\(language.rawValue).html", type: "text/html; charset=utf-8",
          bytes: Array(PrintedPage.html(PrintedReport(snapshot, as: closing, language)).utf8)),
        ClosingFile(
          name: "report.\(language.rawValue).csv", type: "text/csv; charset=utf-8",
          bytes: Array(ReportSheetCSV.data(sheet, language: language))),
        ClosingFile(
          name: "report.\(language.rawValue).xlsx",
          type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          bytes: Array(try ReportSheetWorkbook.data(sheet, language: language))),
      ]
    }
  }
}
