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
    /// 1 is the best level; 0 declines.
    case press(key: Int)
  }

  struct Visit {
    let id: String
    /// Codes with procedure and stage; empty for a question at the counter.
    let dossiers: [Dossier]
    /// Milliseconds before the open at which the ticket was drawn.
    let waitedMilliseconds: Int64
    let ticket: String

    struct Dossier {
      let code: String
      let procedure: String
      let stage: Stage
      let timeliness: Timeliness?
    }
  }

  static let lengthMilliseconds: Int64 = 9 * 3_600_000
  private static let procedures = ["1.004873", "2.000488", "1.010708", "1.012753"]

  let steps: [Step]

  init(counters: Int, levels: Int, seed: UInt64, day: CivilDate) {
    var generator = SeededGenerator(seed: seed)
    var steps: [Step] = []
    for counter in 0..<counters {
      var writer = DayWriter(counter: counter, levels: levels, day: day)
      while writer.now < Self.lengthMilliseconds { writer.addVisit(using: &generator) }
      writer.closeDoors()
      steps += writer.steps
    }
    self.steps = steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// Writes the day of one counter, visit by visit.
  private struct DayWriter {
    let counter: Int
    let levels: Int
    let day: CivilDate
    var now: Int64 = 60_000
    var steps: [Step] = []
    private var visits = 0
    /// Left open because somebody was called away.
    private var leftOpen: String?

    init(counter: Int, levels: Int, day: CivilDate) {
      self.counter = counter
      self.levels = levels
      self.day = day
    }

    mutating func addVisit(using generator: inout SeededGenerator) {
      visits += 1
      let visit = makeVisit(using: &generator)
      // A finger between two citizens: ambient.
      if chance(4, &generator) { add(.press(key: 1), after: 20_000) }
      add(.open(visit), after: Int64.random(in: 30_000...240_000, using: &generator))
      leftOpen = nil
      if chance(3, &generator) { return add(.cancel(id: visit.id), after: 15_000) }
      // Pressed before it was asked: early.
      if chance(5, &generator) { add(.press(key: level(&generator)), after: 9_000) }
      // Called away: the next open ends it without an invite.
      if chance(3, &generator) {
        leftOpen = visit.id
        return now += 60_000
      }
      add(.invite(id: visit.id), after: Int64.random(in: 60_000...720_000, using: &generator))
      answer(using: &generator)
      add(.close(id: visit.id), after: 2_000)
      now += 31_000
    }

    /// Nobody comes after the last one: whoever was called away then is not asked any more.
    mutating func closeDoors() {
      if let leftOpen { add(.cancel(id: leftOpen), after: 60_000) }
    }

    private mutating func answer(using generator: inout SeededGenerator) {
      switch Int.random(in: 0..<100, using: &generator) {
      case 0..<72:
        add(.press(key: level(&generator)), after: Int64.random(in: 1_500...12_000, using: &generator))
        // A second thought inside the correction window, or an impatient finger after it.
        if chance(6, &generator) { add(.press(key: level(&generator)), after: 2_500) }
        if chance(5, &generator) { add(.press(key: level(&generator)), after: 8_000) }
      case 72..<77: add(.press(key: 0), after: 4_000)
      case 77..<79: add(.press(key: level(&generator)), after: 120)  // unsettled: the prompt is not yet 300 ms old
      default: break
      }
    }

    private mutating func add(_ action: Action, after milliseconds: Int64) {
      now += milliseconds
      steps.append(Step(at: now, counter: counter, action: action))
    }

    private func makeVisit(using generator: inout SeededGenerator) -> Visit {
      let count = [0, 1, 1, 1, 1, 1, 1, 2, 2, 3].randomElement(using: &generator) ?? 1
      let date = String("\(day)".filter(\.isNumber).dropFirst(2))
      let dossiers = (0..<count).map { index in
        let stage: Stage = chance(40, &generator) ? .returning : .receiving
        let timeliness: Timeliness? = stage == .returning ? (chance(95, &generator) ? .onTime : .late) : nil
        let sequence = String(10_000 + counter * 3000 + visits * 10 + index).dropFirst()
        return Visit.Dossier(
          code: "000.00.14.H99-\(date)-\(sequence)",
          procedure: WorkingDay.procedures.randomElement(using: &generator) ?? WorkingDay.procedures[0], stage: stage,
          timeliness: timeliness)
      }
      return Visit(
        id: "demo-\(counter + 1)-\(visits)", dossiers: dossiers,
        waitedMilliseconds: Int64.random(in: 60_000...1_500_000, using: &generator),
        ticket: "A\(counter + 1)\(100 + visits)")
    }

    private func level(_ generator: inout SeededGenerator) -> Int {
      switch Int.random(in: 0..<100, using: &generator) {
      case 0..<74: 1
      case 74..<93: min(2, levels)
      default: levels
      }
    }

    private func chance(_ percent: Int, _ generator: inout SeededGenerator) -> Bool {
      Int.random(in: 0..<100, using: &generator) < percent
    }
  }
}
