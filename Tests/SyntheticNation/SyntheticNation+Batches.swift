import ForwardingContract
import RatingModel

/// How often a kiosk reaches its centre.
package enum DeliveryRhythm: String, Hashable, Sendable, CaseIterable {
  case daily, weekly, monthly
  /// Once, when all days are over.
  case once

  /// Whether there is a delivery at the end of a day.
  package func isDue(at date: CivilDate, last: CivilDate) -> Bool {
    if date >= last { return true }
    switch self {
    case .daily: return true
    case .weekly: return date.weekday == 5
    case .monthly: return date.next.map { $0.month != date.month } ?? true
    case .once: return false
    }
  }
}

extension SyntheticNation {
  /// All batches of a kiosk over some days, in order; an empty store that takes them all ends with digest `matches`.
  /// - Parameter days: All of the plan's when it is left out. The journal begins with the first of them.
  package func batches(
    of kiosk: SyntheticKiosk, as id: KioskID? = nil, epoch: String = "", days: ClosedRange<CivilDate>? = nil,
    rhythm: DeliveryRhythm = .once
  ) -> [Batch] {
    let first = max(days?.lowerBound ?? plan.first, plan.first)
    let last = min(days?.upperBound ?? plan.last, plan.last)
    var courier = KioskCourier(self, kiosk, as: id, epoch: epoch)
    return plan.days.filter { first <= $0 && $0 <= last }.flatMap { date in
      courier.live(on: date)
      return rhythm.isDue(at: date, last: last) ? courier.delivery() : []
    }
  }

  /// All batches of a kiosk that was set up so many calendar days before the plan's end and reaches its centre for the first time.
  package func backlog(
    of kiosk: SyntheticKiosk, days: Int = 7, as id: KioskID? = nil, epoch: String = ""
  ) -> [Batch] {
    batches(of: kiosk, as: id, epoch: epoch, days: plan.last.adding(days: 1 - max(1, days))...plan.last)
  }

  /// What a kiosk sent until so many calendar days before the plan's end, and what it holds since.
  package func interrupted(
    _ kiosk: SyntheticKiosk, days: Int = 7, as id: KioskID? = nil, epoch: String = ""
  ) -> (before: [Batch], backlog: [Batch]) {
    let cut = plan.last.adding(days: -max(1, days))
    var courier = KioskCourier(self, kiosk, as: id, epoch: epoch)
    for date in plan.days where date <= cut { courier.live(on: date) }
    let before = courier.delivery()
    for date in plan.days where date > cut { courier.live(on: date) }
    return (before, courier.delivery())
  }
}
