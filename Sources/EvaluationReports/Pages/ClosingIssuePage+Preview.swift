import RatingModel

/// The second half of the form, as its template takes it.
struct PreviewModel {
  struct Field {
    let name: String
    let label: String
    let value: String
    let most: String
  }
  struct Open {
    let label: String
    let count: String
  }

  let heading: String
  let readinessHeading: String
  let clear: String?
  let open: [Open]
  let hasOpen: Bool
  let print: PageLink?
  let structure: String
  let on: String
  let structureLines: [String]
  let empty: String?
  let sections: [SheetSection]
  let token: String
  let unit: String
  let period: String
  let clerk: String
  let corrects: String
  let seen: String
  let letterHeading: String
  let letterLead: String
  let fields: [Field]
  let recipientsLabel: String
  let recipients: String
  let recipientsHelp: String
  let confirm: String
  let issue: String

  init(
    _ preview: ClosingIssuePage.Preview, _ choice: ClosingIssuePage.Choice, _ typed: ClosingIssuePage.Typed,
    _ frame: PageFrame
  ) {
    let (language, snapshot) = (frame.language, preview.snapshot)
    func text(_ word: ClosingWord) -> String { word.text(language) }
    let (sheet, spelling) = (snapshot.sheet(as: nil), Spelling(language: language, zone: snapshot.zone))
    let basis = snapshot.structure.madeBy ?? .asItWas
    structure = StructureChoice(basis).rawValue
    on = if case .day(let day) = basis { day.description } else { "" }
    structureLines = sheet.structureLines.map(spelling.text)
    heading = ClosingWord.aboutToIssue.text(
      language, sheet.subject.name ?? sheet.subject.code, snapshot.period.text(language))
    readinessHeading = text(.readinessHeading)
    clear = preview.readiness.items.isEmpty ? text(.readinessClear) : nil
    open = preview.readiness.items.map { Open(label: text($0.word), count: "\($0.count)") }
    hasOpen = !open.isEmpty
    print = PageLink(
      link: ClosingLinks.issue(
        UnitCode(choice.unit), snapshot.period, ClerkID(choice.clerk), language, .closingPreview,
        by: basis),
      label: text(.printDraft))
    empty = sheet.isEmpty ? text(.emptyReport) : nil
    sections = sheet.sections.filter { !sheet.isEmpty && PrintedReport.body.contains($0.code) }.map {
      SheetSection($0, snapshot.pictures[language] ?? [:], spelling)
    }
    token = frame.account?.formToken ?? ""
    (unit, period, clerk, seen) = (choice.unit, "\(snapshot.period)", choice.clerk, preview.seen)
    corrects = preview.corrects.map { "\($0)" } ?? ""
    (letterHeading, letterLead) = (text(.letterHeading), text(.letterLead))
    let most = "\(ClosingLetter.longestLine)"
    fields = [
      Field(name: "place", label: text(.place), value: typed.place, most: most),
      Field(name: "symbol", label: text(.symbol), value: typed.symbol, most: most),
      Field(name: "signerTitle", label: text(.signerTitle), value: typed.signerTitle, most: most),
      Field(name: "signer", label: text(.signer), value: typed.signer, most: most),
    ]
    (recipientsLabel, recipients) = (text(.recipientsField), typed.recipients)
    (recipientsHelp, confirm) = (text(.recipientsHelp), text(.confirm))
    issue = preview.corrects == nil ? text(.issue) : text(.issueCorrection)
  }
}
