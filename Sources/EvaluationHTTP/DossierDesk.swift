import EvaluationIndices
import EvaluationReports
import EvaluationStore
import RatingModel

/// Reads what reports take from the one-stop software beside the tallies: dossier results, and what procedures are called.
struct DossierDesk: Sendable {
  let store: any EvaluationStore
  /// The province's own.
  let rules: SubjectRules

  /// The rules with what came for the subject of the query, and for each unit directly below it.
  /// - Parameter keys: those that name the procedures of the report.
  func rules(for query: SubjectQuery, keys: [TallyKey]) async throws -> SubjectRules {
    var rules = rules
    var clerks = ClerkSelection.every
    if case .clerk(let clerk) = query.subject { clerks = .only(clerk) }
    let own = try await results(query.own, query, clerks)
    rules.dossiers = DossierResults(own.sums)
    rules.cutOff = own.cutOff
    rules.dossiersBelow = try await branches(query.below, query, own.sums)
    rules.dossiersApart = try await branches(query.apart, query, own.sums)
    let procedures = Self.procedures(of: keys)
    rules.catalogue = procedures.isEmpty ? nil : try await store.procedures(of: procedures)
    return rules
  }

  /// Every unit is in one branch below, as a rule; whatever moved from one to another is asked for again, branch by branch.
  private func branches<Key: Hashable & Sendable>(
    _ branches: [Key: UnitDays], _ query: SubjectQuery, _ sums: [ResultSum]
  ) async throws -> [Key: DossierResults] {
    var rows: [UnitCode: Int] = [:]
    for days in [query.below.values.map(\.units), query.apart.values.map(\.units)].joined() {
      for unit in days { rows[unit, default: 0] += 1 }
    }
    var found: [Key: DossierResults] = [:]
    for (key, days) in branches {
      let units = days.units
      let isAlone =
        units.allSatisfy { rows[$0] == 1 } && units.allSatisfy { query.own.stretches(of: $0) == days.stretches(of: $0) }
      let own =
        isAlone ? sums.filter { units.contains($0.unit) } : try await results(days, query, .every).sums
      found[key] = DossierResults(own)
    }
    return found
  }

  private func results(_ units: UnitDays, _ query: SubjectQuery, _ clerks: ClerkSelection) async throws -> ResultFacts {
    try await store.results(
      ResultQuery(units: units, first: query.first, last: query.last, clerks: clerks, details: [.stage]))
  }

  private static func procedures(of keys: [TallyKey]) -> Set<ProcedureCode> {
    keys.reduce(into: []) { codes, key in
      guard case .work(let work) = key, case .matter(let procedure?, _, _) = work.kind else { return }
      codes.insert(procedure)
    }
  }
}

extension SubjectFacts {
  /// Of the counts in which procedures are named.
  var keys: [TallyKey] { [own, group].joined().map(\.key) + beside.tallies.map(\.key) }
}

extension DossierResults {
  /// What sums, told apart by stage, come to; `nil` where there are none, or where they contradict one another.
  init?(_ sums: [ResultSum]) {
    guard !sums.isEmpty else { return nil }
    func total(_ counts: [Int?]) -> Int? {
      let known = counts.compactMap(\.self)
      return known.isEmpty ? nil : known.reduce(0, +)
    }
    // Only where results are returned is it known whether that was in time.
    let returning = sums.filter { $0.stage == nil || $0.stage == .returning }
    let times: [(Timeliness, ResultFigure)] = [(.early, .early), (.onTime, .onTime), (.late, .late)]
    let finished = times.compactMap { timeliness, figure in
      total(returning.map { $0[figure].total }).map { (timeliness, $0) }
    }
    self.init(
      steps: total(sums.map(\.steps.total)), received: total(sums.map { $0[.received].total }),
      finished: finished.isEmpty ? nil : Dictionary(finished, uniquingKeysWith: +),
      complaints: total(sums.map(\.conductCounted)))
  }
}
