import EvaluationAccess
import RatingModel
import Testing

struct PersonalDataTermsTests {
  @Test(arguments: [
    ("2026-11-23", "2026-11-25"), ("2026-11-26", "2026-11-30"), ("2026-11-27", "2026-12-01"),
    ("2026-11-28", "2026-12-01"), ("2026-11-29", "2026-12-01"),
  ])
  func anAnswerIsDueOnTheSecondWorkingDayAfterTheRequest(received: String, due: String) throws {
    let day = try AccessDesk.day(received)
    #expect(PersonalDataTerms.decree356.answerDue(after: day)?.description == due)
  }

  @Test func itIsCarriedOutWithinFifteenDays() throws {
    let day = try AccessDesk.day("2026-12-20")
    #expect(PersonalDataTerms.decree356.due(after: day)?.description == "2027-01-04")
    #expect(PersonalDataTerms.decree356.source == "Nghị định 356/2025/NĐ-CP")
  }
}
