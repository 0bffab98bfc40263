import RatingModel

/// Sessions by how they ended. Silence is not a five: every session is in exactly one count.
package struct OutcomeCounts: Hashable, Sendable {
  private var counts: [Outcome: Int]

  /// An outcome that is not named has no sessions.
  package init(_ counts: [Outcome: Int] = [:]) {
    precondition(counts.values.allSatisfy { $0 >= 0 }, "counts are not negative")
    self.counts = counts
  }

  package subscript(outcome: Outcome) -> Int { counts[outcome] ?? 0 }

  package mutating func add(_ count: Int, _ outcome: Outcome) {
    precondition(count >= 0, "counts are not negative")
    counts[outcome, default: 0] += count
  }

  /// All of them, however they ended.
  package var sessions: Int { counts.values.reduce(0, +) }

  package var responseRate: ResponseRate { ResponseRate(self) }
}

/// Rated sessions out of those that could have been rated: all but the cancelled and those during which no rating was
/// possible. Never out of presses.
package struct ResponseRate: Hashable, Sendable {
  package static let citation = Citation(
    source: "This system's own rule: rated ÷ (sessions − cancelled − unavailable)", date: "2026")

  package let share: Share

  package init(_ outcomes: OutcomeCounts) {
    share = Share(
      count: outcomes[.rated], of: outcomes.sessions - outcomes[.cancelled] - outcomes[.unavailable])
  }
}
