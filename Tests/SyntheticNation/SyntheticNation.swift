// SyntheticNation: one-stop offices that nobody has, with a year of work at their counters, from a seed.
//
// What comes in: a plan (seed, size, first and last day). What goes out, each from the plan alone:
// - structure: units, counters and clerks as the registry's records; mergers, moves; the kiosks and the oddities that were planted
// - raw services of one kiosk on one day (`day(of:on:)`), which depend on the plan, the kiosk and the day and on no other day, so
//   that any part can be made alone and is the same as within the whole
// - what travels of them: tallies and batches with rising heads and true digests, as a kiosk's journal would make them
//   (`KioskCourier`)
// - the truth: a count of the raw services (`RawCount`) that was written apart and never sees a tally
//
// Everything is invented. The units' codes begin with H64 to H97, which no province of QĐ 20/2020/QĐ-TTg has, and no province's
// name is one that Viet Nam has or had: a clerk who does badly here must not be taken for a neighbour.
//
// Limits: at most 3,400 offices and some 26,000 clerks; a kiosk has at most `KioskDay.mostServices` services a day. The structure of a
// whole nation stays in memory, of the services never more than one day of one kiosk, of tallies those of one kiosk.
//
// Left out: lots. A kiosk releases every level at the day's end, under one release per clerk; so a count's version is later than
// the true one of a lot that was full at noon, and earlier than that of a rest.
import EvaluationStore
import RatingModel

/// All of an invented nation, or a part of it, over the days of its plan.
package struct SyntheticNation: Sendable {
  package let plan: NationPlan
  /// As the registry holds them, by code and first day.
  package let units: [UnitRecord]
  package let counters: [CounterRecord]
  package let clerks: [ClerkRecord]
  /// Which units took the place of which.
  package let successions: [UnitSuccession]
  /// One at each counter; those of one office stand together, numbered from 0.
  package let kiosks: [SyntheticKiosk]
  /// What a sceptic should find.
  package let oddities: [Oddity]
  let offices: [SyntheticOffice]
  let staff: [StaffMember]
  /// Ratings that a kiosk of weight 1 would take on an ordinary working day.
  let ratingsPerWorkingDay: Double

  package init(_ plan: NationPlan) {
    self.plan = plan
    var draft = NationDraft(plan: plan)
    draft.build()
    units = draft.units.sorted { ($0.code, $0.validity.start) < ($1.code, $1.validity.start) }
    counters = draft.counters
    clerks = draft.staff.map(\.record).sorted { ($0.clerk, $0.validity.start) < ($1.clerk, $1.validity.start) }
    successions = draft.successions
    kiosks = draft.kiosks
    oddities = draft.oddities
    offices = draft.offices
    staff = draft.staff
    ratingsPerWorkingDay = Double(plan.ratingsPerYear) / Double(WorkCalendar.workingDaysPerYear)
  }

  /// For an import into an empty registry.
  package var registry: RegistryImport { RegistryImport(units: units, counters: counters, clerks: clerks) }

  /// The top of the tree.
  package var root: UnitCode { units.first { $0.parent == nil }?.code ?? UnitCode(written: "H64") }

  /// Everything that the kiosk lives through on a day; `nil` on days on which the office is closed.
  package func day(of kiosk: SyntheticKiosk, on date: CivilDate) -> KioskDay? {
    guard plan.contains(date), WorkCalendar.isWorkingDay(date),
      let posting = kiosk.postings.first(where: { $0.validity.contains(date) })
    else { return nil }
    return KioskDayDraw(nation: self, kiosk: kiosk, posting: posting, date: date).drawn()
  }
}

extension Code {
  /// A code that is written in this target's own text.
  init(written text: String) {
    guard let code = Code(text) else { preconditionFailure("\(text) is no \(Rule.noun)") }
    self = code
  }
}

extension CivilDate {
  /// A day that is written in this target's own text, or counted from one.
  init(written days: Int) {
    guard let date = CivilDate(daysSince1970: days) else { preconditionFailure("the calendar ends") }
    self = date
  }

  func adding(days: Int) -> CivilDate { CivilDate(written: daysSince1970 + days) }
}
