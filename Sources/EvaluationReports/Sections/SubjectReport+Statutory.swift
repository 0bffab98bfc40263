import EvaluationIndices
import RatingModel

extension SubjectReport {
  /// The statutory score. `nil` for a counter.
  var statutorySection: ReportSection? {
    guard let statutory else { return nil }
    let isConvention = if case .levels = statutory.convention.attitude { true } else { false }
    return ReportSection(
      .statutory, .sectionStatutory,
      notes: [.phrase(.noteStatutory, [.text(statutory.score.rule.citation.source)])]
        + (isConvention ? [.word(.noteLevelConvention)] : [])
        + (statutory.score.missing.isEmpty ? [] : [.word(.noteMissingIndex)]) + cutOffNote + wholeMonthsNote,
      [indexTable(statutory), sumTable(statutory.score)])
  }

  /// Dossier results that are not in the figures.
  var cutOffNote: [ReportLabel] { rules.cutOff > 0 ? [.phrase(.noteResultsCutOff, [.number(rules.cutOff)])] : [] }

  private func indexTable(_ statutory: StatutoryFigures) -> ReportTable {
    let columns =
      [ReportTable.Column(["score"], .word(.score)), ReportTable.Column(["dossiers"], .word(.dossiers))]
      + IndexPoints.allCases.reversed().map {
        ReportTable.Column(["points\($0.rawValue)"], .phrase(.dossiersWithPoints, [.number($0.rawValue)]))
      } + [ReportTable.Column(["source"], .word(.source))]
    let rows = statutory.score.rule.indices.map { index in
      let score = statutory.score.scores[index]
      let points = IndexPoints.allCases.reversed().map { points in
        score.map { Figure.count($0.dossiers[points] ?? 0) } ?? .none
      }
      return ReportTable.Row(
        "index.\(index.rawValue)", .phrase(.indexNumbered, [.number(index.rawValue), .word(index.word)]),
        [score.map { .points(tenths: $0.tenths) } ?? .unknown, Figure(count: score?.count)] + points
          + [statutory.sources[index].map { .word(code: $0.rawValue, $0.word) } ?? .none])
    }
    return ReportTable(
      "indices", .word(.tableIndices), rows: .word(.index), columns: columns, rows,
      ratings: statutory.score.scores.values.map(\.count))
  }

  private func sumTable(_ score: StatutoryScore) -> ReportTable {
    let hasScore = !score.scores.isEmpty
    return ReportTable(
      "score", .word(.tableScore), rows: .word(.subject),
      columns: [
        ReportTable.Column(["sum"], .word(.scoreSum)), ReportTable.Column(["most"], .word(.scoreMost)),
        ReportTable.Column(["missing"], .word(.scoreMissing)), ReportTable.Column(["class"], .word(.scoreClass)),
      ],
      [
        ReportTable.Row(
          "subject", subjectLabel,
          [
            hasScore ? .points(tenths: score.tenths) : .unknown, .points(tenths: score.mostTenths),
            .text(score.missing.isEmpty ? "0" : score.missing.map { "\($0.rawValue)" }.joined(separator: ", ")),
            score.band.map { .word(code: $0.name.rawValue, $0.name.word) } ?? .unknown,
          ])
      ],
      // The score of few dossiers tells their points.
      implied: score.scores.values.flatMap { $0.dossiers.values }, ratings: score.scores.values.map(\.count))
  }
}

extension ScoredIndex {
  var word: ReportWord {
    switch self {
    case .totalTime: .indexTotalTime
    case .unitTime: .indexUnitTime
    case .intakeContacts: .indexIntakeContacts
    case .agencies: .indexAgencies
    case .onTheSpot: .indexOnTheSpot
    case .publication: .indexPublication
    case .attitude: .indexAttitude
    case .complaints: .indexComplaints
    case .onlineServices: .indexOnlineServices
    }
  }
}

extension StatutoryFigures.Source {
  var word: ReportWord {
    switch self {
    case .answers: .sourceAnswers
    case .dossierResults: .sourceDossierResults
    case .timelinessAndComplaints: .sourceTimelinessAndComplaints
    case .levelConvention: .sourceLevelConvention
    case .noAnswers: .sourceNoAnswers
    case .noDossierResults: .sourceNoDossierResults
    case .complaintsOpen: .sourceComplaintsOpen
    case .notHere: .sourceNotHere
    }
  }
}

extension ScoringRule.Band.Name {
  var word: ReportWord {
    switch self {
    case .tasksInFull: .classTasksInFull
    case .tasksLargely: .classTasksLargely
    case .tasksPoorly: .classTasksPoorly
    case .excellent: .classExcellent
    case .good: .classGood
    case .fair: .classFair
    case .average: .classAverage
    case .weak: .classWeak
    }
  }
}
