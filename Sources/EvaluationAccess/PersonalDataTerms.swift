import EvaluationStore
import RatingModel

/// By when a request about own data is to be answered and carried out. Versioned data: another decree is another value.
package struct PersonalDataTerms: Hashable, Sendable {
  package let source: String
  /// Working days from the day after the request came until an answer.
  package let workingDaysToAnswer: Int
  /// Days from the day after the request came until it is carried out.
  package let daysToCarryOut: Int

  package init(source: String, workingDaysToAnswer: Int, daysToCarryOut: Int) {
    self.source = source
    self.workingDaysToAnswer = workingDaysToAnswer
    self.daysToCarryOut = daysToCarryOut
  }

  /// Decree 356/2025/NĐ-CP, to the Law on Personal Data Protection 91/2025/QH15.
  package static let decree356 = PersonalDataTerms(
    source: "Nghị định 356/2025/NĐ-CP", workingDaysToAnswer: 2, daysToCarryOut: 15)

  /// The last day for an answer. Working days are Monday to Friday: a public holiday makes the true day later, never earlier.
  package func answerDue(after received: CivilDate) -> CivilDate? {
    var (day, left) = (received, workingDaysToAnswer)
    while left > 0 {
      guard let next = day.next else { return nil }
      day = next
      if day.weekday <= 5 { left -= 1 }
    }
    return day
  }

  /// The last day for carrying it out.
  package func due(after received: CivilDate) -> CivilDate? {
    CivilDate(daysSince1970: received.daysSince1970 + daysToCarryOut)
  }
}
