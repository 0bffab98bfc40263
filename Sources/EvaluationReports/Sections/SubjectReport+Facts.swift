import EvaluationIndices
import EvaluationStore
import RatingModel

extension SubjectReport {
  /// Makes the report of what the store read at one moment. Days count where they lie in the period, months and quarters where
  /// they share a day with it; each section says which.
  /// - Parameters:
  ///   - facts: of the group and all below it, tallies of all families.
  ///   - made: the time that the report bears.
  package init(
    of scope: ReportScope, over period: ReportPeriod, _ facts: ReportFacts, rules: SubjectRules = SubjectRules(),
    made: WallTime
  ) throws(ReportFault) {
    let tallies = SubjectTallies(facts, scope: scope, over: period)
    let names = ReportNames(facts, on: period.through)
    let subject = ReportSubject(scope.subject, names)
    let scales = try ScaleDefinitions(facts).scales(of: tallies)
    func compare<Value>(_ make: ([StoredTally]) -> Value) -> Compared<Value> {
      Compared(own: make(tallies.own), group: scope.hasGroup ? make(tallies.group) : nil)
    }
    let questions = Dictionary(
      facts.questions.map { (QuestionReference(id: $0.id, version: $0.version), $0) },
      uniquingKeysWith: { first, _ in first })
    let days = compare(ClerkFigures.init)
    let hasEveryFamily = subject.hasEveryFamily
    let work = hasEveryFamily ? compare(WorkFigures.init) : nil
    let answers = hasEveryFamily ? compare(AnswerFigures.all) : nil

    self.subject = subject
    group = names.unit(scope.group)
    (self.period, self.made, self.rules, self.scales, self.questions) = (period, made, rules, scales, questions)
    (self.days, self.work, self.answers) = (days, work, answers)
    trend = SubjectTrend(tallies.own, over: period)
    marks = MarkFigures(tallies.own)
    rhythm = hasEveryFamily ? RhythmFigures(tallies.own) : nil
    minutes = hasEveryFamily ? compare(MinuteFigures.init) : nil
    statutory = work.map {
      StatutoryFigures(
        answers: answers?.own ?? [:], questions: questions, dossiersByLevel: $0.own.dossiersByLevel,
        results: rules.dossiers, convention: rules.convention)
    }
    let peers = PeerFigures(tallies, scope: scope, subject: days.own, scales: scales, rules: rules)
    (comparisons, spreads, flags) = (peers.comparisons, peers.spreads, peers.flags)
    self.peers = tallies.others.values.filter { $0.sessions[.rated] > 0 || $0.totals.all > 0 }.count
    undated = Self.undated(tallies.undated)
    let journals = SubjectJournals(tallies, scope: scope)
    kiosks = KioskRow.rows(of: facts.kiosks).filter(journals.holds)
    events = facts.events.filter(journals.holds)
  }

  private static func undated(_ tallies: [StoredTally]) -> [UndatedFigures] {
    Dictionary(grouping: tallies, by: Neighbours.init).sorted { $0.key < $1.key }
      .map { UndatedFigures(neighbours: $0.key, figures: ClerkFigures($0.value)) }
  }
}

extension ReportSubject {
  init(_ subject: ReportScope.Subject, _ names: ReportNames) {
    self =
      switch subject {
      case .clerk(let clerk): .clerk(clerk, name: names.name(of: clerk))
      case .counter(let place): .counter(place, name: names.name(of: place))
      case .unit(let unit): .unit(names.unit(unit))
      }
  }
}

extension ClerkFigures {
  init(_ tallies: [StoredTally]) {
    self.init()
    for tally in tallies { add(tally.key, count: tally.count) }
  }
}

extension Neighbours {
  init(_ tally: StoredTally) {
    if case .undated(let notBefore, let notAfter) = tally.placement {
      self.init(notBefore: notBefore, notAfter: notAfter)
    } else {
      self.init(notBefore: nil, notAfter: nil)
    }
  }
}
