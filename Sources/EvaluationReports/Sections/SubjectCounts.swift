import EvaluationStore
import RatingModel

/// The counts of a report, sorted by whom they are about. Made of tallies or of sums kept beforehand, and the same either way.
struct SubjectCounts {
  /// One of those that are compared.
  enum Member: Hashable {
    case clerk(ClerkID)
    case counter(KioskPlace)
    case unit(UnitCode)
  }

  var own: [KeyedCount] = []
  /// The subject's without a date.
  var undated: [StoredTally] = []
  /// All of the group, the subject's among them; empty where there is none.
  var group: [KeyedCount] = []
  /// By member of the group but the subject: the figures of days.
  var others: [Member: ClerkFigures] = [:]
  /// By clerk, of the group for a clerk's report and of the subject otherwise.
  var clerks: [ClerkID: ClerkFigures] = [:]
  /// By unit directly below: the figures of days. Those of which nothing was counted are not there.
  var below: [UnitCode: ClerkFigures] = [:]
  /// The same by what stands in no unit of the structure.
  var apart: [UnitStructure.Place: ClerkFigures] = [:]
  /// By counter of the unit itself: the figures of days, and the kiosks that stand there now.
  var counters: [KioskPlace: ClerkFigures] = [:]
  var counterKiosks: [KioskPlace: [KioskID]] = [:]
  /// Rated sessions by month, of the subject and its group: what answers are a share of.
  var ownSessions: [Period: Int] = [:]
  var groupSessions: [Period: Int] = [:]
  /// Those that the subject's figures come from.
  var journals: Set<JournalID> = []
}
