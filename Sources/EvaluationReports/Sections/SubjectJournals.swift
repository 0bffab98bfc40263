import EvaluationStore
import RatingModel

/// Which journals and kiosks the subject's figures rest on: those that its counts come from, and those that stand at it, for
/// one that has sent nothing is missing in the figures.
struct SubjectJournals {
  private let counted: Set<JournalID>
  private let scope: ReportScope

  init(_ counted: Set<JournalID>, scope: ReportScope) {
    self.counted = counted
    self.scope = scope
  }

  func holds(_ row: KioskRow) -> Bool {
    row.journal.map { counted.contains($0.journal) } ?? false || stands(at: row.kiosk.place)
  }

  func holds(_ event: IntegrityEvent) -> Bool {
    event.journal.map(counted.contains) ?? false || stands(at: event.place)
  }

  private func stands(at place: KioskPlace?) -> Bool {
    guard let place else { return false }
    return switch scope.subject {
    case .clerk: false
    case .counter(let counter): place == counter
    case .unit(let unit):
      !scope.hasGroup || place.unit == unit || scope.members[unit]?.units.contains(place.unit) == true
    }
  }
}
