import KioskSession
import RatingModel

/// What holds from now on of one question that is asked after the level.
package struct AnswerPayload: Hashable, Sendable, Codable {
  package let session: SessionNumber
  package let question: QuestionID
  package let version: Int
  /// All that are chosen, in the question's order; they take the place of those before.
  package let answers: [AnswerName]
  /// The citizen went on from the question.
  package let passed: Bool
  package let channel: Channel
  package let down: Instant
  package let device: String
  /// 16 random bytes in hexadecimal, so that the entry's hash tells nothing of the answers.
  package let salt: String
}

/// Whether the office may get in touch about the session's dossiers. Names no rating and no level.
package struct ContactPayload: Hashable, Sendable, Codable {
  package let session: SessionNumber
  /// Commitment to `yes` or `no`.
  package let wish: String
  /// The citizen went on from the question.
  package let passed: Bool
  package let channel: Channel
  package let down: Instant
  package let device: String
}
