import KioskSession
import RatingModel

/// The one answer of a session, and its outcome `rated`.
package struct RatingPayload: Hashable, Sendable, Codable {
  package let session: SessionNumber
  package let level: LevelReference
  package let channel: Channel
  /// Beside the session's own.
  package let marks: Marks
  /// When the finger went down.
  package let down: Instant
  package let device: String
  /// 16 random bytes in hexadecimal, so that the entry's hash tells nothing of the level.
  package let salt: String
}

/// Another answer within the correction window; the earlier press is superseded.
package struct CorrectionPayload: Hashable, Sendable, Codable {
  package let session: SessionNumber
  /// Sequence number of the rating.
  package let rating: Int64
  package let level: LevelReference
  package let direction: SessionRecord.Corrected.Direction
  package let channel: Channel
  package let down: Instant
  package let device: String
  package let salt: String
}

/// A press that is no rating.
package struct PressPayload: Hashable, Sendable, Codable {
  package let session: SessionNumber?
  package let disposition: Disposition
  package let level: LevelReference?
  package let channel: Channel
  package let down: Instant
  package let device: String
  /// Always present, so that nothing tells whether there is a level.
  package let salt: String
}

/// Ratings whose levels are counted from now on.
package struct ReleasePayload: Hashable, Sendable, Codable {
  package enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
    /// Five final ratings of one clerk, or of the counter where no clerk counts.
    case lot
    /// The rest of a month that is over.
    case month
    /// Ratings that were dated into a month already over.
    case dated
  }
  package let reason: Reason
  package let clerk: ClerkID?
  /// Sequence numbers of rating entries, ascending.
  package let ratings: [Int64]
}
