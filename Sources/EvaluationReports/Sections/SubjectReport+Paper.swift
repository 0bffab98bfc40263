import EvaluationIndices
import EvaluationStore
import RatingModel

extension SubjectReport {
  /// Ratings on paper forms, apart: nobody invited, nothing is bound, and people typed them in. No figure of another section has
  /// them in it.
  var paperSection: ReportSection? {
    let totals = PaperTotals.all(paper)
    guard !totals.isEmpty else { return nil }
    return ReportSection(.paper, .sectionPaper, notes: [.word(.notePaper)], totals.map(paperTable))
  }

  private func paperTable(_ totals: PaperTotals) -> ReportTable {
    let scale = paperScales.first { $0.id == totals.scale && $0.version == totals.version }
    let levels =
      scale?.levels.map { ($0.name, $0.reportLabel) }
      ?? totals.forms.keys.sorted { $0.text < $1.text }
      .map { ($0, .text($0.text)) }
    let heading: ReportLabel = .phrase(.scaleVersion, [.text(totals.scale.text), .number(totals.version)])
    return ReportTable(
      "paper-\(totals.scale)-\(totals.version)", .phrase(.headingOfScale, [.word(.sectionPaper), heading]),
      rows: .word(.levels), columns: [ReportTable.Column(["forms"], .word(.paperForms))],
      [ReportTable.Row("all", .word(.allPaper), [.count(totals.all)])]
        + levels.map { level, label in
          ReportTable.Row("level." + level.text, label, [.count(totals.forms[level] ?? 0)])
        }, ratings: [totals.all])
  }
}

/// Forms of one version of one scale, added up.
struct PaperTotals {
  let scale: ScaleID
  let version: Int
  let forms: [LevelName: Int]
  var all: Int { forms.values.reduce(0, +) }

  /// By scale and version; entries that do not stand count for nothing.
  static func all(_ entries: [PaperEntry]) -> [PaperTotals] {
    let groups = Dictionary(grouping: entries.filter(\.stands)) { "\($0.subject.scale)/\($0.subject.version)" }
    return groups.sorted { $0.key < $1.key }.compactMap { _, entries in
      entries.first.map { first in
        PaperTotals(
          scale: first.subject.scale, version: first.subject.version,
          forms: entries.reduce(into: [:]) { $0.merge($1.forms) { $0 + $1 } })
      }
    }.filter { $0.all > 0 }
  }
}
