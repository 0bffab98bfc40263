import RatingModel

/// What is known of some dossiers together.
package struct ResultSum: Hashable, Sendable {
  package let unit: UnitCode
  /// These are `nil` where the query did not tell them apart, and where the one-stop software did not.
  package let clerk: ClerkID?
  package let procedure: ProcedureCode?
  package let stage: Stage?
  package let period: Period?
  private var figures: [ResultFigure: ReportedSum]
  /// Steps at the counter: dossiers received, supplemented, refused, and results returned. What coverage divides by.
  package private(set) var steps: ReportedSum

  init(
    unit: UnitCode, clerk: ClerkID? = nil, procedure: ProcedureCode? = nil, stage: Stage? = nil, period: Period? = nil
  ) {
    (self.unit, self.clerk, self.procedure, self.stage, self.period) = (unit, clerk, procedure, stage, period)
    (figures, steps) = ([:], ReportedSum())
  }

  /// What rows come to together; those of other units, clerks and periods are the caller's to leave out.
  package init(
    unit: UnitCode, clerk: ClerkID? = nil, procedure: ProcedureCode? = nil, stage: Stage? = nil, period: Period? = nil,
    adding rows: [ResultRow]
  ) {
    self.init(unit: unit, clerk: clerk, procedure: procedure, stage: stage, period: period)
    for row in rows {
      let sums = ResultFigure.allCases.map { figure in
        (figure, row.counts[figure].map { ReportedSum($0, said: 1) } ?? ReportedSum(unsaid: 1))
      }
      add(Dictionary(uniqueKeysWithValues: sums), at: row.stage)
    }
  }

  /// `received` is of dossiers: steps of other stages than receiving are not in it.
  package subscript(_ figure: ResultFigure) -> ReportedSum { figures[figure] ?? ReportedSum() }

  /// Complaints about conduct but those found wrong or slanderous; index 7 counts these.
  package var conductCounted: Int? { counted(.conductComplaints, .conductAnnulled) }
  /// Complaints but those found wrong or slanderous.
  package var complaintsCounted: Int? { counted(.complaints, .complaintsAnnulled) }

  private func counted(_ whole: ResultFigure, _ annulled: ResultFigure) -> Int? {
    self[whole].total.map { $0 - (self[annulled].total ?? 0) }
  }

  /// Adds what rows of one stage say.
  mutating func add(_ sums: [ResultFigure: ReportedSum], at stage: Stage?) {
    for (figure, sum) in sums {
      if figure == .received, stage != nil, stage != .receiving { continue }
      figures[figure] = self[figure] + sum
    }
    let received = sums[.received] ?? ReportedSum()
    let returned = [ResultFigure.early, .onTime, .late].map { sums[$0] ?? ReportedSum() }.reduce(ReportedSum(), +)
    switch stage {
    case nil: steps = steps + received + returned
    case .returning: steps = steps + (returned.total == nil ? received : returned)
    case .receiving, .supplementing, .refusing: steps = steps + received
    }
  }
}

/// A sum over rows of which some may not say what is summed.
package struct ReportedSum: Hashable, Sendable {
  private let sum: Int
  /// Rows that say it, and rows that do not.
  private let said: Int
  private let unsaid: Int

  init(_ sum: Int = 0, said: Int = 0, unsaid: Int = 0) { (self.sum, self.said, self.unsaid) = (sum, said, unsaid) }

  /// `nil` where not one row says it: unknown, not zero.
  package var total: Int? { said == 0 ? nil : sum }
  /// Whether some rows do not say it: then the total is the least that it can be.
  package var isPartial: Bool { said > 0 && unsaid > 0 }

  static func + (left: Self, right: Self) -> Self {
    Self(left.sum + right.sum, said: left.said + right.said, unsaid: left.unsaid + right.unsaid)
  }
}

extension ResultSum {
  /// What one sum is of.
  struct Key: Hashable, Comparable {
    let unit: UnitCode
    let period: Period?
    let clerk: ClerkID?
    let procedure: ProcedureCode?
    let stage: Stage?

    private var texts: [String] {
      [
        unit.text, period?.description ?? "", clerk?.description ?? "", procedure?.text ?? "", stage?.rawValue ?? "",
      ]
    }

    static func < (left: Self, right: Self) -> Bool { left.texts.lexicographicallyPrecedes(right.texts) }
  }

  init(_ key: Key) {
    self.init(unit: key.unit, clerk: key.clerk, procedure: key.procedure, stage: key.stage, period: key.period)
  }
}
