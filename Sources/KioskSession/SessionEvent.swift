import RatingModel

/// What happens to the machine. Events come in the order of their times, as far as the shell can know it.
package enum SessionEvent: Hashable, Sendable {
  case open(SessionRequest, OpenFacts, SessionSource)
  case invite(SessionID)
  case close(SessionID)
  case cancel(SessionID)
  /// A key went down and is not up yet: an outcome without a rating waits for it, at most
  /// ``SessionRules/longestHoldMilliseconds``. Its time is the kernel's time of the down.
  case fingerDown(KeyMeaning, device: String)
  /// The finger slid off, or the device vanished while it was down.
  case fingerGone(device: String)
  case press(Press)
  /// The screen told that this revision of the offer can be seen, since the time of the event.
  case painted(Int64)
  /// What is offered reached the screen only at the time of the event, as after a disk that stalled.
  case shown
  /// A finger came down on the screen at this time, wherever: whoever does that is still there.
  ///
  /// - Parameter onControl: On what changes the screen itself, as its language: that asks for nothing else.
  case touched(Instant, onControl: Bool = false)
  /// Whether citizens have nothing but touch screens to rate on: no key device can be used that sends every level.
  case onlyTouchScreens(Bool)
  /// Every cause for which no rating can be taken now.
  case availability(Set<Unavailability>)
  /// Every device has been read up to this time; the shell sends it in each turn, after the presses it read.
  case readThrough
}

/// What the shell has to do. All `append`s of one call are one transaction; the rest is done only after it is durable.
package enum SessionEffect: Hashable, Sendable {
  case append(SessionRecord)
  /// The answer to the command that was handled; exactly one per command.
  case reply(SessionReply)
  /// What is offered changed; screens and the state API follow.
  case show(Offer)
  /// The machine wants `readThrough` at this time at the latest. Replaces the earlier wish.
  case wake(Instant)
}

package enum SessionReply: Hashable, Sendable {
  case done(SessionStatus)
  case refused(SessionRefusal)
}

/// What a caller may know of its session. Never a level, never whether there was a rating.
package struct SessionStatus: Hashable, Sendable {
  package let state: SessionState
  /// The session that the answer is about; `nil` when the counter is idle.
  package let id: SessionID?

  package init(state: SessionState, id: SessionID?) {
    self.state = state
    self.id = id
  }
}

/// Why a command was refused. Stable codes; texts live with the transport.
package enum SessionRefusal: String, Error, Hashable, Sendable, Codable, CaseIterable {
  /// The id was used for a session with other content.
  case sessionConflict
  /// No session of that id is or was open here.
  case sessionUnknown
  /// The session has its outcome already.
  case sessionEnded
  /// The citizen has been asked: the session can no longer be withdrawn, whatever came of the question.
  case sessionInvited
  /// No clerk was named and the roster has none.
  case clerkMissing
  case tooManyDossiers
  /// Timeliness was given for a stage other than `returning`.
  case timelinessWithoutReturn
  /// The journal cannot be written; nothing was changed.
  case unavailable
}
