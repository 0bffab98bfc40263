import EvaluationIndices

extension SubjectReport {
  /// What somebody should ask about, each with the figures that explain it.
  var flagsSection: ReportSection {
    let columns = [
      ReportTable.Column(["question"], .word(.flagQuestion)), ReportTable.Column(["count"], .word(.flagCounted)),
      ReportTable.Column(["of"], .word(.flagOf)), ReportTable.Column(["share"], .word(.shareInPercent)),
      ReportTable.Column(["expected"], .word(.flagExpected)), ReportTable.Column(["limit"], .word(.flagLimit)),
    ]
    return ReportSection(
      .flags, .sectionFlags, notes: [.word(flags.isEmpty ? .noteNoFlags : .noteFlags)],
      [
        ReportTable(
          "flags", .word(.tableFlags), rows: .word(.flag), columns: columns,
          flags.map { flag in
            ReportTable.Row(
              flag.code.rawValue, .word(flag.code.word),
              [
                .word(code: flag.code.rawValue, flag.code.question), .count(flag.counted.count),
                .count(flag.counted.of),
                Figure(percentage: flag.counted.percent),
                Figure(percentage: flag.expected.map { Percent(fraction: $0) }),
                .percentage(Percent(fraction: flag.limit)),
              ])
          }, implied: flags.map { $0.counted.of - $0.counted.count })
      ])
  }
}

extension AnomalyFlag.Code {
  var word: ReportWord {
    switch self {
    case .responseFarBelow: .flagResponse
    case .coverageLow: .flagCoverage
    case .withdrawnFarAbove: .flagWithdrawn
    case .correctedUpward: .flagCorrected
    case .evenCadence: .flagCadence
    case .kioskDark: .flagDark
    }
  }

  /// What it asks, and the innocent answers to look for first.
  var question: ReportWord {
    switch self {
    case .responseFarBelow: .askResponse
    case .coverageLow: .askCoverage
    case .withdrawnFarAbove: .askWithdrawn
    case .correctedUpward: .askCorrected
    case .evenCadence: .askCadence
    case .kioskDark: .askDark
    }
  }
}
