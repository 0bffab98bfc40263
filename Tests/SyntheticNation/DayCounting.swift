import RatingModel

/// Counts one day of a kiosk by the rules of the journal's format: which entry changes which counts.
///
/// The entries' sequence numbers are those that a journal would give; of the entries themselves there are none.
struct DayCounting {
  let day: KioskDay
  private(set) var ledger: TallyLedger
  /// Of the newest entry.
  private(set) var sequence: Int64
  /// Counts that tell a level, by whose they are, until the day's end.
  private var waiting: [(clerk: ClerkID?, counts: [(key: TallyKey, number: Int)])] = []

  private let period: Period
  private let month: Period
  private let quarter: Period

  init(day: KioskDay, ledger: consuming TallyLedger, after sequence: Int64) {
    self.day = day
    self.ledger = ledger
    self.sequence = sequence
    period = .day(day.date)
    month = .month(of: day.date)
    quarter = .quarter(of: day.date)
  }

  /// To be called once.
  mutating func count() {
    // A boot and an anchor.
    sequence += 2
    for service in day.services { count(service) }
    for stray in day.strays { enter(presses(nil, .disposition(stray.disposition))) }
    for release in waiting {
      sequence += 1
      for (key, number) in release.counts { ledger.add(number, to: key, at: sequence) }
    }
  }

  /// One entry that changes one count at once.
  private mutating func enter(_ key: TallyKey?) {
    sequence += 1
    if let key { ledger.add(to: key, at: sequence) }
  }

  private mutating func count(_ service: Service) {
    enter(service.waitedMilliseconds.map { minutes(service, .waiting, $0) })
    for press in service.presses { enter(presses(service.clerk, .disposition(press))) }
    if let invited = service.invitedAt { enter(minutes(service, .serving, invited - service.openedAt)) }
    enter(dayKey(service, .outcome(service.outcome)))
    guard let level = service.level else { return }
    var counts = [(dayKey(service, .level(level)), 1)]
    if let first = service.firstLevel {
      enter(presses(service.clerk, .disposition(.superseded)))
      counts.append((presses(service.clerk, isBetter(level, than: first) ? .raised : .lowered), 1))
    }
    counts += work(service, level)
    counts.append((rhythm(service, level), 1))
    for choice in service.choices {
      enter(nil)
      counts += answers(service, choice)
    }
    wait(service.clerk, counts)
  }

  private mutating func wait(_ clerk: ClerkID?, _ counts: [(TallyKey, Int)]) {
    if let place = waiting.firstIndex(where: { $0.clerk == clerk }) {
      waiting[place].counts += counts
    } else {
      waiting.append((clerk, counts))
    }
  }

  private func isBetter(_ level: LevelReference, than other: LevelReference) -> Bool {
    (Wording.scale.position(level.level) ?? 0) < (Wording.scale.position(other.level) ?? 0)
  }

  private func dayKey(_ service: Service, _ subject: DayKey.Subject) -> TallyKey {
    .day(
      DayKey(
        unit: service.unit, counter: service.counter, clerk: service.clerk, period: period, channel: service.channel,
        marks: service.marks, subject: subject))
  }

  /// A session once, each dossier under its own kind.
  private func work(_ service: Service, _ level: LevelReference) -> [(TallyKey, Int)] {
    let kinds = service.matters.map {
      WorkKey.Kind.matter(procedure: $0.procedure, stage: $0.stage, timeliness: $0.timeliness)
    }
    let isMixed = kinds.contains { $0 != kinds.first }
    let session = isMixed ? .mixed : kinds.first ?? .none
    return [(workKey(service, .sessions, session, level), 1)]
      + kinds.map { (workKey(service, .dossiers, $0, level), 1) }
  }

  private func workKey(
    _ service: Service, _ counted: WorkKey.Counted, _ kind: WorkKey.Kind, _ level: LevelReference
  ) -> TallyKey {
    .work(
      WorkKey(unit: service.unit, clerk: service.clerk, period: month, counted: counted, kind: kind, level: level))
  }

  private func rhythm(_ service: Service, _ level: LevelReference) -> TallyKey {
    let slot = RhythmKey.Slot(weekday: day.date.weekday, hour: Int(service.moment / 3_600_000))
    return .rhythm(RhythmKey(unit: service.unit, clerk: service.clerk, period: quarter, slot: slot, level: level))
  }

  private func answers(_ service: Service, _ choice: Service.Choice) -> [(TallyKey, Int)] {
    choice.answers.flatMap { answer in
      [(WorkKey.Counted.sessions, 1), (.dossiers, service.matters.count)].filter { $0.1 > 0 }.map { counted, number in
        let key = AnswersKey(
          unit: service.unit, clerk: service.clerk, period: month, counted: counted, question: choice.question.id,
          setVersion: choice.question.version, answer: answer)
        return (TallyKey.answers(key), number)
      }
    }
  }

  private func presses(_ clerk: ClerkID?, _ subject: PressesKey.Subject) -> TallyKey {
    .presses(PressesKey(unit: day.unit, clerk: clerk, period: period, subject: subject))
  }

  private func minutes(_ service: Service, _ kind: MinutesKey.Kind, _ milliseconds: Int64) -> TallyKey {
    .minutes(
      MinutesKey(
        unit: service.unit, clerk: service.clerk, period: month, kind: kind,
        bucket: MinutesKey.bucket(milliseconds: milliseconds)))
  }
}
