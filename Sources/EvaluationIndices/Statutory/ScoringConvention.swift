import RatingModel

/// What the circular leaves to the province: how many points an answer is worth, and how index 7 comes about. Data of the
/// province, versioned with its questions.
package struct ScoringConvention: Hashable, Sendable {
  /// Which indices are summed, and what a sum is called.
  package let rule: ScoringRule
  /// By question and its version, the points of each answer. An answer that is not named is not scored.
  package let points: [QuestionReference: [AnswerName: IndexPoints]]
  package let attitude: AttitudeRule

  package init(
    rule: ScoringRule = .clerk2018, points: [QuestionReference: [AnswerName: IndexPoints]] = [:],
    attitude: AttitudeRule = .timelinessAndComplaints
  ) {
    self.rule = rule
    self.points = points
    self.attitude = attitude
  }
}

extension StatutoryIndex {
  /// The index as it is scored.
  package var scored: ScoredIndex {
    switch self {
    case .one: .totalTime
    case .three: .intakeContacts
    case .four: .agencies
    case .seven: .attitude
    }
  }
}
