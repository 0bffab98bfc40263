import RatingModel

/// A working day of an invented office as steps in the order of their times. Made from a seed; no clock, no I/O.
struct WorkingDay {
  struct Step {
    /// Milliseconds since the office opened.
    let at: Int64
    let counter: Int
    let action: Action
  }

  enum Action {
    case open(Visit)
    case invite(id: String)
    case close(id: String)
    case cancel(id: String)
    case press(Finger)
    case tell(DemoWord)
  }

  /// A finger on a key, or on what the screen has painted.
  struct Finger {
    /// 1 is the best level; 0 declines.
    let key: Int
    /// What the screen calls what is touched; `nil` for the key of a panel.
    var target: String?
    /// What holds after it on a page that is asked after the level.
    var choice: DemoChoice?
  }

  struct Visit {
    let id: String
    /// Codes with procedure and stage; empty for a question at the counter.
    let dossiers: [Dossier]
    /// Milliseconds before the open at which the ticket was drawn.
    let waitedMilliseconds: Int64
    let ticket: String
    /// Whom the request names.
    var staff: String?
    /// Who serves.
    var service: CounterAccount.Service

    struct Dossier {
      let code: String
      let procedure: String
      let stage: Stage
      let timeliness: Timeliness?
    }
  }

  static let lengthMilliseconds: Int64 = 9 * 3_600_000
  /// When the office is open, local time. The day begins with it.
  static let hours = "07:30-17:00"
  /// When the clerk of the first counter is away and another one sits there: as the roster says it, and since the opening.
  static let substitution = "10:00-11:00"
  static let substitutionMilliseconds: Range<Int64> = 9_000_000..<12_600_000
  private static let procedures = ["1.004873", "2.000488", "1.010708", "1.012753"]

  let steps: [Step]

  init(counters: [DemoOffice.Counter], seed: UInt64, day: CivilDate) {
    var generator = SeededGenerator(seed: seed)
    var steps: [Step] = []
    for (index, counter) in counters.enumerated() {
      var writer = DayWriter(index: index, counter: counter, day: day)
      while writer.now < Self.lengthMilliseconds { writer.addVisit(using: &generator) }
      writer.closeDoors()
      steps += writer.steps
    }
    self.steps = steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }
}
