/// What is done with a dossier at the counter (TT 01/2018/TT-VPCP forms 01 to 03 and the return of results).
package enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
  case receiving, supplementing, refusing, returning
}

/// When a result is returned, against its appointment. Known at the return only.
package enum Timeliness: String, Hashable, Sendable, Codable, CaseIterable {
  case early, onTime, late
}

/// How a session ended. Every session gets exactly one.
package enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
  /// A rating was made.
  case rated
  /// The citizen chose not to rate, with a configured key or target.
  case declined
  /// The rating window ended without a rating.
  case timedOut
  /// Ended by another open or a restart before invite or close.
  case notInvited
  /// Withdrawn by the caller before an outcome.
  case cancelled
  /// No rating was possible at some moment of the window and none was made.
  case unavailable
}

/// Why a press is no rating.
package enum Disposition: String, Hashable, Sendable, Codable, CaseIterable {
  /// No session.
  case ambient
  /// Between open and invite.
  case early
  /// After the session's rating has become final, or the same level again.
  case `repeat`
  /// Replaced by a correction.
  case superseded
  /// Down and up fell into different offers, or down within 300 ms after a change of what is offered.
  case unsettled
  /// Another key was down at the same time.
  case simultaneous
  /// Made by a technician in maintenance mode.
  case maintenance
}

/// How an answer came; `none` stands where there was no rating.
package enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
  case button, touch, demo, paper, none
}

/// What is unusual about a session or its rating. It counts; the marks travel with it.
package enum Mark: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  case outsideHours, unknownClerk, oddDossierCode, undated, sameDossier, burst, cadence, fallback, clerkInDoubt

  package static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }
}

/// A set of marks. Text form: names in alphabetical order joined by `+`; empty for none.
package struct Marks: Hashable, Sendable, Codable, CustomStringConvertible, ExpressibleByArrayLiteral {
  package var members: Set<Mark>

  package init(_ set: Set<Mark> = []) { members = set }
  package init(arrayLiteral elements: Mark...) { members = Set(elements) }

  package init?(_ text: String) {
    let names = text.isEmpty ? [] : text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    let marks = names.compactMap(Mark.init(rawValue:))
    guard marks.count == names.count, marks == Set(marks).sorted() else { return nil }
    members = Set(marks)
  }

  package var description: String { members.sorted().map(\.rawValue).joined(separator: "+") }

  package func with(_ mark: Mark, if condition: Bool = true) -> Marks {
    condition ? Marks(members.union([mark])) : self
  }

  package init(from decoder: any Decoder) throws { members = Set(try [Mark](from: decoder)) }
  package func encode(to encoder: any Encoder) throws { try members.sorted().encode(to: encoder) }
}
