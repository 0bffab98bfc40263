import EvaluationHTTP
import EvaluationReports
import EvaluationStore
import RatingModel
import SyntheticNation

/// An office that lives month by month and has its months and quarters issued.
struct OfficeLife: Sendable {
  struct Lived: Sendable {
    var filled = StoreFilling.Filled()
    var closings = 0
    var dossiers: DossierLedger
  }

  /// How many months before the last day are issued.
  static let issuedMonths = 7
  /// The day of a month on which the one before is issued.
  static let issuedOn = 5

  private let year: LivedYear
  private let unit: UnitCode
  private let kiosks: [(kiosk: SyntheticKiosk, id: KioskID)]
  /// Whether a kiosk has no line when a month ends.
  private let cutOff: Bool

  init(_ year: LivedYear, of unit: UnitCode, _ kiosks: [(kiosk: SyntheticKiosk, id: KioskID)], cutOff: Bool) {
    self.year = year
    self.unit = unit
    self.kiosks = kiosks
    self.cutOff = cutOff
  }

  func live() async throws -> Lived {
    let plan = year.nation.plan
    var lives = kiosks.map { KioskLife(year, $0.kiosk, as: $0.id) }
    var lived = Lived(dossiers: DossierLedger(year.nation))
    for date in plan.days {
      for place in lives.indices { lives[place].live(on: date) }
      let ended = ClosingPeriod(RollUpPeriod(.month, holding: date)).flatMap { $0.period.last == date ? $0 : nil }
      if ended != nil || date == plan.last {
        for place in lives.indices where !isCutOff(place, on: date) { try await lives[place].deliver(on: date) }
      }
      if date.day == Self.issuedOn { lived.closings += try await issue(on: date) }
    }
    for place in lives.indices { try await lives[place].greet() }
    for life in lives {
      lived.filled.add(life.filled)
      lived.dossiers.merge(life.dossiers)
    }
    return lived
  }

  /// The first kiosk, at the end of the month before the last that is over.
  private func isCutOff(_ place: Int, on date: CivilDate) -> Bool {
    cutOff && place == 0 && date == corrected?.period.last && date < year.nation.plan.last
  }

  /// The month that is issued without one of its kiosks, and corrected a month later.
  private var corrected: ClosingPeriod? {
    let months = ClosingPeriod.ended(before: year.nation.plan.last).filter { $0.period.grain == .month }
    return months.count > 2 ? months[2] : nil
  }

  /// What was over before the month, and what is to be corrected.
  private func issue(on date: CivilDate) async throws -> Int {
    let clock = CentreClock(zone: year.zone) { StoreFilling.morning(of: date) }
    let desk = ClosingDesk(
      store: year.store, desk: ReportDesk(store: year.store, clock: clock), clock: clock)
    var closings = 0
    for period in due(on: date) {
      let asked = ClosingDesk.Asked(unit: unit, period: period)
      guard let reading = try await desk.read(asked, letter: year.letter(of: unit)) else { continue }
      let before = try await year.store.closing(of: unit, clerk: nil, over: period)
      if before != nil, period != corrected { continue }
      _ = try await desk.issue(reading, asked, corrects: before?.number, as: LivedYear.account, by: year.actor).get()
      closings += 1
    }
    return closings
  }

  private func due(on date: CivilDate) -> [ClosingPeriod] {
    guard let month = CivilDate(year: date.year, month: date.month, day: 1),
      let before = CivilDate(daysSince1970: month.daysSince1970 - 1),
      date.daysSince1970 > year.nation.plan.last.daysSince1970 - Self.issuedMonths * 31
    else { return [] }
    var due = [RollUpGrain.month, .quarter].compactMap { ClosingPeriod(RollUpPeriod($0, holding: before)) }
      .filter { $0.period.last == before && $0.period.first >= year.nation.plan.first }
    if cutOff, let corrected, corrected.period.next?.last == before { due.append(corrected) }
    return due
  }
}
