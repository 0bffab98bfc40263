import EvaluationStore
import RatingModel

/// The form that issues a report: first what, then a look at it and at what is still open, then once more the question.
package enum ClosingIssuePage {
  /// What was chosen, as it was typed.
  package struct Choice: Hashable, Sendable {
    package var unit: String
    package var period: String
    package var clerk: String
    /// `nil` for a choice that cannot be understood.
    package var basis: UnitStructure.Basis?

    package init(
      unit: String = "", period: String = "", clerk: String = "", basis: UnitStructure.Basis? = .asItWas
    ) {
      self.basis = basis
      self.unit = unit
      self.period = period
      self.clerk = clerk
    }
  }

  /// The letter, as it was typed.
  package struct Typed: Hashable, Sendable {
    package var place = ""
    package var symbol = ""
    package var signerTitle = ""
    package var signer = ""
    package var recipients = ""

    package init() {}

    package var letter: ClosingLetter? {
      ClosingLetter(
        place: place, symbol: symbol, signerTitle: signerTitle, signer: signer, recipients: recipients)
    }
  }

  /// What is about to be issued.
  package struct Preview: Sendable {
    package let snapshot: ClosingSnapshot
    package let readiness: ClosingReadiness
    /// Tells the figures that were looked at from others.
    package let seen: String
    package let corrects: ClosingNumber?

    package init(
      snapshot: ClosingSnapshot, readiness: ClosingReadiness, seen: String, corrects: ClosingNumber? = nil
    ) {
      self.snapshot = snapshot
      self.readiness = readiness
      self.seen = seen
      self.corrects = corrects
    }
  }

  package enum Problem: Hashable, Sendable {
    case notOver, nothingThere, confirmNeeded, figuresChanged, letterMalformed, accountRefused
    case alreadyIssued(ClosingNumber)

    func text(_ language: Language) -> String {
      switch self {
      case .notOver: ClosingWord.notOver.text(language)
      case .nothingThere: ClosingWord.nothingThere.text(language)
      case .confirmNeeded: ClosingWord.confirmNeeded.text(language)
      case .figuresChanged: ClosingWord.figuresChanged.text(language)
      case .letterMalformed: ClosingWord.letterMalformed.text(language)
      case .accountRefused: ClosingWord.accountRefused.text(language)
      case .alreadyIssued(let number): ClosingWord.alreadyIssued.text(language, "\(number)")
      }
    }
  }

  package static func html(
    frame: PageFrame, choice: Choice, units: [ReadableUnit], periods: [ClosingPeriod], typed: Typed,
    preview: Preview? = nil, problem: Problem? = nil
  ) -> String {
    let language = frame.language
    func text(_ word: ClosingWord) -> String { word.text(language) }
    return PageTemplates.render(
      "closing-issue",
      Model(
        frame: frame.model(title: text(.issueHeading), kind: "wide"), heading: text(.issueHeading),
        lead: text(.issueLead), problem: problem?.text(language), action: PagePath.closingIssue.rawValue,
        choices: [
          SelectField(
            name: "unit", label: text(.chooseUnit),
            options: SelectOption.units(units, selected: UnitCode(choice.unit))),
          SelectField(
            name: "period", label: text(.choosePeriod),
            options: periods.map {
              SelectOption(code: "\($0)", selected: "\($0)" == choice.period, label: $0.text(language))
            }),
        ], clerkLabel: text(.chooseClerk), clerk: choice.clerk, clerkHelp: text(.clerkHelp),
        structure: StructureFields(preview?.snapshot.structure.madeBy ?? choice.basis ?? .asItWas, language),
        structureHelp: text(.structureHelp), look: text(.look),
        preview: preview.map { PreviewModel($0, choice, typed, frame) },
        back: PageLink(link: PagePath.closings.link(language), label: text(.back))))
  }

  private struct Model {
    let frame: FrameModel
    let heading: String
    let lead: String
    let problem: String?
    let action: String
    let choices: [SelectField]
    let clerkLabel: String
    let clerk: String
    let clerkHelp: String
    let structure: StructureFields
    let structureHelp: String
    let look: String
    let preview: PreviewModel?
    let back: PageLink
  }
}
