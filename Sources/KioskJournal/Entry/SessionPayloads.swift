import KioskSession
import RatingModel

/// A session began. What is personal stands here as a commitment only.
package struct OpenPayload: Hashable, Sendable, Codable {
  package struct Dossier: Hashable, Sendable, Codable {
    /// Commitment to the encrypted code; absent where codes are not kept.
    package let code: String?
    package let procedure: ProcedureCode?
    package let stage: Stage
    package let timeliness: Timeliness?
  }

  package let session: SessionNumber
  package let clerk: ClerkID?
  package let clerkSource: ClerkSource
  package let source: SessionSource
  package let marks: Marks
  package let waitedMilliseconds: Int64?
  /// Commitment to the caller's session id.
  package let id: String
  /// Commitment to the number of the queue ticket.
  package let ticket: String?
  package let dossiers: [Dossier]
  /// Commitment to the keyed digest that tells a repeat of the request from a conflict.
  package let requestDigest: String
}

/// Of `invite` and `close`.
package struct SessionPayload: Hashable, Sendable, Codable {
  package let session: SessionNumber
}

/// How a session without a rating ended.
package struct OutcomePayload: Hashable, Sendable, Codable {
  package let session: SessionNumber
  package let outcome: Outcome
  package let invited: Bool
  package let channel: Channel
}
