import RatingModel

/// Holds figures against their rules and against what is known. Pure.
struct ResultCheck {
  /// What the figures are held against.
  struct Known {
    let units: [UnitCode: [Validity]]
    let clerks: Set<ClerkID>
    let procedures: Set<ProcedureCode>
    /// Months that were imported as a whole.
    let months: Set<ResultPart>
  }

  private let batch: ResultImport
  private let known: Known
  private(set) var problems: [ResultProblem] = []
  private(set) var warnings: [ResultProblem] = []

  init(_ batch: ResultImport, against known: Known) {
    self.batch = batch
    self.known = known
    check()
  }

  private mutating func check() {
    guard !batch.rows.isEmpty else { return report(.table(.headerMissing), nil, column: nil, ResultTable.columns.list) }
    guard batch.rows.count <= RegistryLimits.rows else {
      return report(.table(.tooManyRows), nil, column: nil, "\(batch.rows.count) rows")
    }
    for index in batch.rows.indices {
      figures(of: index)
      names(of: index)
    }
    wholes()
    mixtures()
  }

  private mutating func figures(of index: Int) {
    let (row, counts) = (batch.rows[index], batch.rows[index].counts)
    guard !counts.isEmpty else { return report(.rule(.rowEmpty), index, column: nil, row.part.caption) }
    for figure in ResultFigure.allCases {
      if let count = counts[figure], !(0...ResultFigure.most).contains(count) {
        report(.rule(.numberInvalid), index, column: figure.rawValue, String(count))
      }
    }
    for (whole, annulled) in [
      (ResultFigure.complaints, ResultFigure.complaintsAnnulled), (.conductComplaints, .conductAnnulled),
    ] {
      guard let count = counts[annulled], count > counts[whole] ?? 0 else { continue }
      report(.rule(.annulledExceed), index, column: annulled.rawValue, "\(count) of \(counts[whole] ?? 0)")
    }
    if row.stage == nil, let returned = counts.returned, let received = counts[.received],
      returned > received + (counts[.carriedOver] ?? 0)
    {
      let open = "\(received) + \(counts[.carriedOver].map(String.init) ?? "?")"
      report(.rule(.returnedExceed), index, column: nil, "\(returned) > \(open)")
    }
    if let conduct = counts[.conductComplaints], let all = counts[.complaints], conduct > all {
      report(.rule(.conductExceed), index, column: ResultFigure.conductComplaints.rawValue, "\(conduct) > \(all)")
    }
  }

  private mutating func names(of index: Int) {
    let row = batch.rows[index]
    switch row.period {
    case .day, .month: check(row.unit, row.period.days ?? .always, index)
    case .quarter, .undated: report(.rule(.periodInvalid), index, column: "period", row.period.description)
    }
    if let clerk = row.clerk, !known.clerks.contains(clerk) {
      report(.rule(.clerkUnknown), index, column: "staff", clerk.description)
    }
    if let procedure = row.procedure, !known.procedures.contains(procedure),
      !(procedure.national.map(known.procedures.contains) ?? false)
    {
      report(.rule(.procedureUnknown), index, column: "procedure", procedure.text)
    }
  }

  private mutating func check(_ unit: UnitCode, _ days: Validity, _ index: Int) {
    guard let validities = known.units[unit] else {
      return report(.rule(.unitUnknown), index, column: "unit", unit.text)
    }
    if !days.isCovered(by: validities) { report(.rule(.unitNotValid), index, column: "unit", unit.text) }
  }

  /// Nothing twice, and no day beside its month.
  private mutating func wholes() {
    var seen: [ResultRow: Int] = [:]
    let parts = Set(batch.rows.map(\.part))
    for (index, row) in batch.rows.enumerated() {
      if let before = seen[row.withoutCounts] {
        report(.rule(.rowRepeated), index, column: nil, "line \(batch.line(of: before))")
      } else {
        seen[row.withoutCounts] = index
      }
      guard let month = row.part.month else { continue }
      if parts.contains(month) {
        report(.rule(.periodOverlaps), index, column: "period", month.caption)
      } else if known.months.contains(month) {
        report(.rule(.monthStands), index, column: "period", month.caption)
      }
    }
  }

  /// Sums among their parts would be counted twice; told once for each part and kind of detail.
  private mutating func mixtures() {
    for (_, indices) in Dictionary(grouping: batch.rows.indices, by: { batch.rows[$0].part }) {
      let details: [(String, (ResultRow) -> Bool)] = [
        ("clerk", { $0.clerk != nil }), ("procedure", { $0.procedure != nil }), ("stage", { $0.stage != nil }),
      ]
      for (name, tells) in details {
        let without = indices.filter { !tells(batch.rows[$0]) }
        guard let first = without.first, without.count < indices.count else { continue }
        report(.rule(.detailMixed), first, column: nil, name)
      }
    }
  }

  private mutating func report(_ kind: ResultProblem.Kind, _ index: Int?, column: String?, _ subject: String) {
    let problem = ResultProblem(kind, line: index.map(batch.line(of:)), column: column, subject)
    if problem.isWarning { warnings.append(problem) } else { problems.append(problem) }
  }
}

extension ResultPart {
  /// `H56.14 2026-10`.
  var caption: String { "\(unit) \(period)" }
}

extension ResultRow {
  fileprivate var withoutCounts: ResultRow {
    ResultRow(unit: unit, clerk: clerk, procedure: procedure, stage: stage, period: period, counts: ResultCounts())
  }
}
