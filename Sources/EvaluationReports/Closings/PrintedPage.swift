import EvaluationStore
import RatingModel

/// A report as an official document on A4, by the layout of NĐ 30/2020/NĐ-CP (Phụ lục I): needs nothing from elsewhere.
///
/// What browsers and WeasyPrint make of it is the same document; margins with number and hash are drawn by both.
package enum PrintedPage {
  package static func html(_ report: PrintedReport) -> String {
    let (language, sheet) = (report.language, report.sheet)
    let closing = sheet.closing
    let sections = sheet.isEmpty ? [] : sheet.sections
    let annexes = sections.filter { !PrintedReport.body.contains($0.code) }
    return PageTemplates.render(
      "print",
      Model(
        language: language.rawValue, title: title(report), style: PrintStyle.text(report),
        draft: closing == nil
          ? Draft(mark: text(.draftMark, language), note: text(.draftNote, language)) : nil,
        parent: report.parent.map { $0.name ?? $0.code.text }, agency: report.unit.name ?? report.unit.code.text,
        nation: text(.nation, language), motto: text(.motto, language), number: number(report),
        date: date(report), kind: text(.documentKind, language), about: about(report), lines: lines(report),
        emptyReport: sheet.isEmpty ? text(.emptyReport, language) : nil,
        sections: sections.filter { PrintedReport.body.contains($0.code) }.enumerated().map {
          Section("\(roman($0 + 1)). ", $1, report)
        },
        recipientsHeading: text(.recipients, language),
        recipients: report.letter.recipients + [text(.recipientsFiled, language)],
        signerTitle: report.letter.signerTitle.isEmpty ? text(.signature, language) : report.letter.signerTitle,
        signer: report.letter.signer.isEmpty ? nil : report.letter.signer,
        annexes: annexes.enumerated().map {
          Section("\(ClosingWord.annex.text(language, roman($0 + 1))). ", $1, report)
        },
        grounds: PrintedGrounds(report, number: roman(annexes.count + 1))))
  }

  private static func text(_ word: ClosingWord, _ language: Language) -> String { word.text(language) }

  private static func title(_ report: PrintedReport) -> String {
    let kind = text(.documentKind, report.language)
    return [kind, report.sheet.closing.map { "\($0.number)" }, about(report)].compactMap(\.self).joined(
      separator: " – ")
  }

  /// `Số: 03/BC-TTPVHCC`: numbers below 10 get a nought in front.
  private static func number(_ report: PrintedReport) -> String {
    let serial = report.sheet.closing.map { $0.number.serial < 10 ? "0\($0.number.serial)" : "\($0.number.serial)" }
    let symbol = report.letter.symbol.isEmpty ? "" : "-\(report.letter.symbol)"
    return ClosingWord.documentNumber.text(report.language, "\(serial ?? dots)/BC\(symbol)")
  }

  /// `Tân Hà, ngày 05 tháng 02 năm 2026`: days below 10 and the months 1 and 2 get a nought in front.
  private static func date(_ report: PrintedReport) -> String {
    let place = report.letter.place.isEmpty ? dots : report.letter.place
    guard let closing = report.sheet.closing, let day = report.sheet.period.zone.local(closing.issuedAt)?.date else {
      return ClosingWord.dateLine.text(report.language, place, "…", "…", "…")
    }
    let isEnglish = report.language == .english
    return ClosingWord.dateLine.text(
      report.language, place, day.day < 10 ? "0\(day.day)" : "\(day.day)",
      day.month < (isEnglish ? 10 : 3) ? "0\(day.month)" : "\(day.month)", "\(day.year)")
  }

  private static func about(_ report: PrintedReport) -> String {
    let (language, spelling, days) = (report.language, report.spelling, report.sheet.period)
    let period =
      report.period?.text(language)
      ?? ClosingWord.periodFrom.text(language, spelling.text(days.from), spelling.text(days.through))
    let subject = report.sheet.subject
    guard case .clerk = subject else {
      return ClosingWord.aboutUnit.text(language, subject.name ?? subject.code, period)
    }
    let name = subject.name.map { "\($0) (\(subject.code))" } ?? subject.code
    return ClosingWord.aboutClerk.text(language, name, period)
  }

  private static func lines(_ report: PrintedReport) -> [String] {
    let (language, spelling, sheet) = (report.language, report.spelling, report.sheet)
    return [
      ClosingWord.figuresReadAt.text(
        language, spelling.text(sheet.period.from), spelling.text(sheet.period.through), spelling.text(sheet.made))
    ] + sheet.structureLines.map { "\(language.text(.structure)): \(spelling.text($0))." }
      + (sheet.hasGroup ? [ClosingWord.comparedWith.text(language, sheet.group.caption)] : [])
      + (sheet.closing?.corrects.map {
        ["\(text(.corrects, language)) \($0)."]
      } ?? [])
  }

  static let dots = "………"

  static func roman(_ number: Int) -> String {
    var (rest, text) = (number, "")
    for (value, letters) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
      while rest >= value {
        text += letters
        rest -= value
      }
    }
    return text
  }

  struct Section {
    let heading: String
    let notes: [String]
    let tables: [SheetTable]

    init(_ number: String, _ section: ReportSection, _ report: PrintedReport) {
      heading = number + report.spelling.text(section.heading)
      notes = section.notes.map(report.spelling.text)
      tables = section.tables.map {
        SheetTable($0, picture: report.pictures[$0.identifier], report.spelling)
      }
    }
  }

  private struct Draft {
    let mark: String
    let note: String
  }

  private struct Model {
    let language: String
    let title: String
    let style: String
    let draft: Draft?
    let parent: String?
    let agency: String
    let nation: String
    let motto: String
    let number: String
    let date: String
    let kind: String
    let about: String
    let lines: [String]
    let emptyReport: String?
    let sections: [Section]
    let recipientsHeading: String
    let recipients: [String]
    let signerTitle: String
    let signer: String?
    let annexes: [Section]
    let grounds: PrintedGrounds
  }
}
