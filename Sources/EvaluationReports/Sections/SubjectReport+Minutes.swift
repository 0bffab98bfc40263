import RatingModel

extension SubjectReport {
  /// Waiting and serving. `nil` for a counter.
  var minutesSection: ReportSection? {
    guard let minutes else { return nil }
    return ReportSection(
      .minutes, .sectionMinutes, notes: [.word(.noteMinutes)] + wholeMonthsNote,
      [normTable(minutes), bucketTable(minutes)])
  }

  private func normTable(_ minutes: Compared<MinuteFigures>) -> ReportTable {
    let rows = MinutesKey.Kind.allCases.flatMap { kind in
      MinuteFigures.norms.map { norm in
        (kind, norm, minutes.map { $0.share(kind, under: norm) })
      }
    }
    let columns = rows.first?.2.columns(["within"], .word(.sessions)) ?? []
    return ReportTable(
      "minutes-norms", .word(.tableNorms), rows: .word(.norm),
      columns: [ReportTable.Column(["all"], .word(.timedSessions))] + columns,
      rows.map { kind, norm, shares in
        ReportTable.Row(
          "\(kind.rawValue).\(norm)", .phrase(kind == .waiting ? .waitingUnder : .servingUnder, [.number(norm)]),
          [.count(minutes.own.all(kind))] + shares.figures)
      }, implied: rows.flatMap(\.2.implied))
  }

  private func bucketTable(_ minutes: Compared<MinuteFigures>) -> ReportTable {
    let columns = MinutesKey.Kind.allCases.flatMap { kind in
      [ReportTable.Column([kind.rawValue], .word(kind.word))]
        + (minutes.group == nil
          ? [] : [ReportTable.Column(["group", kind.rawValue], .phrase(.ofGroup, [.word(kind.word)]))])
    }
    let rows = MinutesKey.buckets.map { bucket in
      (bucket, MinutesKey.Kind.allCases.map { kind in minutes.map { $0.count(kind, bucket) } })
    }
    return ReportTable(
      "minutes", .word(.tableMinutes), rows: .word(.minutes), columns: columns,
      rows.map { bucket, counts in
        ReportTable.Row(
          bucket, .text(bucket.replacing(">=", with: "≥ ").replacing("<", with: "< ")),
          counts.flatMap { [.count($0.own)] + ($0.group.map { [.count($0)] } ?? []) })
      }, implied: rows.flatMap(\.1).flatMap { $0.implied(\.self) })
  }
}

extension MinutesKey.Kind {
  var word: ReportWord {
    switch self {
    case .waiting: .waitingMinutes
    case .serving: .servingMinutes
    }
  }
}
