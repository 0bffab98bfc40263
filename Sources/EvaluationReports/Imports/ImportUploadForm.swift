import EvaluationStore
import RatingModel

/// A form that sends files, as its template takes it.
struct ImportUploadForm {
  struct File {
    let name: String
    let label: String
    let columns: String
    /// The file of this list that was sent before.
    let kept: String?
  }

  let action: String
  let token: String
  let language: String
  /// Of the draft whose other files are kept.
  let draft: String?
  let act: String?
  let limit: String
  let files: [File]
  let submit: String

  init(
    _ frame: PageFrame, token: String, action: PagePath, lists: [ImportedList], draft: ImportDraft? = nil,
    act: String? = nil
  ) {
    let language = frame.language
    self.action = action.rawValue
    self.token = token
    self.language = language.rawValue
    self.draft = draft?.id
    self.act = act
    limit = ImportWord.limit.text(language, "\(ImportDraft.fileBytes / (1024 * 1024))")
    files = lists.map { list in
      File(
        name: list.name, label: list.word.text(language), columns: list.columnsText(language),
        kept: (draft?.files[list]?.name).map { ImportWord.kept.text(language, $0) })
    }
    submit = ImportWord.look.text(language)
  }
}

extension ImportedList {
  var word: ImportWord {
    switch self {
    case .registry(.units): .units
    case .registry(.counters): .counters
    case .registry(.clerks): .clerks
    case .registry(.postings): .postings
    case .registry(.procedures): .procedures
    case .results: .results
    }
  }

  /// `Các cột: code, name; có thể bỏ: predecessors`.
  func columnsText(_ language: Language) -> String {
    let columns =
      switch self {
      case .registry(let table): table.columns
      case .results: ResultTable.columns
      }
    let rest =
      columns.optional.isEmpty
      ? "" : "; \(ImportWord.optional.text(language)) \(columns.optional.joined(separator: ", "))"
    return "\(ImportWord.columns.text(language)) \(columns.required.joined(separator: ", "))\(rest)"
  }
}
