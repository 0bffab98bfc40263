import ForwardingContract
import RatingModel

extension IntakeStore {
  /// As for a batch all of which can be read.
  package func take(
    _ batch: Batch, digest: String, at time: WallTime
  ) async throws(StoreFailure) -> Result<IntakeAnswer, IntakeRefusal> {
    try await take(ArrivedBatch(batch), digest: digest, at: time)
  }
}
