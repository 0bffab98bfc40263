import RatingModel

extension SyntheticNation {
  /// The kiosks of each office and of those that were merged into it: no unit's figures come from two of these.
  package var kiosksByOffice: [[SyntheticKiosk]] {
    var offices: [[SyntheticKiosk]] = []
    for kiosk in kiosks {
      if offices.last?.last?.unit == kiosk.unit {
        offices[offices.count - 1].append(kiosk)
      } else {
        offices.append([kiosk])
      }
    }
    return offices
  }

  /// What truly happened at some kiosks on some days, all of the plan's when they are left out.
  package func rawCount(of kiosks: some Sequence<SyntheticKiosk>, days: ClosedRange<CivilDate>? = nil) -> RawCount {
    var count = RawCount()
    for kiosk in kiosks {
      for date in plan.days where days?.contains(date) ?? true {
        if let day = day(of: kiosk, on: date) { count.take(day) }
      }
    }
    return count
  }
}
