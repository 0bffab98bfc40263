/// What is done with a dossier at the counter (TT 01/2018/TT-VPCP forms 01 to 03 and the return of results).
package enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
  case receiving, supplementing, refusing, returning
}

/// When a result is returned, against its appointment. Known at the return only.
package enum Timeliness: String, Hashable, Sendable, Codable, CaseIterable {
  case early, onTime, late
}

/// What callers may know of a counter, whatever became of the question.
package enum SessionState: String, Hashable, Sendable, Codable, CaseIterable {
  case idle, serving, inviting
  /// The rating window is over: says nothing of what happened in it.
  case done
  case unavailable
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
package struct Marks: Hashable, Sendable, WrittenByPieces, ExpressibleByArrayLiteral {
  private static let alphabetical = Mark.allCases.sorted()

  /// One bit for each mark, in alphabetical order.
  private var bits: UInt16 = 0

  package init(_ marks: some Sequence<Mark>) { for mark in marks { bits |= Self.bit(mark) } }
  package init(arrayLiteral elements: Mark...) { self.init(elements) }

  package init?(_ text: String) {
    let names = text.isEmpty ? [] : text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    self.init(names.compactMap(Mark.init(rawValue:)))
    // Written again it must read the same: no unknown name, no second spelling.
    guard description == text else { return nil }
  }

  package var isEmpty: Bool { bits == 0 }

  /// In alphabetical order.
  package var members: [Mark] { isEmpty ? [] : Self.alphabetical.filter(contains) }

  package func contains(_ mark: Mark) -> Bool { bits & Self.bit(mark) != 0 }

  package func write(to text: inout WrittenText) {
    for (index, mark) in members.enumerated() {
      if index > 0 { text.add("+") }
      text.add(mark.rawValue)
    }
  }

  package func with(_ mark: Mark, if condition: Bool = true) -> Marks {
    var marks = self
    if condition { marks.bits |= Self.bit(mark) }
    return marks
  }

  package func without(_ mark: Mark) -> Marks {
    var marks = self
    marks.bits &= ~Self.bit(mark)
    return marks
  }

  package func union(_ other: Marks) -> Marks {
    var marks = self
    marks.bits |= other.bits
    return marks
  }

  private static func bit(_ mark: Mark) -> UInt16 {
    guard let place = alphabetical.firstIndex(of: mark) else { preconditionFailure("every mark has its place") }
    return 1 << place
  }
}

extension Marks: Codable {
  package init(from decoder: any Decoder) throws { self.init(try [Mark](from: decoder)) }
  package func encode(to encoder: any Encoder) throws { try members.encode(to: encoder) }
}
