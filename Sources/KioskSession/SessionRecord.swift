import RatingModel

/// What the machine asks the journal to keep. The journal adds sequence number, boot, salts and commitments.
///
/// Records of one `handle` call belong into one transaction: nothing is shown or answered before it is durable.
package struct SessionRecord: Hashable, Sendable {
  package let at: Instant
  package let body: Body

  package init(at: Instant, body: Body) {
    self.at = at
    self.body = body
  }

  package enum Body: Hashable, Sendable {
    case open(Opened)
    case invite(SessionNumber)
    case close(SessionNumber)
    /// Every outcome but `rated`, which is the rating entry itself.
    case outcome(Ended)
    case rating(Rated)
    case correction(Corrected)
    /// What was chosen, or passed over, of what is asked after the level.
    case answer(Answered)
    case contact(Contacted)
    /// The session's correction window is over: its rating joins the lot. Tells the journal only; no entry of its own.
    case ratingFinal(SessionNumber)
    case press(NoRating)
    case availability(AvailabilityChange)
  }

  package struct Opened: Hashable, Sendable {
    package let session: SessionNumber
    package let request: SessionRequest
    /// Canonical digest of the request, for telling a repeat from a conflict.
    package let requestDigest: String
    /// Who counts; `nil` when no clerk counts.
    package let clerk: ClerkID?
    package let clerkSource: ClerkSource
    /// Marks known at open (`oddDossierCode`, `unknownClerk`, `sameDossier`, …); never `undated`, which the journal
    /// derives.
    package let marks: Marks
    package let waitedMilliseconds: Int64?
    package let source: SessionSource

    package init(
      session: SessionNumber, request: SessionRequest, requestDigest: String, clerk: ClerkID?,
      clerkSource: ClerkSource, marks: Marks, waitedMilliseconds: Int64?, source: SessionSource
    ) {
      self.session = session
      self.request = request
      self.requestDigest = requestDigest
      self.clerk = clerk
      self.clerkSource = clerkSource
      self.marks = marks
      self.waitedMilliseconds = waitedMilliseconds
      self.source = source
    }
  }

  package struct Ended: Hashable, Sendable {
    package let session: SessionNumber
    package let outcome: Outcome
    package let invited: Bool
    /// How the citizen declined; `none` otherwise.
    package let channel: Channel

    package init(session: SessionNumber, outcome: Outcome, invited: Bool, channel: Channel) {
      self.session = session
      self.outcome = outcome
      self.invited = invited
      self.channel = channel
    }
  }

  package struct Rated: Hashable, Sendable {
    package let session: SessionNumber
    package let level: LevelReference
    package let channel: Channel
    /// Marks that arose with the rating (`burst`, …), beside the session's own.
    package let marks: Marks
    package let down: Instant
    package let device: String

    package init(
      session: SessionNumber, level: LevelReference, channel: Channel, marks: Marks, down: Instant, device: String
    ) {
      self.session = session
      self.level = level
      self.channel = channel
      self.marks = marks
      self.down = down
      self.device = device
    }
  }

  package struct Corrected: Hashable, Sendable {
    package enum Direction: String, Hashable, Sendable, Codable { case raised, lowered }
    package let session: SessionNumber
    package let level: LevelReference
    package let direction: Direction
    package let channel: Channel
    package let down: Instant
    package let device: String

    package init(
      session: SessionNumber, level: LevelReference, direction: Direction, channel: Channel, down: Instant,
      device: String
    ) {
      self.session = session
      self.level = level
      self.direction = direction
      self.channel = channel
      self.down = down
      self.device = device
    }
  }

  package struct Answered: Hashable, Sendable {
    package let session: SessionNumber
    package let question: QuestionID
    package let version: Int
    /// All that are chosen from now on, in the question's order.
    package let answers: [AnswerName]
    /// The citizen went on from the question.
    package let isPassed: Bool
    package let channel: Channel
    package let down: Instant
    package let device: String

    package init(
      session: SessionNumber, question: QuestionID, version: Int, answers: [AnswerName], isPassed: Bool,
      channel: Channel, down: Instant, device: String
    ) {
      self.session = session
      self.question = question
      self.version = version
      self.answers = answers
      self.isPassed = isPassed
      self.channel = channel
      self.down = down
      self.device = device
    }
  }

  /// Whether the office may get in touch about the dossiers. Tied to no level.
  package struct Contacted: Hashable, Sendable {
    package let session: SessionNumber
    package let isWished: Bool
    /// The citizen went on from the question.
    package let isPassed: Bool
    package let channel: Channel
    package let down: Instant
    package let device: String

    package init(
      session: SessionNumber, isWished: Bool, isPassed: Bool, channel: Channel, down: Instant, device: String
    ) {
      self.session = session
      self.isWished = isWished
      self.isPassed = isPassed
      self.channel = channel
      self.down = down
      self.device = device
    }
  }

  package struct NoRating: Hashable, Sendable {
    /// `nil` for `ambient`.
    package let session: SessionNumber?
    package let disposition: Disposition
    /// `nil` for a key that declines.
    package let level: LevelReference?
    package let channel: Channel
    package let down: Instant
    package let device: String

    package init(
      session: SessionNumber?, disposition: Disposition, level: LevelReference?, channel: Channel, down: Instant,
      device: String
    ) {
      self.session = session
      self.disposition = disposition
      self.level = level
      self.channel = channel
      self.down = down
      self.device = device
    }
  }

  package struct AvailabilityChange: Hashable, Sendable {
    /// Every cause that holds from now on; empty: ratings are possible again.
    package let causes: Set<Unavailability>

    package init(causes: Set<Unavailability>) { self.causes = causes }
  }
}

/// Why the clerk is whom the session counts for.
package enum ClerkSource: String, Hashable, Sendable, Codable { case session, badge, roster, none }

/// Where the session came from, in the order of trust. Names reserved for later sources.
package enum SessionSource: String, Hashable, Sendable, Codable, CaseIterable {
  case feed, api, clerkPage, scan, inviteButton, demo
}

/// Why no rating can be taken.
package enum Unavailability: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// The journal cannot be written: disk full, read-only, failing.
  case journal
  /// No configured input device is there that can send every level.
  case input
  /// A technician is at work.
  case maintenance

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
