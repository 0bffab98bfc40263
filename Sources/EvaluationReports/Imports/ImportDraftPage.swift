import EvaluationStore
import RatingModel

/// What files would do, with the way to import them, or every error by its line.
package enum ImportDraftPage {
  package static func html(
    frame: PageFrame, draft: ImportDraft, look: ImportLook, basis: ImportBasis, hasChanged: Bool = false
  ) -> String {
    let language = frame.language
    let view = ImportDraftView(
      frame, token: frame.account?.formToken ?? "", draft: draft, look: look, basis: basis,
      hasChanged: hasChanged, upload: .imports, decide: .importDraft)
    return PageTemplates.render(
      "import-draft",
      Model(
        frame: frame.model(title: view.heading, kind: "medium"), view: view,
        backLink: PagePath.imports.link(language), back: ImportWord.backToImports.text(language)))
  }

  private struct Model {
    let frame: FrameModel
    let view: ImportDraftView
    let backLink: String
    let back: String
  }
}

/// The same within a page: of imports, and of the first day.
struct ImportDraftView {
  struct Part {
    let heading: String
    let unchanged: String
    let changes: [Change]
  }
  struct Change {
    let heading: String
    let examples: [String]
    let more: String?
  }
  struct Finding {
    let file: String
    let line: String
    let column: String
    let message: String
    let hint: String
    let code: String
  }
  struct Decision {
    let action: String
    let token: String
    let language: String
    let draft: String
    let basis: String
    let take: String
    let drop: String
  }

  let heading: String
  let changed: String?
  let problem: String?
  let findingHeads: [String]
  let findings: [Finding]
  let hasFindings: Bool
  let warningsHeading: String?
  let warningsLead: String?
  let parts: [Part]
  let lines: [String]
  let dependentsHeading: String?
  let dependents: [String]
  let decision: Decision?
  let againHeading: String
  let againLead: String
  let again: ImportUploadForm

  init(
    _ frame: PageFrame, token: String, draft: ImportDraft, look: ImportLook, basis: ImportBasis, hasChanged: Bool,
    upload: PagePath, decide: PagePath, isSetup: Bool = false
  ) {
    let language = frame.language
    func text(_ word: ImportWord) -> String { word.text(language) }
    var (findings, parts, lines, dependents) = ([ImportFinding](), [Part](), [String](), [String]())
    var (refused, warned, dependentCount) = (Int?.none, Int?.none, 0)
    switch look {
    case .refused(let problems): (findings, refused) = (problems, problems.count)
    case .registry(let preview):
      parts = preview.difference.lists.filter { !$0.parts.isEmpty }.map { Self.part($0, language) }
      if parts.isEmpty { lines.append(text(.nothingChanges)) }
      lines.append(ImportWord.wouldHold.text(language, preview.summary))
      dependentCount = preview.dependentCount
      dependents = preview.dependents.map {
        "\($0.kind.word.text(language)) \($0.name): \($0.subject) (\($0.change.word.text(language)))"
      }
      if dependentCount > dependents.count {
        dependents.append(ImportWord.more.text(language, "\(dependentCount - dependents.count)"))
      }
    case .results(let preview, let warnings):
      (findings, warned) = (warnings, warnings.isEmpty ? nil : preview.warningCount)
      lines = [
        ImportWord.resultsSummary.text(
          language, "\(preview.rows)", "\(preview.parts)", "\(preview.replacedCount)")
      ]
      if !preview.replaced.isEmpty {
        let more = preview.replacedCount - preview.replaced.count
        lines.append(
          "\(text(.replaced)) " + preview.replaced.map { "\($0.unit) \($0.period)" }.joined(separator: ", ")
            + (more > 0 ? " " + ImportWord.more.text(language, "\(more)") : ""))
      }
    }
    heading = text(refused == nil ? .draftHeading : .refusedHeading)
    changed = hasChanged ? text(.changedMeanwhile) : nil
    problem = refused.map { ImportWord.refusedLead.text(language, "\($0)") }
    findingHeads = [text(.file), text(.line), text(.column), text(.problem)]
    self.findings = findings.map { Self.finding($0, language) }
    hasFindings = !findings.isEmpty
    warningsHeading = warned == nil ? nil : text(.warnings)
    warningsLead = warned.map { ImportWord.warningsLead.text(language, "\($0)") }
    self.parts = parts
    self.lines = lines
    dependentsHeading =
      dependents.isEmpty ? nil : ImportWord.dependentsLead.text(language, "\(dependentCount)")
    self.dependents = dependents
    decision =
      refused != nil
      ? nil
      : Decision(
        action: decide.rawValue, token: token, language: language.rawValue, draft: draft.id, basis: basis.text,
        take: text(.take),
        drop: text(.drop))
    againHeading = text(.again)
    againLead = text(.againLead)
    let lists = draft.files.keys.contains(.results) ? [.results] : RegistryTable.allCases.map(ImportedList.registry)
    again = ImportUploadForm(
      frame, token: token, action: upload, lists: lists, draft: draft, act: isSetup ? "upload" : nil)
  }

  private static func finding(_ finding: ImportFinding, _ language: Language) -> Finding {
    let text = finding.text(language)
    return Finding(
      file: finding.file, line: finding.line.map(String.init) ?? "", column: finding.column ?? "",
      message: text.message, hint: text.hint, code: finding.code)
  }

  private static func part(_ list: RegistryDifference.List, _ language: Language) -> Part {
    Part(
      heading: ImportedList.registry(list.table).word.text(language),
      unchanged: ImportWord.unchanged.text(language, "\(list.unchanged)"),
      changes: RegistryDifference.Change.allCases.compactMap { change in
        let part = list.part(change)
        guard part.count > 0 else { return nil }
        let more = part.count - part.examples.count
        return Change(
          heading: "\(change.word.text(language)): \(part.count)",
          examples: part.examples.map { Self.line($0, language) },
          more: more > 0 ? ImportWord.more.text(language, "\(more)") : nil)
      })
  }

  private static func line(_ example: RegistryDifference.Example, _ language: Language) -> String {
    let details = [
      example.formerName.map { ImportWord.was.text(language, $0) },
      example.lastDay.map { ImportWord.until.text(language, $0.description) },
      example.columns.isEmpty ? nil : example.columns.joined(separator: ", "),
    ].compactMap(\.self)
    return [example.code, example.name].filter { !$0.isEmpty }.joined(separator: " – ")
      + (details.isEmpty ? "" : " (\(details.joined(separator: "; ")))")
  }
}

extension RegistryDifference.Change {
  var word: ImportWord {
    switch self {
    case .added: .added
    case .changed: .changed
    case .ended: .ended
    case .removed: .removed
    }
  }
}

extension RegistryDependent.Kind {
  var word: ImportWord {
    switch self {
    case .kiosk: .kiosk
    case .account: .account
    case .token: .token
    case .clerkSecret: .clerkSecret
    }
  }
}
