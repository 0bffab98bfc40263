import EvaluationStore
import RatingModel

/// Something wrong with a file of an import, or worth a second look, as its page tells it.
package struct ImportFinding: Error, Hashable, Sendable {
  /// Stable, for the telephone.
  package let code: String
  /// The file's name in the browser, or what the list is called.
  package let file: String
  package let line: Int?
  package let column: String?
  private let vietnamese: ProblemText
  private let english: ProblemText

  package struct ProblemText: Hashable, Sendable {
    package let message: String
    package let hint: String

    package init(_ message: String, _ hint: String) {
      self.message = message
      self.hint = hint
    }
  }

  package init(
    code: String, file: String, line: Int? = nil, column: String? = nil, vietnamese: ProblemText, english: ProblemText
  ) {
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.vietnamese = vietnamese
    self.english = english
  }

  package init(_ problem: RegistryProblem, file: String) {
    self.init(
      code: problem.code, file: file, line: problem.line, column: problem.column,
      vietnamese: problem.kind.vietnamese(problem.subject), english: ProblemText(problem.message, problem.hint))
  }

  package init(_ problem: ResultProblem, file: String) {
    self.init(
      code: problem.code, file: file, line: problem.line, column: problem.column,
      vietnamese: problem.kind.vietnamese(problem.subject), english: ProblemText(problem.message, problem.hint))
  }

  /// What lies outside the units of whoever imports.
  package init(_ outside: ChangedUnits.Outside, file: String) {
    let units = outside.units.sorted().prefix(20).map(\.text).joined(separator: ", ")
    self.init(
      code: "import-outside-units", file: file,
      vietnamese: ProblemText(
        "Tệp này thay đổi những gì không thuộc các đơn vị của bạn: \(units)\(outside.procedures ? " (danh mục thủ tục)" : "").",
        "Giữ nguyên các dòng của đơn vị khác, hoặc nhờ người quản trị của cấp trên."),
      english: ProblemText(
        "The file changes what belongs to none of your units: \(units)\(outside.procedures ? " (catalogue of procedures)" : "").",
        "Leave the rows of other units as they are, or ask an administrator above."))
  }

  package func text(_ language: Language) -> ProblemText { language == .vietnamese ? vietnamese : english }
}
