import EvaluationIndices
import EvaluationStore
import RatingModel

/// The scores that the circular asks for, each with where it comes from. What has no data has no score.
package struct StatutoryFigures: Hashable, Sendable {
  /// Where an index comes from, or why it has no score.
  package enum Source: String, Hashable, Sendable, CaseIterable {
    case answers, dossierResults, timelinessAndComplaints, levelConvention
    /// No question feeds it, its answers have no points, or nobody answered.
    case noAnswers
    case noDossierResults
    /// Complaints came without saying which dossiers they are about, and the score depends on it.
    case complaintsOpen
    /// Not scored from what the centre has.
    case notHere
  }

  package let score: StatutoryScore
  package let sources: [ScoredIndex: Source]
  package let convention: ScoringConvention

  init(
    answers: [QuestionReference: AnswerFigures], questions: [QuestionReference: Question],
    dossiersByLevel: [LevelName: Int], results: DossierResults?, convention: ScoringConvention
  ) {
    var scores: [ScoredIndex: IndexScore] = [:]
    var sources: [ScoredIndex: Source] = [:]
    for index in convention.rule.indices {
      let (score, source) =
        switch index {
        case .totalTime, .intakeContacts, .agencies:
          Self.fromAnswers(to: index, answers, questions, convention)
        case .unitTime: Self.fromResults(results)
        case .attitude: Self.attitude(results, dossiersByLevel, convention.attitude)
        case .onTheSpot, .publication, .complaints, .onlineServices: (nil, Source.notHere)
        }
      scores[index] = score
      sources[index] = source
    }
    score = StatutoryScore(scores, rule: convention.rule)
    self.sources = sources
    self.convention = convention
  }

  /// Each dossier has the points of the answer. Of questions with several answers a dossier would count several times.
  private static func fromAnswers(
    to index: ScoredIndex, _ answers: [QuestionReference: AnswerFigures], _ questions: [QuestionReference: Question],
    _ convention: ScoringConvention
  ) -> (IndexScore?, Source) {
    var dossiers: [IndexPoints: Int] = [:]
    for (reference, figures) in answers {
      guard let question = questions[reference], question.kind == .single, question.index?.scored == index,
        let points = convention.points[reference]
      else { continue }
      for (answer, count) in figures.dossiers {
        if let points = points[answer] { dossiers[points, default: 0] += count }
      }
    }
    let score = IndexScore(dossiers)
    return (score, score == nil ? .noAnswers : .answers)
  }

  private static func fromResults(_ results: DossierResults?) -> (IndexScore?, Source) {
    guard let finished = results?.finished else { return (nil, .noDossierResults) }
    let dossiers = finished.reduce(into: [IndexPoints: Int]()) {
      $0[ScoredIndex.points(of: $1.key), default: 0] += $1.value
    }
    let score = IndexScore(dossiers)
    return (score, score == nil ? .noDossierResults : .dossierResults)
  }

  private static func attitude(
    _ results: DossierResults?, _ dossiersByLevel: [LevelName: Int], _ rule: AttitudeRule
  ) -> (IndexScore?, Source) {
    switch rule {
    case .levels:
      let dossiers = dossiersByLevel.reduce(into: [IndexPoints: Int]()) { sums, level in
        guard let points = rule.points(timeliness: nil, hasComplaint: false, level: level.key) else { return }
        sums[points, default: 0] += level.value
      }
      let score = IndexScore(dossiers)
      return (score, score == nil ? .noAnswers : .levelConvention)
    case .timelinessAndComplaints:
      switch AttitudePoints(results) {
      case .scored(let score): return (score, .timelinessAndComplaints)
      case .open: return (nil, .complaintsOpen)
      case .unknown, .nothingToScore: return (nil, .noDossierResults)
      }
    }
  }
}
