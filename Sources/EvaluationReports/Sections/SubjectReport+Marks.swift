import RatingModel

extension SubjectReport {
  /// What is unusual, and what the figures are without it.
  var marksSection: ReportSection {
    ReportSection(.marks, .sectionMarks, notes: [.word(.noteMarks)], [sessionTable] + scales.map(ratingTable))
  }

  private var sessionTable: ReportTable {
    let marked = days.map(\.markedSessions)
    let rows =
      [("any", ReportWord.marked, marked)]
      + Mark.allCases.map { mark in
        (mark.rawValue, mark.word, days.map { $0.marks[mark, default: 0] })
      }
    let columns =
      [ReportTable.Column(["count"], .word(.sessions))]
      + (days.group == nil
        ? []
        : [
          ReportTable.Column(["group", "count"], .phrase(.ofGroup, [.word(.sessions)]))
        ])
    return ReportTable(
      "marks", .word(.tableMarks), rows: .word(.mark), columns: columns,
      rows.map { key, word, counts in
        ReportTable.Row(key, .word(word), [.count(counts.own)] + (counts.group.map { [.count($0)] } ?? []))
      },
      implied: rows.flatMap { $0.2.implied(\.self) } + days.implied { $0.sessions.sessions - $0.markedSessions })
  }

  private func ratingTable(_ scale: Scale) -> ReportTable {
    let rows =
      [("all", ReportWord.allRatings, marks.all), ("unmarked", .withoutMarks, marks.unmarked)]
      + Mark.allCases.compactMap { mark in marks.marked[mark].map { (mark.rawValue, mark.word, $0) } }
    let rated = rows.map { RatedFigures($0.2, on: scale) }
    let all = rated[0].counts
    return ReportTable(
      scale.tableIdentifier("marks"), scale.heading(.tableMarkedRatings), rows: .word(.mark),
      columns: RatedFigures.columns([]),
      zip(rows, rated).map { ReportTable.Row($0.0, .word($0.1), $1.figures) },
      implied: rated.flatMap { row in
        row.implied + [all.ratings - row.counts.ratings, all.satisfied.count - row.counts.satisfied.count]
      }, ratings: rated.flatMap { [$0.counts.ratings, all.ratings - $0.counts.ratings] })
  }
}
