import EvaluationIndices
import RatingModel

/// What was answered to one version of a question.
package struct AnswerFigures: Hashable, Sendable {
  package let reference: QuestionReference
  /// Sessions that chose an answer; of several answers each counts.
  package private(set) var sessions: [AnswerName: Int] = [:]
  /// Their dossiers.
  package private(set) var dossiers: [AnswerName: Int] = [:]
  /// Months in which this version was answered.
  private(set) var months: Set<Period> = []

  /// By question and version, ordered.
  static func all(of counts: [KeyedCount]) -> [QuestionReference: AnswerFigures] {
    var found: [QuestionReference: AnswerFigures] = [:]
    for count in counts {
      guard case .answers(let key) = count.key else { continue }
      let reference = QuestionReference(id: key.question, version: key.setVersion)
      found[reference, default: AnswerFigures(reference)].add(key, count.count)
    }
    return found
  }

  init(_ reference: QuestionReference) { self.reference = reference }

  private mutating func add(_ key: AnswersKey, _ count: Int) {
    months.insert(key.period)
    switch key.counted {
    case .sessions: sessions[key.answer, default: 0] += count
    case .dossiers: dossiers[key.answer, default: 0] += count
    }
  }

  /// Sessions that answered at all, where each gives one answer.
  var answered: Int { sessions.values.reduce(0, +) }
}
