import RatingModel

/// The truth to hold reports against: services counted one by one, by rules that are written a second time here and never meet a
/// tally.
package struct RawCount: Sendable {
  package private(set) var cells: [RawCell: Int] = [:]

  package init() {}

  package mutating func take(_ day: KioskDay) {
    for service in day.services { take(service, on: day.date) }
    for stray in day.strays {
      add(.press, day.unit, nil, day.date, stray.disposition.rawValue)
    }
  }

  package mutating func merge(_ other: RawCount) { cells.merge(other.cells, uniquingKeysWith: +) }

  /// Of all cells that fit.
  package func sum(where fits: (RawCell) -> Bool) -> Int {
    cells.reduce(0) { fits($1.key) ? $0 + $1.value : $0 }
  }

  private mutating func add(
    _ figure: RawFigure, _ unit: UnitCode, _ clerk: ClerkID?, _ date: CivilDate, _ labels: String..., times: Int = 1
  ) {
    let cell = RawCell(figure: figure, unit: unit, clerk: clerk, year: date.year, month: date.month, labels: labels)
    cells[cell, default: 0] += times
  }

  private mutating func take(_ service: Service, on date: CivilDate) {
    let (unit, clerk) = (service.unit, service.clerk)
    add(.outcome, unit, clerk, date, service.outcome.rawValue)
    add(.daily, unit, clerk, date, "\(date)", service.outcome == .rated ? "rated" : "unrated")
    for mark in service.marks.members { add(.mark, unit, clerk, date, mark.rawValue) }
    for press in service.presses { add(.press, unit, clerk, date, press.rawValue) }
    if let waited = service.waitedMilliseconds { add(.waiting, unit, clerk, date, Self.stretch(waited)) }
    if let invited = service.invitedAt {
      add(.serving, unit, clerk, date, Self.stretch(invited - service.openedAt))
    }
    if let level = service.level { take(rating: service, level.level.text, on: date) }
  }

  private mutating func take(rating service: Service, _ level: String, on date: CivilDate) {
    let (unit, clerk) = (service.unit, service.clerk)
    add(.level, unit, clerk, date, level)
    add(.channel, unit, clerk, date, service.channel.rawValue)
    add(.hour, unit, clerk, date, Self.weekdays[date.weekday - 1], "\(service.moment / 3_600_000)", level)
    takeMatters(service, level, on: date)
    for choice in service.choices {
      for answer in choice.answers {
        add(.answer, unit, clerk, date, choice.question.id.text, answer.text)
        guard !service.matters.isEmpty else { continue }
        add(.answerDossiers, unit, clerk, date, choice.question.id.text, answer.text, times: service.matters.count)
      }
    }
    if let first = service.firstLevel {
      add(.press, unit, clerk, date, "superseded")
      let order = ["rat-hai-long", "hai-long", "khong-hai-long"]
      let (before, after) = (order.firstIndex(of: first.level.text) ?? 0, order.firstIndex(of: level) ?? 0)
      add(.press, unit, clerk, date, after < before ? "raised" : "lowered")
    }
  }

  private mutating func takeMatters(_ service: Service, _ level: String, on date: CivilDate) {
    let (unit, clerk) = (service.unit, service.clerk)
    for matter in service.matters {
      add(
        .dossiers, unit, clerk, date, matter.procedure.text, matter.stage.rawValue, Self.word(matter.timeliness), level)
    }
    let kinds = Set(service.matters)
    switch (kinds.count, kinds.first) {
    case (1, let matter?):
      add(.work, unit, clerk, date, matter.procedure.text, matter.stage.rawValue, Self.word(matter.timeliness), level)
    case (0, _): add(.work, unit, clerk, date, "none", "-", "-", level)
    default: add(.work, unit, clerk, date, "mixed", "-", "-", level)
    }
  }

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private static func word(_ timeliness: Timeliness?) -> String { timeliness?.rawValue ?? "-" }

  /// In whole minutes: under 1, 2, 5, 10, 15, 30, 60, and above.
  private static func stretch(_ milliseconds: Int64) -> String {
    let minutes = milliseconds / 60_000
    switch minutes {
    case ..<1: return "under 1"
    case 1: return "under 2"
    case 2..<5: return "under 5"
    case 5..<10: return "under 10"
    case 10..<15: return "under 15"
    case 15..<30: return "under 30"
    case 30..<60: return "under 60"
    default: return "60 or more"
    }
  }
}
