import EvaluationIndices
import EvaluationStore
import RatingModel

extension SubjectReport {
  /// Makes the report of tallies that the store read at one moment. Days count where they lie in the period, months and quarters
  /// where they share a day with it; each section says which.
  /// - Parameters:
  ///   - facts: of the group and all below it, tallies of all families.
  ///   - paper: paper forms of the subject, those that stand.
  ///   - made: the time that the report bears.
  package init(
    of scope: ReportScope, over period: ReportPeriod, _ facts: ReportFacts, rules: SubjectRules = SubjectRules(),
    paper: [PaperEntry] = [], made: WallTime
  ) throws(ReportFault) {
    try self.init(
      of: scope, over: period, SubjectCounts(facts, scope: scope, over: period), beside: facts, rules: rules,
      paper: paper, made: made)
  }

  /// Makes the same of sums, which are read for ``SubjectTrend/isByDay(_:)``.
  package init(
    of scope: ReportScope, over period: ReportPeriod, _ facts: SubjectFacts, rules: SubjectRules = SubjectRules(),
    paper: [PaperEntry] = [], made: WallTime
  ) throws(ReportFault) {
    try self.init(
      of: scope, over: period, SubjectCounts(facts, scope: scope), beside: facts.beside, kioskCount: facts.kioskCount,
      rules: rules, paper: paper, made: made)
  }

  /// - Parameters:
  ///   - facts: all but tallies.
  ///   - kioskCount: how many kiosks stand there, where these are more than the facts hold.
  private init(
    of scope: ReportScope, over period: ReportPeriod, _ counts: SubjectCounts, beside facts: ReportFacts,
    kioskCount: Int? = nil, rules: SubjectRules, paper: [PaperEntry], made: WallTime
  ) throws(ReportFault) {
    let names = ReportNames(facts, on: period.through, called: scope.names)
    let subject = ReportSubject(scope.subject, names)
    let scales = try ScaleDefinitions(facts).scales(of: counts)
    func compare<Value>(_ make: ([KeyedCount]) -> Value) -> Compared<Value> {
      Compared(own: make(counts.own), group: scope.hasGroup ? make(counts.group) : nil)
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
    ratedSessions = Compared(own: counts.ownSessions, group: scope.hasGroup ? counts.groupSessions : nil)
    trend = SubjectTrend(counts.own, over: period)
    marks = MarkFigures(counts.own)
    rhythm = hasEveryFamily ? RhythmFigures(counts.own) : nil
    minutes = hasEveryFamily ? compare(MinuteFigures.init) : nil
    statutory = work.map {
      StatutoryFigures(
        answers: answers?.own ?? [:], questions: questions, dossiersByLevel: $0.own.dossiersByLevel,
        results: rules.dossiers, convention: rules.convention)
    }
    let peers = PeerFigures(counts, scope: scope, subject: days.own, scales: scales, rules: rules)
    (comparisons, spreads, flags) = (peers.comparisons, peers.spreads, peers.flags)
    self.peers = counts.others.values.filter { $0.sessions[.rated] > 0 || $0.totals.all > 0 }.count
    below = scope.below.keys.sorted().map { unit in
      BelowFigures(
        unit: names.unit(unit), figures: counts.below[unit] ?? ClerkFigures(), dossiers: rules.dossiersBelow[unit])
    }
    apart = ApartFigures.all(of: scope, counts.apart, rules, names, period.zone)
    counters = CounterFigures.all(counts.counters, counts.counterKiosks, names)
    (structure, structureLines) = (scope.structure, scope.structure.lines(names.unit, period.zone))
    undated = Self.undated(counts.undated)
    let journals = SubjectJournals(counts.journals, scope: scope)
    kiosks = KioskRow.rows(of: facts.kiosks).filter(journals.holds)
    self.kioskCount = max(kioskCount ?? 0, Set(kiosks.map(\.kiosk.kiosk)).count)
    events = facts.events.filter(journals.holds)
    (self.paper, paperScales) = (paper, facts.scales)
  }

  private static func undated(_ tallies: [StoredTally]) -> [UndatedFigures] {
    Dictionary(grouping: tallies, by: Neighbours.init).sorted { $0.key < $1.key }
      .map { UndatedFigures(neighbours: $0.key, figures: ClerkFigures($0.value.map { KeyedCount($0) })) }
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
  init(_ counts: [KeyedCount]) {
    self.init()
    for count in counts { add(count.key, count: count.count) }
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
