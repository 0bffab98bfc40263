import EvaluationStore
import RatingModel
import SyntheticNation

/// What the one-stop software of the nation would report: steps of dossiers by unit, clerk, month and stage.
///
/// Counted from the services themselves. A few steps more are reported than sessions were opened for, as everywhere.
struct DossierLedger: Sendable {
  private struct Key: Hashable {
    let unit: UnitCode
    let clerk: ClerkID
    let month: CivilDate
    let stage: Stage
  }

  private struct Steps {
    var steps = 0
    var times: [Timeliness: Int] = [:]
  }

  private var counts: [Key: Steps] = [:]
  private let clerks: Set<ClerkID>
  private let seed: UInt64

  init(_ nation: SyntheticNation) {
    clerks = Set(nation.clerks.map(\.clerk))
    seed = nation.plan.seed
  }

  mutating func take(_ day: KioskDay) {
    let month = RollUpPeriod(.month, holding: day.date).first
    for service in day.services {
      // The software names nobody whom it does not know. Several dossiers of one citizen are one step at the counter.
      guard let clerk = service.clerk, clerks.contains(clerk), let matter = service.matters.first else { continue }
      let key = Key(unit: service.unit, clerk: clerk, month: month, stage: matter.stage)
      counts[key, default: Steps()].steps += 1
      if let time = matter.timeliness { counts[key, default: Steps()].times[time, default: 0] += 1 }
    }
  }

  mutating func merge(_ other: DossierLedger) {
    counts.merge(other.counts) { own, other in
      Steps(steps: own.steps + other.steps, times: own.times.merging(other.times, uniquingKeysWith: +))
    }
  }

  var months: [CivilDate] { Set(counts.keys.map(\.month)).sorted() }

  /// - Parameter uncovered: the unit that reports more than twice the steps.
  func rows(of month: CivilDate, uncovered: UnitCode) -> [ResultRow] {
    counts.filter { $0.key.month == month }
      .sorted {
        ($0.key.unit, $0.key.clerk, $0.key.stage.rawValue) < ($1.key.unit, $1.key.clerk, $1.key.stage.rawValue)
      }
      .map { key, steps in
        ResultRow(
          unit: key.unit, clerk: key.clerk, stage: key.stage, period: .month(of: month),
          counts: figures(key, steps, isUncovered: key.unit == uncovered))
      }
  }

  private func figures(_ key: Key, _ steps: Steps, isUncovered: Bool) -> ResultCounts {
    let unseen = isUncovered ? steps.steps * 6 / 5 : steps.steps / 6
    guard key.stage == .returning else { return ResultCounts([.received: steps.steps + unseen]) }
    let late = steps.times[.late] ?? 0
    let complaints = late > 0 && (late + key.month.month + key.clerk.staff.text.utf8.count).isMultiple(of: 3) ? 1 : 0
    return ResultCounts([
      .early: steps.times[.early] ?? 0, .onTime: (steps.times[.onTime] ?? 0) + unseen, .late: late,
      .complaints: complaints, .conductComplaints: complaints > 0 && key.month.month.isMultiple(of: 4) ? 1 : 0,
    ])
  }
}
