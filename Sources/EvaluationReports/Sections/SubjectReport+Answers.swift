import EvaluationIndices
import RatingModel

extension SubjectReport {
  /// Answers and reasons, each version of a question by itself. `nil` for a counter.
  var answersSection: ReportSection? {
    guard let answers else { return nil }
    let references = answers.own.keys.sorted { ($0.id, $0.version) < ($1.id, $1.version) }
    return ReportSection(
      .answers, .sectionAnswers, notes: [.word(.noteAnswers)] + wholeMonthsNote,
      references.map { table($0, answers) })
  }

  private func table(
    _ reference: QuestionReference, _ answers: Compared<[QuestionReference: AnswerFigures]>
  ) -> ReportTable {
    let question = questions[reference]
    let figures = answers.map { $0[reference] ?? AnswerFigures(reference) }
    // Of months without the version nobody was asked; those of the group tell when it was in use.
    let months = (figures.group ?? figures.own).months
    let rated = ratedSessions.map { sessions in months.reduce(0) { $0 + sessions[$1, default: 0] } }
    var rows = names(figures, question).map { name in
      (
        name.key, name.label, figures.map { $0.sessions[name.answer, default: 0] },
        figures.own.dossiers[name.answer, default: 0]
      )
    }
    if question?.kind == .single {
      rows.insert(
        ("answered", .word(.answered), figures.map(\.answered), figures.own.dossiers.values.reduce(0, +)), at: 0)
    }
    let shares = rows.map { row in
      Compared<Share?>(
        own: Share(row.2.own, within: rated.own),
        group: row.2.group.flatMap { count in rated.group.map { Share(count, within: $0) } })
    }
    return ReportTable(
      "answers-\(reference.id)-\(reference.version)", heading(reference, question), rows: .word(.answer),
      columns: [ReportTable.Column(["rated"], .word(.ratedSessions))]
        + (shares.first ?? Compared<Share?>(own: nil, group: nil)).columns(
          ["sessions"], .word(.sessions), share: .word(.shareOfRated))
        + [ReportTable.Column(["dossiers"], .word(.dossiers))],
      zip(rows, shares).map { row, share in
        ReportTable.Row(row.0, row.1, [.count(rated.own)] + share.figures + [.count(row.3)])
      },
      notes: notes(question), implied: shares.flatMap(\.implied), ratings: [rated.own])
  }

  /// All answers of the question in its order, then those that its definition does not know.
  private func names(
    _ figures: Compared<AnswerFigures>, _ question: Question?
  ) -> [(key: String, label: ReportLabel, answer: AnswerName)] {
    let defined = question?.answers ?? []
    let known = Set(defined.map(\.name))
    let others = Set(figures.own.sessions.keys).subtracting(known).sorted()
    return defined.map { ("answer." + $0.name.text, .labels($0.labels, code: $0.name.text), $0.name) }
      + others.map { ("answer." + $0.text, .text($0.text), $0) }
  }

  private func heading(_ reference: QuestionReference, _ question: Question?) -> ReportLabel {
    .phrase(
      .questionVersion,
      [
        question.map { .labels($0.labels, code: reference.id.text) } ?? .text(reference.id.text),
        .text(reference.id.text), .number(reference.version),
      ])
  }

  private func notes(_ question: Question?) -> [ReportLabel] {
    guard let question else { return [] }
    return (question.kind == .chips ? [.word(.noteChips)] : [])
      + (question.index.map { [.phrase(.noteFeedsIndex, [.number($0.rawValue)])] } ?? [])
  }
}
