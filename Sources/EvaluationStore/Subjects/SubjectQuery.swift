import RatingModel

/// What the report of one subject asks for.
package struct SubjectQuery: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// All that is counted in ``SubjectQuery/own``.
    case units
    /// What is counted there for one clerk.
    case clerk(ClerkID)
  }

  package var subject: Subject
  /// Where the subject's counts lie: a unit and all below it, each on its days.
  package var own: UnitDays
  /// Those that a unit is compared with, each with all below it; the subject is not among them. Of a clerk none: clerks are
  /// compared with the clerks of ``own``.
  package var others: [UnitCode: UnitDays]
  /// What belongs to the group, but to neither the subject nor one of the others: the unit above them itself.
  package var above: UnitDays
  /// Of a unit: each unit directly below it with all below that.
  package var below: [UnitCode: UnitDays]
  /// By the structure of a day: what stands in no unit of it, each by itself.
  package var apart: [UnitStructure.Place: UnitDays]
  package var first: CivilDate
  package var last: CivilDate
  /// Whether the trend goes by days; by months otherwise.
  package var isByDay: Bool
  /// Units that the report names.
  package var named: Set<UnitCode>
  /// Units whose kiosks are told of as they stand now. Of every other kiosk only the journals from which counts come are.
  package var kioskUnits: Set<UnitCode>
  /// Whether all kiosks are wanted, however many there are: what is issued names the journals that it rests on.
  package var hasEveryKiosk: Bool
  /// Units whose counters are told of one by one, each on its days; their counts are among those of ``own``.
  package var counters: UnitDays

  package init(
    _ subject: Subject, own: UnitDays, others: [UnitCode: UnitDays] = [:], above: UnitDays = UnitDays(),
    below: [UnitCode: UnitDays] = [:], apart: [UnitStructure.Place: UnitDays] = [:], first: CivilDate, last: CivilDate,
    isByDay: Bool, named: Set<UnitCode>, kioskUnits: Set<UnitCode>, hasEveryKiosk: Bool = false,
    counters: UnitDays = UnitDays()
  ) {
    self.subject = subject
    self.own = own
    self.others = others
    self.above = above
    self.below = below
    self.apart = apart
    self.first = first
    self.last = last
    self.isByDay = isByDay
    self.named = named
    self.kioskUnits = kioskUnits
    self.hasEveryKiosk = hasEveryKiosk
    self.counters = counters
  }
}
