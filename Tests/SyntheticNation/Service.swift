import RatingModel

/// One citizen served at one counter: everything that happened, as nobody but the generator knows it.
package struct Service: Hashable, Sendable {
  package struct Matter: Hashable, Sendable {
    package let procedure: ProcedureCode
    package let stage: Stage
    /// At the return of a result.
    package let timeliness: Timeliness?
  }

  /// What was chosen of one question.
  package struct Choice: Hashable, Sendable {
    package let question: QuestionReference
    package let answers: [AnswerName]
  }

  package let unit: UnitCode
  package let counter: CounterCode
  /// `nil` where no clerk counts.
  package let clerk: ClerkID?
  /// Milliseconds since midnight.
  package let openedAt: Int64
  /// By an invite or the close, whichever came first; `nil` where neither did.
  package let invitedAt: Int64?
  package let matters: [Matter]
  package let outcome: Outcome
  package let channel: Channel
  /// The session's, and of a rating its own too.
  package let marks: Marks
  /// What the rating says in the end; `nil` unless the outcome is `rated`.
  package let level: LevelReference?
  /// What it said before it was corrected; `nil` where it was not.
  package let firstLevel: LevelReference?
  /// Since the ticket was drawn; `nil` without one.
  package let waitedMilliseconds: Int64?
  package let choices: [Choice]
  /// Presses within the session that are no rating, but for the one that a correction superseded.
  package let presses: [Disposition]

  /// When its figures belong: the invite, before that the opening.
  package var moment: Int64 { invitedAt ?? openedAt }
}

/// A press while nobody was served.
package struct StrayPress: Hashable, Sendable {
  /// Milliseconds since midnight.
  package let at: Int64
  package let disposition: Disposition
}

/// A day of one kiosk, in order.
package struct KioskDay: Hashable, Sendable {
  /// More citizens are not served; a machine's series may come on top.
  package static let mostServices = 400

  /// The kiosk's number in its nation.
  package let kiosk: Int
  package let unit: UnitCode
  package let counter: CounterCode
  package let date: CivilDate
  /// One after the other: each is opened after the one before it is over.
  package let services: [Service]
  package let strays: [StrayPress]
}
