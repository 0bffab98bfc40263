import RatingModel

/// What the report of one subject is made of, read at one moment: sums wherever sums will do.
///
/// In every list the place of a count is as its ``RollUpCount`` says; what is kept by month or quarter is of whole ones that
/// share a day with the query's.
package struct SubjectFacts: Hashable, Sendable {
  /// Beside the sums: tallies without a date, of the subject; of a clerk the dated ones too. Definitions, records, events, and
  /// kiosks, unless these are more than ``mostKiosks``.
  package let beside: ReportFacts
  /// Journals that counted for the subject; where its kiosks are too many to be told of, only those with an event.
  package let journals: Set<JournalID>
  /// How many kiosks there are: at ``SubjectQuery/kioskUnits`` and elsewhere, or with counts of the clerk.
  package let kioskCount: Int

  /// The subject's by month, or by day: families `day` and `presses`. Empty for a clerk.
  package let trend: [RollUpCount]
  /// The subject's own of the other families over the whole time; answers by month. Empty for a clerk.
  package let own: [RollUpCount]
  /// The group's of the families that are compared; answers by month. Empty without a group.
  package let group: [RollUpCount]
  /// Rated sessions by month, of the subject and of its group.
  package let ownSessions: [Period: Int]
  package let groupSessions: [Period: Int]
  /// By one compared with: families `day` and `presses` over the whole time.
  package let others: [UnitCode: [RollUpCount]]
  /// The same of ``SubjectQuery/above``.
  package let above: [RollUpCount]
  /// By unit directly below.
  package let below: [UnitCode: [RollUpCount]]
  /// By what stands in no unit of the structure.
  package let apart: [UnitStructure.Place: [RollUpCount]]
  /// By counter of ``SubjectQuery/counters``: the family `day`.
  package let counters: [KioskPlace: [RollUpCount]]
  /// The kiosks that stand there now, where ``SubjectQuery/kioskUnits`` hold the unit.
  package let counterKiosks: [KioskPlace: [KioskID]]
  /// Each clerk's, and what counts for none, in ``SubjectQuery/own``: families `day` and `presses`. Of a unit in the whole months
  /// of the query's days; empty of more units than ``mostUnits``.
  package let clerks: [RollUpCount]

  /// Clerks of more units are not held against each other: those of a province are, those of a whole nation are not.
  package static let mostUnits = 1000

  /// More kiosks than anybody reads in a report; the page of kiosks has them all.
  package static let mostKiosks = 60
}
