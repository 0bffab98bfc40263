import EvaluationReports
import EvaluationStore
import Foundation
import RatingModel

/// One line of the sums by day: how many sessions of a unit ended in one way, or how many ratings have one level.
struct DayRow: Hashable, Encodable {
  let unit: String
  @Nulled var unitName: String?
  let day: String
  let channel: String
  let marks: String
  /// `outcome` counts sessions, `level` ratings.
  let measure: String
  let name: String
  @Nulled var scale: String?
  @Nulled var scaleVersion: Int?
  @Nulled var satisfied: Bool?
  let count: Int

  static let columns = [
    "unit", "unit_name", "day", "channel", "marks", "measure", "name", "scale", "scale_version", "satisfied", "count",
  ]

  /// For spreadsheets and business intelligence; text that a spreadsheet would take for a formula is marked as text.
  var line: String {
    let cells = [
      unit, unitName ?? "", day, channel, marks, measure, name, scale ?? "", scaleVersion.map(String.init) ?? "",
      satisfied.map(String.init) ?? "", String(count),
    ]
    return cells.map(CSVText.field).joined(separator: ",")
  }
}

/// Makes lines of sums. Nothing finer than what is told here leaves it: no clerk, no counter, and no day of which a rating's
/// level is not released yet.
struct DayRows {
  /// The units that may be told of, on their days.
  let readable: UnitDays
  let names: [UnitCode: [UnitRecord]]

  init(_ readable: UnitDays, _ units: [UnitRecord]) {
    self.readable = readable
    names = Dictionary(grouping: units, by: \.code)
  }

  func rows(_ counts: DayCounts) -> [DayRow] {
    let scales = Dictionary(counts.scales.map { ("\($0.id)/\($0.version)", $0) }) { first, _ in first }
    return counts.days.filter(isTold).flatMap { day in day.counts.map { row($0, of: day.place, scales) } }
  }

  private func isTold(_ day: DayCounts.Day) -> Bool {
    let one = Validity(first: day.place.day, last: day.place.day)
    return day.isReleased && one.map { readable.covers(day.place.unit, $0) } ?? false
  }

  private func row(_ count: DayCounts.Count, of place: UnitDay, _ scales: [String: Scale]) -> DayRow {
    let name = names[place.unit]?.last { $0.validity.contains(place.day) }?.name
    let (measure, subject): (String, String)
    var level: LevelReference?
    switch count.subject {
    case .outcome(let outcome): (measure, subject) = ("outcome", outcome.rawValue)
    case .level(let reference):
      (measure, subject) = ("level", reference.level.text)
      level = reference
    }
    return DayRow(
      unit: place.unit.text, unitName: name, day: place.day.description, channel: count.channel.rawValue,
      marks: count.marks.description, measure: measure, name: subject, scale: level?.scale.text,
      scaleVersion: level?.version,
      satisfied: level.flatMap { scales["\($0.scale)/\($0.version)"]?.level($0.level)?.satisfied }, count: count.count)
  }
}
