import EvaluationStore
import RatingModel

/// Ratings on paper: the form that takes them, and who entered what.
package enum PaperPage {
  /// Entries of one page.
  package static let rows = 50

  package enum Outcome: Hashable, Sendable {
    case entered(Int64)
    case problem(PaperFormProblem)
  }

  /// - Parameters:
  ///   - scales: the newest version of each first, see ``offered(_:)``.
  ///   - entries: newest first; one more than ``rows`` where there are older ones.
  package static func html(
    frame: PageFrame, scales: [Scale], form: PaperForm, entries: [PaperEntry], zone: Zone, today: CivilDate,
    outcome: Outcome? = nil
  ) -> String {
    let language = frame.language
    func text(_ word: PaperWord) -> String { word.text(language) }
    let spelling = Spelling(language: language, zone: zone)
    let labels = Dictionary(scales.map { ($0.paperName, $0) }) { first, _ in first }
    let shown = entries.prefix(rows)
    var (done, problem) = (String?.none, String?.none)
    switch outcome {
    case .entered(let id): done = "\(text(.entered)) \(id)."
    case .problem(let refusal): problem = refusal.word.text(language)
    case nil: break
    }
    return PageTemplates.render(
      "paper",
      Model(
        frame: frame.model(title: text(.paper), kind: "medium"), heading: text(.paper), lead: text(.lead), done: done,
        problem: problem, noScales: scales.isEmpty ? text(.noScales) : nil,
        form: scales.isEmpty ? nil : FormModel(frame, scales, form, today: today), entriesHeading: text(.entries),
        empty: shown.isEmpty ? text(.empty) : nil, hasRows: !shown.isEmpty,
        heads: [text(.number), text(.day), text(.unit), text(.counts), text(.by), text(.state)],
        rows: shown.map { row($0, labels, spelling) },
        older: entries.count > rows
          ? shown.last.map {
            PageLink(
              link: "\(PagePath.paper.rawValue)?before=\($0.id)&lang=\(language.rawValue)", label: text(.older))
          } : nil))
  }

  /// Each scale once, in its newest version first; older versions behind.
  package static func offered(_ scales: [Scale]) -> [Scale] {
    let newest = Dictionary(grouping: scales, by: \.id).compactMapValues { $0.max { $0.version < $1.version } }
    return newest.values.sorted { $0.id.text < $1.id.text } + scales.filter { newest[$0.id]?.version != $0.version }
  }

  private static func row(_ entry: PaperEntry, _ scales: [String: Scale], _ spelling: Spelling) -> Model.Row {
    let (language, subject) = (spelling.language, entry.subject)
    let scale = scales["\(subject.scale)/\(subject.version)"]
    let levels = scale?.levels.map(\.name) ?? entry.forms.keys.sorted { $0.text < $1.text }
    let counts = levels.map { level in
      let label = scale?.level(level)?.labels[language.rawValue] ?? level.text
      return "\(label): \(entry.forms[level] ?? 0)"
    }
    var state = [(entry.stands ? PaperWord.stands : .corrected).text(language)]
    if let correction = entry.correction {
      state.append("\(PaperWord.correctsEntry.text(language)) \(correction.of): \(correction.reason)")
    }
    return Model.Row(
      number: "\(entry.id)", day: spelling.text(subject.day),
      subject: subject.clerk.map { "\(subject.unit) · \($0)" } ?? subject.unit.text,
      counts: counts.joined(separator: " · "), by: "\(entry.enteredBy), \(spelling.text(entry.enteredAt))",
      state: state.joined(separator: " · "),
      correct: entry.stands
        ? PageLink(
          link: "\(PagePath.paper.rawValue)?correct=\(entry.id)&lang=\(language.rawValue)",
          label: PaperWord.act.text(language)) : nil)
  }

  private struct Model {
    struct Row {
      let number: String
      let day: String
      let subject: String
      let counts: String
      let by: String
      let state: String
      let correct: PageLink?
    }
    let frame: FrameModel
    let heading: String
    let lead: String
    let done: String?
    let problem: String?
    let noScales: String?
    let form: FormModel?
    let entriesHeading: String
    let empty: String?
    let hasRows: Bool
    let heads: [String]
    let rows: [Row]
    let older: PageLink?
  }

  private struct FormModel {
    struct Level {
      let field: String
      let label: String
      let typed: String
    }
    let title: String
    let titleNote: String?
    let action: String
    let token: String
    let language: String
    let isNew: Bool
    let scaleLabel: String
    let scales: SelectField
    let hasChoice: Bool
    let chooseScale: String
    let scale: String
    let scaleName: String
    let corrects: String
    let unitLabel: String
    let unit: String
    let clerkLabel: String
    let clerkHelp: String
    let clerk: String
    let dayLabel: String
    let day: String
    let today: String
    let formsLabel: String
    let formsHelp: String
    let levels: [Level]
    let correction: Correction?
    let submit: String

    struct Correction {
      let label: String
      let help: String
      let reason: String
    }

    init(_ frame: PageFrame, _ scales: [Scale], _ form: PaperForm, today: CivilDate) {
      let language = frame.language
      let chosen = scales.first { $0.paperName == form.scale } ?? scales.first
      isNew = form.corrects.isEmpty
      title =
        isNew ? PaperWord.addHeading.text(language) : "\(PaperWord.correctHeading.text(language)) \(form.corrects)"
      titleNote = isNew ? nil : PaperWord.correctLead.text(language)
      action = PagePath.paper.rawValue
      token = frame.account?.formToken ?? ""
      self.language = language.rawValue
      scaleLabel = PaperWord.scale.text(language)
      self.scales = SelectField(
        name: "scale", label: scaleLabel,
        options: scales.map {
          SelectOption(code: $0.paperName, selected: $0.paperName == chosen?.paperName, label: $0.paperName)
        })
      hasChoice = isNew && scales.count > 1
      chooseScale = PaperWord.chooseScale.text(language)
      scale = chosen?.paperName ?? ""
      scaleName = scale
      corrects = form.corrects
      unitLabel = PaperWord.unit.text(language)
      unit = form.unit
      clerkLabel = PaperWord.clerk.text(language)
      clerkHelp = PaperWord.clerkHelp.text(language)
      clerk = form.clerk
      dayLabel = PaperWord.day.text(language)
      day = form.day
      self.today = today.description
      formsLabel = PaperWord.forms.text(language)
      formsHelp = PaperWord.formsHelp.text(language)
      levels = (chosen?.levels ?? []).map { level in
        Level(
          field: "forms.\(level.name)", label: level.labels[language.rawValue] ?? level.name.text,
          typed: form.forms[level.name.text] ?? "")
      }
      correction =
        isNew
        ? nil
        : Correction(
          label: PaperWord.reason.text(language), help: PaperWord.reasonHelp.text(language), reason: form.reason)
      submit = (isNew ? PaperWord.enter : .correct).text(language)
    }
  }
}
