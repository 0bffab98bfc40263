import EvaluationStore
import RatingModel

extension CallerAccess {
  /// Keeps in the audit that figures of named clerks are about to be given to a program. They must not be where this fails.
  package func recordReading(
    _ reading: FiguresReading, by caller: CallerGrant, from address: String, at time: WallTime
  ) async throws(StoreFailure) {
    try await trail.record(reading.event(of: caller, from: address, at: time))
  }
}
