import RatingModel

/// Where and when counts belong: the keys of one session, or of a press without one.
struct Placement {
  let unit: UnitCode
  let counter: CounterCode
  let clerk: ClerkID?
  let moment: Moment
  /// `nil` while the moment's boot has no anchor.
  let local: LocalTime?

  var isUndated: Bool { local == nil }

  /// The month in whose end the rest of a lot goes; `nil` while undated.
  var restMonth: Period? { local.map { .month(of: $0.date) } }

  private var undated: Period { .undated(moment.boot) }
  private var day: Period { local.map { .day($0.date) } ?? undated }
  private var month: Period { restMonth ?? undated }
  private var quarter: Period { local.map { .quarter(of: $0.date) } ?? undated }

  func day(_ subject: DayKey.Subject, channel: Channel, marks: Marks) -> TallyKey {
    .day(
      DayKey(
        unit: unit, counter: counter, clerk: clerk, period: day, channel: channel,
        marks: marks.with(.undated, if: isUndated), subject: subject))
  }

  func work(_ counted: WorkKey.Counted, _ kind: WorkKey.Kind, _ level: LevelReference) -> TallyKey {
    .work(WorkKey(unit: unit, clerk: clerk, period: month, counted: counted, kind: kind, level: level))
  }

  func rhythm(_ level: LevelReference) -> TallyKey {
    let slot = local.flatMap { RhythmKey.Slot(weekday: $0.date.weekday, hour: $0.hour) }
    return .rhythm(RhythmKey(unit: unit, clerk: clerk, period: quarter, slot: slot, level: level))
  }

  func answers(
    _ counted: WorkKey.Counted, _ question: QuestionID, _ version: Int, _ answer: AnswerName
  ) -> TallyKey {
    .answers(
      AnswersKey(
        unit: unit, clerk: clerk, period: month, counted: counted, question: question, setVersion: version,
        answer: answer))
  }

  func presses(_ subject: PressesKey.Subject) -> TallyKey {
    .presses(PressesKey(unit: unit, clerk: clerk, period: day, subject: subject))
  }

  func minutes(_ kind: MinutesKey.Kind, milliseconds: Int64) -> TallyKey {
    .minutes(
      MinutesKey(
        unit: unit, clerk: clerk, period: month, kind: kind, bucket: MinutesKey.bucket(milliseconds: milliseconds)))
  }
}
