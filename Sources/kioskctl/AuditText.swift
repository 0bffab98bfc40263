import KioskExplanation
import KioskJournal
import RatingModel

/// The answer of `kioskctl audit` for people.
struct AuditText {
  private let language: StoryText.Language

  init(_ language: StoryText.Language) { self.language = language }

  func lines(_ question: ClerkQuestion, _ verification: Verification, _ audit: ClerkAudit?) -> [String] {
    let days = question.days
    var lines = [text(.title, "\(question.clerk)", "\(days.lowerBound)", "\(days.upperBound)"), ""]
    if let heads = verification.heads { lines += self.lines(heads, verification.statistics.head.sequence) }
    if let audit {
      lines += self.lines(audit, verification.statistics.head.sequence)
    } else {
      lines.append(text(.notAdded))
    }
    lines += verification.findings.map(finding)
    return lines + [text(verification.isSound ? .sound : .unsound)]
  }

  private func lines(_ heads: HeldHeads, _ last: Int64) -> [String] {
    var lines = [text(.heads, "\(heads.given)", "\(heads.standing)", "\(heads.through)", "\(last)")]
    if heads.outOfReach > 0 { lines.append(text(.outOfReach, "\(heads.outOfReach)")) }
    return lines + [""]
  }

  private func lines(_ audit: ClerkAudit, _ last: Int64) -> [String] {
    var lines = table(audit.figures.dated, audit.proven?.dated)
    if !audit.figures.undated.isEmpty {
      lines += ["", text(.undated)] + table(audit.figures.undated, audit.proven?.undated)
    }
    lines += ["", text(.restsOn, audit.entries.map(stretch).joined(separator: ", "))]
    if audit.entries.isEmpty { lines[lines.count - 1] = text(.restsOnNothing) }
    if audit.cutThrough > 0 { lines.append(text(.cut, "\(audit.cutThrough)")) }
    lines.append(
      audit.proven == nil
        ? text(.nothingProven) : text(.proven, "\(audit.provenThrough)", "\(last - audit.provenThrough)"))
    let waiting = audit.figures.dated.waiting + audit.figures.undated.waiting
    if waiting > 0 { lines.append(text(.waitingNote, "\(waiting)")) }
    return lines + [""]
  }

  private func stretch(_ entries: ClosedRange<Int64>) -> String {
    entries.count == 1 ? "\(entries.lowerBound)" : "\(entries.lowerBound)–\(entries.upperBound)"
  }

  private func finding(_ finding: VerificationFinding) -> String {
    let place = finding.entries.map { " \(stretch($0))" } ?? ""
    return text(.found, finding.code.rawValue, place, finding.text)
  }

  // MARK: The table

  private typealias Row = (name: String, figure: (AuditedFigures) -> String)

  /// Two columns: by all entries, and by those that a head of the centre vouches for.
  private func table(_ figures: AuditedFigures, _ proven: AuditedFigures?) -> [String] {
    let rows = self.rows(of: figures)
    let cells =
      [["", text(.columnAll), text(.columnProven)]]
      + rows.map { row in
        [row.name, row.figure(figures), proven.map(row.figure) ?? "–"]
      }
    let widths = (0..<3).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      let (all, vouched) = (padded(row[1], widths[1]), padded(row[2], widths[2]))
      return "\(row[0])\(String(repeating: " ", count: widths[0] - row[0].count))  \(all)  \(vouched)"
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: width - text.count) + text
  }

  private func rows(of figures: AuditedFigures) -> [Row] {
    var rows: [Row] = [(text(.sessions), { "\($0.sessions)" })]
    rows += Outcome.allCases.map { outcome in (indented(.outcome(outcome)), { "\($0.outcomes[outcome, default: 0])" }) }
    rows.append((text(.waiting), { "\($0.waiting)" }))
    for scale in figures.ratings { rows += self.rows(of: scale) }
    rows.append((text(.marked), { "\($0.markedSessions)" }))
    rows += figures.marks.keys.sorted { $0.rawValue < $1.rawValue }
      .map { mark in ("  " + StoryWord.mark(mark).text(language), { "\($0.marks[mark, default: 0])" }) }
    rows += Disposition.allCases.filter { figures.dispositions[$0, default: 0] > 0 }
      .map { kind in
        (text(.press, StoryWord.disposition(kind).text(language)), { "\($0.dispositions[kind, default: 0])" })
      }
    return rows + [(text(.raised), { "\($0.raised)" }), (text(.lowered), { "\($0.lowered)" })]
  }

  private func rows(of ratings: AuditedFigures.Ratings) -> [Row] {
    func figure(_ of: @escaping (AuditedFigures.Ratings) -> String) -> (AuditedFigures) -> String {
      { figures in figures.ratings.first { $0.scale == ratings.scale }.map(of) ?? "0" }
    }
    var rows: [Row] = [(text(.ratings, ratings.scale), figure { "\($0.count)" })]
    rows += ratings.levels.keys.sorted().map { level in
      ("  \(level)", figure { "\($0.levels[level, default: 0])" })
    }
    rows.append((indented(.satisfied), figure { "\($0.satisfied)" }))
    rows.append((indented(.satisfiedShare), figure { $0.satisfiedTenths.map(percent) ?? "–" }))
    return rows
  }

  private func percent(_ tenths: Int) -> String {
    "\(tenths / 10)\(language == .vi ? "," : ".")\(tenths % 10)"
  }

  private func indented(_ word: AuditWord) -> String { "  " + text(word) }

  private func text(_ word: AuditWord, _ values: String...) -> String {
    var text = word.text(language)
    for (place, value) in values.enumerated() { text = text.replacing("{\(place)}", with: value) }
    return text
  }
}
