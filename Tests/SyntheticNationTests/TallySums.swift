import RatingModel
import SyntheticNation

/// Tallies of one month, written as the cells of a raw count: the bridge between the two, which neither of them has.
struct TallySums {
  private(set) var cells: [RawCell: Int] = [:]
  private let year: Int
  private let month: Int

  /// - Parameter month: in which all of the tallies are.
  init(_ tallies: some Sequence<Tally>, year: Int, month: Int) {
    (self.year, self.month) = (year, month)
    for tally in tallies { add(tally) }
  }

  private mutating func add(_ tally: Tally) {
    switch tally.key {
    case .day(let key): add(key, tally)
    case .work(let key):
      let figure: RawFigure = key.counted == .sessions ? .work : .dossiers
      add(figure, tally, labels(of: key.kind) + [key.level.level.text])
    case .rhythm(let key):
      let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
      add(.hour, tally, [weekdays[(key.slot?.weekday ?? 1) - 1], "\(key.slot?.hour ?? 0)", key.level.level.text])
    case .answers(let key):
      add(key.counted == .sessions ? .answer : .answerDossiers, tally, [key.question.text, key.answer.text])
    case .presses(let key): add(.press, tally, [key.subject.text])
    case .minutes(let key):
      let stretch = key.bucket.hasPrefix("<") ? "under \(key.bucket.dropFirst())" : "60 or more"
      add(key.kind == .waiting ? .waiting : .serving, tally, [stretch])
    }
  }

  private mutating func add(_ key: DayKey, _ tally: Tally) {
    switch key.subject {
    case .outcome(let outcome):
      add(.outcome, tally, [outcome.rawValue])
      add(.daily, tally, [key.period.description, outcome == .rated ? "rated" : "unrated"])
      for mark in key.marks.members { add(.mark, tally, [mark.rawValue]) }
    case .level(let level):
      add(.level, tally, [level.level.text])
      add(.channel, tally, [key.channel.rawValue])
    }
  }

  private func labels(of kind: WorkKey.Kind) -> [String] {
    switch kind {
    case .none: ["none", "-", "-"]
    case .mixed: ["mixed", "-", "-"]
    case .matter(let procedure, let stage, let timeliness):
      [procedure?.text ?? "-", stage.rawValue, timeliness?.rawValue ?? "-"]
    }
  }

  private mutating func add(_ figure: RawFigure, _ tally: Tally, _ labels: [String]) {
    let key = tally.key
    let cell = RawCell(figure: figure, unit: key.unit, clerk: key.clerk, year: year, month: month, labels: labels)
    cells[cell, default: 0] += tally.count
  }
}
