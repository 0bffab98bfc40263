import EvaluationStore
import RatingModel

/// Whom a report is about, and against whom: a clerk among the clerks of a unit, a counter among its counters, a unit among
/// those beside it.
package struct ReportScope: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case clerk(ClerkID)
    case counter(KioskPlace)
    case unit(UnitCode)
  }

  package let subject: Subject
  /// The facts are of it and all below it.
  package let group: UnitCode
  /// Of a unit's group: each member with all below it, on the days on which they stand there.
  let members: [UnitCode: UnitDays]
  /// Of a unit: each unit directly below it with all below that.
  let below: [UnitCode: UnitDays]
  /// By the structure of a day: what stands in no unit of it.
  package var apart: [UnitStructure.Place: UnitDays] = [:]
  /// Units whose counters are told of one by one.
  package var counters = UnitDays()
  package var structure = ReportStructure()
  /// What units are called that have no day in the report's period.
  package var names: [UnitCode: String] = [:]

  /// A clerk, wherever in the group's subtree they served.
  package static func clerk(_ clerk: ClerkID, in group: UnitCode) -> ReportScope {
    ReportScope(subject: .clerk(clerk), group: group, members: [:], below: [:])
  }

  /// A counter among those of its unit; the facts are of that unit.
  package static func counter(_ place: KioskPlace) -> ReportScope {
    ReportScope(subject: .counter(place), group: place.unit, members: [:], below: [:])
  }

  /// A unit with all below it.
  /// - Parameters:
  ///   - group: the unit above it, whose subtree the facts are of; the unit itself where there is none.
  ///   - members: by unit directly below the group, the subject among them, its subtree.
  ///   - below: by unit directly below the subject, its subtree.
  package static func unit(
    _ unit: UnitCode, in group: UnitCode, members: [UnitCode: UnitDays], below: [UnitCode: UnitDays] = [:]
  ) -> ReportScope {
    ReportScope(subject: .unit(unit), group: group, members: members, below: below)
  }

  /// Whether there is a group beside the subject.
  var hasGroup: Bool { subject != .unit(group) }
}
