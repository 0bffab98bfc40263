import RatingModel

/// What the one-stop software reports of dossiers of one clerk, or of one unit, over the period. What it did not report is
/// `nil` and never 0.
package struct DossierResults: Hashable, Sendable {
  /// Dossier steps that it counts for the coverage: what sessions should have been opened for.
  package let steps: Int?
  /// Dossiers that came in.
  package let received: Int?
  /// Finished dossiers by when the clerk's or the unit's own part was done.
  package let finished: [Timeliness: Int]?
  /// Dossiers with a complaint about conduct that was not found wrong or slanderous.
  package let complaints: Int?

  /// `nil` for a count that is negative, or more complaints than dossiers.
  package init?(steps: Int? = nil, received: Int? = nil, finished: [Timeliness: Int]? = nil, complaints: Int? = nil) {
    let counts = [steps, received, complaints].compactMap(\.self) + (finished.map { Array($0.values) } ?? [])
    guard counts.allSatisfy({ (0...Self.most).contains($0) }) else { return nil }
    if let finished, let complaints, complaints > finished.values.reduce(0, +) { return nil }
    self.steps = steps
    self.received = received
    self.finished = finished
    self.complaints = complaints
  }

  /// No office has more; sums of points stay far from the end of a whole number.
  package static let most = 1_000_000_000

  package func finished(_ timeliness: Timeliness) -> Int { finished?[timeliness] ?? 0 }
}
