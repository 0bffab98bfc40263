import EvaluationStore
import RatingModel

/// Where files of lists are sent to be looked at.
package enum ImportsPage {
  /// Why the page is shown again, or what was done.
  package enum Notice: Error, Hashable, Sendable, CaseIterable {
    case nothingSent, tooLarge, malformed, lost

    var word: ImportWord {
      switch self {
      case .nothingSent: .nothingSent
      case .tooLarge: .tooLarge
      case .malformed: .malformed
      case .lost: .lost
      }
    }
  }

  /// What was imported just now.
  package enum Taken: Hashable, Sendable {
    case registry(RegistrySummary)
    case results(number: Int64, rows: Int)

    func text(_ language: Language) -> String {
      switch self {
      case .registry(let summary): ImportWord.taken.text(language, summary)
      case .results(let number, let rows): ImportWord.takenResults.text(language, "\(number)", "\(rows)")
      }
    }
  }

  package static func html(frame: PageFrame, notice: Notice? = nil, taken: Taken? = nil) -> String {
    let language = frame.language
    func text(_ word: ImportWord) -> String { word.text(language) }
    let token = frame.account?.formToken ?? ""
    return PageTemplates.render(
      "imports",
      Model(
        frame: frame.model(title: text(.imports), kind: "medium"), heading: text(.imports), lead: text(.importsLead),
        done: taken?.text(language), problem: notice?.word.text(language),
        parts: [
          Model.Part(
            identifier: "registry", heading: text(.registryHeading), lead: text(.registryLead),
            form: ImportUploadForm(
              frame, token: token, action: .imports, lists: RegistryTable.allCases.map(ImportedList.registry))),
          Model.Part(
            identifier: "results", heading: text(.resultsHeading), lead: text(.resultsLead),
            form: ImportUploadForm(frame, token: token, action: .imports, lists: [.results])),
        ]))
  }

  private struct Model {
    struct Part {
      let identifier: String
      let heading: String
      let lead: String
      let form: ImportUploadForm
    }
    let frame: FrameModel
    let heading: String
    let lead: String
    let done: String?
    let problem: String?
    let parts: [Part]
  }
}

extension ImportWord {
  func text(_ language: Language, _ summary: RegistrySummary) -> String {
    text(
      language, "\(summary.units)", "\(summary.counters)", "\(summary.clerks)", "\(summary.postings)",
      "\(summary.procedures)")
  }
}
