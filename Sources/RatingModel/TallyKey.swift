/// What a tally counts. One case per family of scheme 1; families are marginals, never one joint table.
///
/// The text form is an array of strings that begins with the family's name (see ``fields``). `clerk` nil is written `none`:
/// no session, or no clerk counts.
package enum TallyKey: Hashable, Sendable {
  case day(DayKey)
  case work(WorkKey)
  case rhythm(RhythmKey)
  case answers(AnswersKey)
  case presses(PressesKey)
  case minutes(MinutesKey)
}

/// The families' names, in the order of `DayKey` … `MinutesKey`.
package enum TallyFamily: String, Hashable, Sendable, Codable, CaseIterable {
  case day, work, rhythm, answers, presses, minutes
}

/// The backbone of the report: sessions by outcome, ratings by level, per local day.
package struct DayKey: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// Counts sessions; released by the entry that holds the outcome.
    case outcome(Outcome)
    /// Counts ratings; released in lots.
    case level(LevelReference)
  }
  package var unit: UnitCode
  package var counter: CounterCode
  package var clerk: ClerkID?
  /// A day, or undated.
  package var period: Period
  package var channel: Channel
  package var marks: Marks
  package var subject: Subject

  package init(
    unit: UnitCode, counter: CounterCode, clerk: ClerkID?, period: Period, channel: Channel, marks: Marks,
    subject: Subject
  ) {
    self.unit = unit
    self.counter = counter
    self.clerk = clerk
    self.period = period
    self.channel = channel
    self.marks = marks
    self.subject = subject
  }
}

/// Ratings by kind of matter. A session counts once, under its only kind, `mixed` or `none`; each dossier under its own.
package struct WorkKey: Hashable, Sendable {
  package enum Counted: String, Hashable, Sendable, CaseIterable { case sessions, dossiers }
  package enum Kind: Hashable, Sendable {
    /// No dossier was named.
    case none
    /// Dossiers of more than one kind; sessions only.
    case mixed
    case matter(procedure: ProcedureCode?, stage: Stage, timeliness: Timeliness?)
  }
  package var unit: UnitCode
  package var clerk: ClerkID?
  /// A month, or undated.
  package var period: Period
  package var counted: Counted
  package var kind: Kind
  package var level: LevelReference

  package init(
    unit: UnitCode, clerk: ClerkID?, period: Period, counted: Counted, kind: Kind, level: LevelReference
  ) {
    self.unit = unit
    self.clerk = clerk
    self.period = period
    self.counted = counted
    self.kind = kind
    self.level = level
  }
}

/// Ratings by weekday and hour within a quarter.
package struct RhythmKey: Hashable, Sendable {
  package struct Slot: Hashable, Sendable {
    /// ISO 8601: Monday is 1.
    package let weekday: Int
    package let hour: Int
    package init?(weekday: Int, hour: Int) {
      guard (1...7).contains(weekday), (0...23).contains(hour) else { return nil }
      self.weekday = weekday
      self.hour = hour
    }
  }
  package var unit: UnitCode
  package var clerk: ClerkID?
  /// A quarter, or undated.
  package var period: Period
  /// `nil` exactly when undated.
  package var slot: Slot?
  package var level: LevelReference

  package init(unit: UnitCode, clerk: ClerkID?, period: Period, slot: Slot?, level: LevelReference) {
    self.unit = unit
    self.clerk = clerk
    self.period = period
    self.slot = slot
    self.level = level
  }
}

/// What was answered to a question that is asked after the level. Sessions count once for each answer, dossiers each.
package struct AnswersKey: Hashable, Sendable {
  package var unit: UnitCode
  package var clerk: ClerkID?
  package var period: Period
  package var counted: WorkKey.Counted
  package var question: QuestionID
  package var setVersion: Int
  package var answer: AnswerName

  package init(
    unit: UnitCode, clerk: ClerkID?, period: Period, counted: WorkKey.Counted, question: ScaleID, setVersion: Int,
    answer: ScaleID
  ) {
    self.unit = unit
    self.clerk = clerk
    self.period = period
    self.counted = counted
    self.question = question
    self.setVersion = setVersion
    self.answer = answer
  }
}

/// Presses that are no rating, and corrections by direction.
package struct PressesKey: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case disposition(Disposition)
    /// Corrections towards the better end of the scale; released in lots.
    case raised
    /// Corrections towards the worse end; released in lots.
    case lowered
  }
  package var unit: UnitCode
  package var clerk: ClerkID?
  /// A day, or undated.
  package var period: Period
  package var subject: Subject

  package init(unit: UnitCode, clerk: ClerkID?, period: Period, subject: Subject) {
    self.unit = unit
    self.clerk = clerk
    self.period = period
    self.subject = subject
  }
}

/// How long citizens waited (ticket drawn to open) and were served (open to invite or close).
package struct MinutesKey: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable { case waiting, serving }
  /// Upper bounds in minutes of all buckets but the last; 15 and 30 are the norms of QĐ 468/QĐ-TTg.
  package static let bounds = [1, 2, 5, 10, 15, 30, 60]
  /// `<1`, `<2`, … `<60`, `>=60`.
  package static let buckets = bounds.map { "<\($0)" } + [">=60"]
  package static func bucket(milliseconds: Int64) -> String {
    let index = bounds.firstIndex { milliseconds < Int64($0) * 60_000 } ?? bounds.count
    return buckets[index]
  }

  package var unit: UnitCode
  package var clerk: ClerkID?
  /// A month, or undated.
  package var period: Period
  package var kind: Kind
  package var bucket: String

  package init(unit: UnitCode, clerk: ClerkID?, period: Period, kind: Kind, bucket: String) {
    self.unit = unit
    self.clerk = clerk
    self.period = period
    self.kind = kind
    self.bucket = bucket
  }
}

extension TallyKey {
  package var family: TallyFamily {
    switch self {
    case .day: .day
    case .work: .work
    case .rhythm: .rhythm
    case .answers: .answers
    case .presses: .presses
    case .minutes: .minutes
    }
  }

  package var unit: UnitCode {
    switch self {
    case .day(let key): key.unit
    case .work(let key): key.unit
    case .rhythm(let key): key.unit
    case .answers(let key): key.unit
    case .presses(let key): key.unit
    case .minutes(let key): key.unit
    }
  }

  package var clerk: ClerkID? {
    switch self {
    case .day(let key): key.clerk
    case .work(let key): key.clerk
    case .rhythm(let key): key.clerk
    case .answers(let key): key.clerk
    case .presses(let key): key.clerk
    case .minutes(let key): key.clerk
    }
  }

  package var period: Period {
    switch self {
    case .day(let key): key.period
    case .work(let key): key.period
    case .rhythm(let key): key.period
    case .answers(let key): key.period
    case .presses(let key): key.period
    case .minutes(let key): key.period
    }
  }

  /// Whether the count tells a level or an answer, and so is released in lots only.
  package var tellsLevel: Bool {
    switch self {
    case .day(let key): if case .level = key.subject { true } else { false }
    case .work, .rhythm, .answers: true
    case .presses(let key): if case .disposition = key.subject { false } else { true }
    case .minutes: false
    }
  }
}

extension TallyKey {
  /// The question that the key names.
  package var question: QuestionReference? {
    if case .answers(let key) = self { QuestionReference(id: key.question, version: key.setVersion) } else { nil }
  }
}
