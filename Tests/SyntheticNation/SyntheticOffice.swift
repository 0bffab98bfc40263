import RatingModel

/// An office as it stands during its validity: what came of a merger is another one.
struct SyntheticOffice: Sendable {
  let unit: UnitCode
  let validity: Validity
  var counters: [CounterCode] = []
  var fields: [ServiceField] = []
  /// Who may serve here on which days, by place in the nation's staff.
  var roster: [(member: Int, validity: Validity)] = []
  /// Whether a machine hands out queue tickets, so that waiting is known.
  let hasTickets: Bool
  /// From when on nothing can be rated here in the busiest hours.
  var darkFrom: CivilDate?

  init(unit: UnitCode, validity: Validity, hasTickets: Bool) {
    self.unit = unit
    self.validity = validity
    self.hasTickets = hasTickets
  }

  /// Who sits at a counter in the morning and in the afternoon, by place in the nation's staff.
  ///
  /// Clerks stay at a counter for a quarter and then move on to the next. Those for whom there is no counter relieve one of the
  /// others every afternoon, another one each day. Nobody sits at two counters at once.
  func duty(at counter: Int, on date: CivilDate) -> (morning: Int, afternoon: Int)? {
    let present = roster.filter { $0.validity.contains(date) }.map(\.member)
    guard !present.isEmpty else { return nil }
    let turn = date.year * 4 + (date.month - 1) / 3
    let morning = present[(counter + turn) % present.count]
    let spares = present.count - counters.count
    // The first spare whose turn it is at this counter.
    let spare = ((counter - date.daysSince1970) % counters.count + counters.count) % counters.count
    guard spare < spares else { return (morning, morning) }
    return (morning, present[(counters.count + spare + turn) % present.count])
  }
}
