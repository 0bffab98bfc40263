import RatingModel

/// What the counter offers the citizen at the moment: the source of every screen, sound, lamp and of the state API.
/// Holds no level that was chosen.
package struct Offer: Hashable, Sendable {
  package enum Phase: Hashable, Sendable {
    case idle
    /// A session is open and not invited.
    case serving
    /// Please rate.
    case inviting(until: Instant)
    /// A rating is durable; the same for every level, until the correction window ends.
    case thanks(until: Instant)
    /// The window is over; the session may still be open.
    case done
    case unavailable(Set<Unavailability>)
  }

  /// What a citizen is told beside it. The same whatever level was pressed, and no change of what is offered.
  package enum Notice: Hashable, Sendable {
    /// Two keys were down together: neither counts, and the question stands.
    case oneAtATime
    /// A press before the invite.
    case notFinished
    /// Ratings became impossible amid the question.
    case promptBroken
  }

  package let phase: Phase
  package let notice: Notice?
  /// Since when this phase holds. A press within 300 ms after the rating that is offered has changed is `unsettled`.
  package let since: Instant
  package let session: SessionID?
  package let clerk: ClerkID?
  /// `nil` without a session.
  package let dossiers: HandledDossiers?
  /// Counts up with every change; never repeats while the process runs.
  package let revision: Int64

  package init(
    phase: Phase, notice: Notice? = nil, since: Instant, session: SessionID?, clerk: ClerkID?,
    dossiers: HandledDossiers? = nil,
    revision: Int64
  ) {
    self.phase = phase
    self.notice = notice
    self.since = since
    self.session = session
    self.clerk = clerk
    self.dossiers = dossiers
    self.revision = revision
  }

  package var state: SessionState {
    switch phase {
    case .idle: .idle
    case .serving: .serving
    // Thanks are for the citizen's eyes: to the caller the window is open until the correction window ends.
    case .inviting, .thanks: .inviting
    case .done: .done
    case .unavailable: .unavailable
    }
  }
}
