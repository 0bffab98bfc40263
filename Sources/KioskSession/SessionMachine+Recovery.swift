import RatingModel

/// The newest session of an earlier run, as the journal knows it.
package struct RecoveredSession: Hashable, Sendable {
  package let number: SessionNumber
  /// `nil` when the id was erased.
  package let id: SessionID?
  /// Invited or closed.
  package let invited: Bool
  /// It has a rating or another outcome already.
  package let hasOutcome: Bool

  package init(number: SessionNumber, id: SessionID?, invited: Bool, hasOutcome: Bool) {
    self.number = number
    self.id = id
    self.invited = invited
    self.hasOutcome = hasOutcome
  }
}

extension SessionMachine {
  /// The machine at the start of a process, with the records that the interruption calls for.
  ///
  /// A session that the earlier run left without its outcome gets it now: `notInvited` if its window had not begun,
  /// else `unavailable`, for nobody could rate while the kiosk was down. A rating of an earlier run is final without a
  /// word: the journal knows that all of them are.
  ///
  /// - Parameter revision: Of the first offer; revisions go on over machines, so that no page takes an older view for a
  ///   newer one.
  package static func recovering(
    _ recovered: RecoveredSession?, rules: SessionRules, at start: Instant, unavailable causes: Set<Unavailability>,
    revision: Int64 = 0
  ) -> (SessionMachine, [SessionEffect]) {
    var machine = SessionMachine(rules: rules, at: start, unavailable: causes, revision: revision)
    var effects: [SessionEffect] = []
    if let id = recovered?.id { machine.ended.add(id) }
    if let recovered, !recovered.hasOutcome {
      let outcome = SessionRecord.Ended(
        session: recovered.number, outcome: recovered.invited ? .unavailable : .notInvited, invited: recovered.invited,
        channel: .none)
      effects.append(.append(SessionRecord(at: start, body: .outcome(outcome))))
    }
    if !causes.isEmpty {
      let change = SessionRecord.AvailabilityChange(causes: causes)
      effects.append(.append(SessionRecord(at: start, body: .availability(change))))
    }
    return (machine, effects + [.show(machine.offer)])
  }
}
