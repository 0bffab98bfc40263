import RatingModel

extension SubjectReport {
  /// Presses that are no rating, and corrections by direction. `nil` for a counter.
  var pressesSection: ReportSection? {
    guard subject.hasEveryFamily else { return nil }
    let dispositions = Disposition.allCases.map { disposition in
      (disposition.rawValue, disposition.word, days.map { $0.dispositions[disposition, default: 0] })
    }
    let corrections = [
      ("raised", ReportWord.raised, days.map(\.raised)), ("lowered", .lowered, days.map(\.lowered)),
    ]
    return ReportSection(
      .presses, .sectionPresses, notes: [.word(.notePresses)],
      [table("presses", .tablePresses, dispositions), table("corrections", .tableCorrections, corrections)])
  }

  private func table(
    _ name: String, _ heading: ReportWord, _ rows: [(String, ReportWord, Compared<Int>)]
  ) -> ReportTable {
    let columns =
      [ReportTable.Column(["count"], .word(.presses))]
      + (days.group == nil
        ? []
        : [
          ReportTable.Column(["group", "count"], .phrase(.ofGroup, [.word(.presses)]))
        ])
    return ReportTable(
      name, .word(heading), rows: .word(.kindOfPress), columns: columns,
      rows.map { key, word, counts in
        ReportTable.Row(key, .word(word), [.count(counts.own)] + (counts.group.map { [.count($0)] } ?? []))
      }, implied: rows.flatMap { $0.2.implied(\.self) })
  }
}
