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
    /// A rating is durable; something more is asked, the same after every level.
    case asking(Asking, until: Instant)
    /// The window is over; the session may still be open.
    case done
    case unavailable(Set<Unavailability>)
  }

  /// One page of what is asked after the level.
  package struct Asking: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
      case question(Question)
      /// Whether the office may get in touch about the dossier. Two answers: no, which holds unless the other is chosen,
      /// and yes.
      case contact
    }

    /// The place of yes among the answers about contact; no is the first.
    package static let yes = 1

    package struct Option: Hashable, Sendable {
      /// The answer's place in its question, from 0.
      package let index: Int
      package let isChosen: Bool

      package init(index: Int, isChosen: Bool) {
        self.index = index
        self.isChosen = isChosen
      }
    }

    package let subject: Subject
    /// From 0.
    package let page: Int
    package let pages: Int
    /// Those of this page, in order: ``KeyMeaning/option(_:)`` 1 is the first.
    package let options: [Option]

    package init(subject: Subject, page: Int, pages: Int, options: [Option]) {
      self.subject = subject
      self.page = page
      self.pages = pages
      self.options = options
    }
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
  /// The correction window is over, though the citizen is still being asked or thanked: callers are told `done`.
  package let isOverForCallers: Bool
  /// Ratings can be taken. Thanks outlast a fault; callers are told of it as before an answer, so that they learn of none.
  package let isPossible: Bool
  /// Another press would correct the rating that is thanked for: there is one, and nothing was asked after it.
  package let isCorrectable: Bool
  /// Counts up with every change; never repeats while the process runs.
  package let revision: Int64

  package init(
    phase: Phase, notice: Notice? = nil, since: Instant, session: SessionID?, clerk: ClerkID?,
    dossiers: HandledDossiers? = nil, isOverForCallers: Bool = false, isPossible: Bool = true,
    isCorrectable: Bool = false, revision: Int64
  ) {
    self.phase = phase
    self.notice = notice
    self.since = since
    self.session = session
    self.clerk = clerk
    self.dossiers = dossiers
    self.isOverForCallers = isOverForCallers
    self.isPossible = isPossible
    self.isCorrectable = isCorrectable
    self.revision = revision
  }

  package var state: SessionState {
    switch phase {
    case .idle: .idle
    case .serving: .serving
    // Thanks are for the citizen's eyes: to the caller the window is open until the correction window ends.
    case .inviting: .inviting
    case .thanks where !isPossible: .unavailable
    case .thanks, .asking: isOverForCallers ? .done : .inviting
    case .done: .done
    case .unavailable: .unavailable
    }
  }
}
