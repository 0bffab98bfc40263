import EvaluationStore
import RatingModel

/// One issued report: number, hash, files, and the figures as they were issued.
package enum ClosingPage {
  /// - Parameters:
  ///   - issued: as the store keeps it.
  ///   - time: what is claimed now is being made.
  ///   - mayTakeFiles: whether the reader's role may take figures along.
  ///   - makesPrints: whether this server is told to make PDF.
  package static func html(
    _ issued: IssuedClosing, _ snapshot: ClosingSnapshot, frame: PageFrame, at time: WallTime, mayTakeFiles: Bool,
    makesPrints: Bool
  ) -> String {
    let (language, closing) = (frame.language, issued.closing)
    func text(_ word: ClosingWord) -> String { word.text(language) }
    let spelling = Spelling(language: language, zone: snapshot.zone)
    let sheet = snapshot.sheet(as: closing)
    let heading = ClosingWord.closingHeading.text(language, "\(closing.number)")
    let name = sheet.subject.name ?? sheet.subject.code
    let pictures = snapshot.pictures[language] ?? [:]
    return PageTemplates.render(
      "closing",
      Model(
        frame: frame.model(title: "\(heading) – \(name)", kind: "wide"), heading: heading, name: name,
        code: sheet.subject.code, period: closing.period.text(language),
        imprint: ClosingImprint(closing, spelling).lines, hashHelp: text(.hashHelp),
        filesHeading: text(.filesHeading), forbidden: mayTakeFiles ? nil : text(.filesForbidden),
        files: mayTakeFiles ? files(issued, language) : [],
        states: mayTakeFiles ? states(issued, at: time, makesPrints, language) : [],
        links: [
          PageLink(link: ClosingLinks.link(.correction, closing, language), label: text(.correctionLink)),
          PageLink(link: PagePath.closings.link(language), label: text(.back)),
        ],
        figuresHeading: text(.figuresHeading), empty: sheet.isEmpty ? text(.emptyReport) : nil,
        sections: sheet.isEmpty ? [] : sheet.sections.map { SheetSection($0, pictures, spelling) }))
  }

  private static func files(_ issued: IssuedClosing, _ language: Language) -> [PageLink] {
    (issued.files + [ClosingForms.contentName]).map { name in
      PageLink(
        link: ClosingLinks.link(.closingFile, issued.closing, language, file: name),
        label: name == ClosingForms.contentName ? ClosingWord.fileJSON.text(language) : name)
    }
  }

  /// What is to be said of forms that are not there yet.
  private static func states(
    _ issued: IssuedClosing, at time: WallTime, _ makesPrints: Bool, _ language: Language
  ) -> [String] {
    if !issued.prints.isEmpty, !makesPrints { return [ClosingWord.printOff.text(language)] }
    return issued.prints.map { print in
      let code = print.failure ?? "print-ended"
      if print.isGivenUp(at: time) { return ClosingWord.printGivenUp.text(language, print.name, code) }
      return print.failure == nil
        ? ClosingWord.printWaiting.text(language, print.name)
        : ClosingWord.printRetried.text(language, print.name, code)
    }
  }

  private struct Model {
    let frame: FrameModel
    let heading: String
    let name: String
    let code: String
    let period: String
    let imprint: [ClosingImprint.Line]
    let hashHelp: String
    let filesHeading: String
    let forbidden: String?
    let files: [PageLink]
    let states: [String]
    let links: [PageLink]
    let figuresHeading: String
    let empty: String?
    let sections: [SheetSection]
  }
}
