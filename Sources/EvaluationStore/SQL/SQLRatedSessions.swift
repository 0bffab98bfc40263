import RatingModel

/// Rated sessions by month, by what was handled in them: what answers are a share of.
struct SQLRatedSessions {
  let snapshot: SQLRollUpSnapshot

  /// Of whole months that share a day with those asked for and in which the unit was meant throughout.
  func byMonth(_ days: UnitDays, from first: CivilDate, through last: CivilDate) throws -> [Period: Int] {
    let work = RollUpQuery(
      days: days, first: first, last: last, families: [.work], units: .together, time: .byMonth)
    let totals = try snapshot.totals(work) { key in
      if case .work(let key) = key { key.counted == .sessions } else { false }
    }
    return totals.reduce(into: [:]) { sessions, total in
      if total.value != 0 { sessions[.month(of: total.key.first)] = total.value }
    }
  }
}
