import EvaluationStore
import RatingModel

/// What a manager reads about the clerks of a unit and all units below it, over some days.
package struct ClerkReport: Hashable, Sendable {
  package let unit: NamedUnit
  package let period: ReportPeriod
  package let structure: ReportStructure
  /// What the report says of it in its head.
  package let structureLines: [ReportLabel]
  /// When the report was made.
  package let made: WallTime
  /// Scales that the report's ratings name, by id and version.
  package let scales: [Scale]
  /// By clerk, ordered by code; what counts for no clerk comes last. Only rows with at least one count.
  package let rows: [ClerkRow]
  /// Units directly below whose clerks are in none of the rows, because they are too many: each has a table of its own.
  package let below: [NamedUnit]
  /// All rows added up, and what is below.
  package let total: ClerkRow
  /// What has no date, apart: by the days between which it lies, then by clerk.
  package let undated: [ClerkRow]
  /// By unit, counter, kiosk; those that stand elsewhere last; of a kiosk with several journals the one heard from last comes first.
  package let kiosks: [KioskRow]
  /// How many there are; more than ``kiosks`` names where they are too many for a report.
  package let kioskCount: Int
  /// Integrity events of the journals that the figures come from, and of kiosks at the units: the open ones first, then the newest.
  package let events: [IntegrityEvent]
}

/// The figures of one clerk, of the counters without a clerk, or of all together.
package struct ClerkRow: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// `name` nil: the registry does not know the clerk.
    case clerk(ClerkID, name: String?)
    /// What counts for no clerk.
    case counter
    case total
  }

  package let subject: Subject
  /// Where the counts come from, ordered by code.
  package let served: [NamedUnit]
  /// Given for counts without a date.
  package let neighbours: Neighbours?
  package let figures: ClerkFigures
}

/// How far the centre follows one journal of one kiosk; beside the figures, because they rest on it.
package struct KioskRow: Hashable, Sendable {
  package let kiosk: KioskStatus
  /// `nil` before the kiosk's first batch.
  package let journal: JournalStatus?
  /// Open events of the journal. A kiosk's first row also has those of journals without a row: a copied disk is heard of
  /// under the copy's kiosk and the original's journal.
  package let events: [IntegrityEvent]
}
