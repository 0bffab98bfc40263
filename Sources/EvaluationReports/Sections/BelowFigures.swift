import EvaluationIndices
import EvaluationStore
import RatingModel

/// One of the units directly below a report's unit, with all below it.
package struct BelowFigures: Hashable, Sendable {
  package let unit: NamedUnit
  package let figures: ClerkFigures
  /// `nil` where none came.
  package let dossiers: DossierResults?

  var coverage: Coverage { Coverage(sessions: figures.sessions.sessions, steps: dossiers?.steps) }

  /// Whether nothing was counted, or no dossier results came.
  var isIncomplete: Bool { figures.sessions.sessions == 0 || dossiers == nil }
}

extension DossierResults {
  /// Those returned early or on time, of those returned; `nil` where that was not reported.
  package var inTime: Share? {
    guard finished?.isEmpty == false else { return nil }
    let inTime = finished(.early) + finished(.onTime)
    return Share(inTime, within: inTime + finished(.late))
  }
}
