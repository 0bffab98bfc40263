import RatingModel
import Testing

@testable import KioskDemo
@testable import KioskJournal

/// What citizens say after the level, who serves them, and what a technician presses, held against a journal.
struct SecondStepReconciliationTests {
  private static let chosen = ["thai-do", "thoi-gian"]
  private static let choice = DemoChoice.answers(question: DemoQuestion.chips.id, chosen)

  private static func findings(_ fill: (inout InventedCounter) throws -> Void) throws -> [String] {
    var counter = try InventedCounter()
    try counter.open("first")
    try counter.press(key: 1, answer: "rating") { .rating(try $0.rating($1)) }
    try fill(&counter)
    return counter.reconciliation.findings
  }

  @Test func choicesThatAreKeptAsTheyWerePressedAreFound() throws {
    let findings = try Self.findings { counter in
      try counter.press(key: 1, choice: Self.choice, answer: "answer") { .answer(try $0.answer($1, Self.chosen)) }
      try counter.press(key: 2, choice: .contact(true), answer: "answer") { .contact($0.contact($1)) }
      counter.keepWish(true)
      #expect(counter.reconciliation.lines.contains { $0.what.hasPrefix("choices after the level") && $0.left == 2 })
    }
    #expect(findings == [])
  }

  @Test(arguments: [["thai-do"], [], ["thai-do", "thoi-gian", "co-so"]])
  func anotherChoiceThanWasPressedIsNamed(kept: [String]) throws {
    let findings = try Self.findings { counter in
      try counter.press(key: 1, choice: Self.choice, answer: "answer") { .answer(try $0.answer($1, kept)) }
    }
    #expect(findings == ["Q01: press 2, answered “answer”, is kept as another choice"])
  }

  @Test func aWishToBeCalledThatIsKeptAsNoneIsNamed() throws {
    let findings = try Self.findings { counter in
      try counter.press(key: 2, choice: .contact(true), answer: "answer") { .contact($0.contact($1)) }
      counter.keepWish(false)
    }
    #expect(findings == ["Q01: press 2, answered “answer”, is kept as another choice"])
  }

  @Test func aChoiceThatIsGoneIsNamed() throws {
    let findings = try Self.findings { counter in
      try counter.press(key: 1, choice: Self.choice, answer: "answer") { _, _ in nil }
    }
    #expect(findings == ["Q01: press 2, answered “answer”, is not in the journal"])
  }

  @Test func aTechniciansPressThatCountsAsARatingIsNamed() throws {
    let findings = try Self.findings { counter in
      try counter.open("second")
      try counter.press(key: 1, isTechnicians: true, answer: "rating") { .rating(try $0.rating($1)) }
    }
    #expect(findings == ["Q01: press 2, answered “rating”, was a technician's"])
  }

  @Test func aCitizensPressThatCountsAsATechniciansIsNamed() throws {
    let findings = try Self.findings { counter in
      try counter.press(key: 1, answer: "maintenance") { .press(try $0.press($1, .maintenance)) }
    }
    #expect(findings == ["Q01: press 2, answered “maintenance”, was nobody's work on the kiosk"])
  }

  @Test func aTechniciansPressesAreNoRatings() throws {
    let findings = try Self.findings { counter in
      try counter.press(key: 1, isTechnicians: true, answer: "maintenance") { .press(try $0.press($1, .maintenance)) }
      #expect(
        counter.reconciliation.lines.contains { $0.what.hasPrefix("presses kept as a technician's") && $0.agrees })
    }
    #expect(findings == [])
  }

  private static let clerk = ClerkID("H99.14/CB001")
  private static let substitute = ClerkID("H99.14/CB004")

  @Test func aSessionThatCountsForWhoServedIsFound() throws {
    let findings = try Self.findings { counter in
      try counter.open("second", service: .init(staff: "CB001"), keptFor: Self.clerk)
      try counter.open("third", service: .inDoubt, keptFor: nil, marks: [.clerkInDoubt])
    }
    #expect(findings.filter { $0.hasSuffix("who served") } == [])
  }

  @Test func aSessionThatCountsForSomebodyElseIsNamed() throws {
    let findings = try Self.findings { counter in
      try counter.open("second", service: .init(staff: "CB004"), keptFor: Self.clerk)
      try counter.open("third", service: .inDoubt, keptFor: Self.substitute)
      try counter.open("fourth", service: .init(staff: "CB001"), keptFor: nil, marks: [.clerkInDoubt])
    }
    #expect(
      findings.filter { $0.hasSuffix("who served") }
        == ["second", "third", "fourth"].map { "Q01: session \($0) counts for somebody else than who served" })
  }

  /// Answers are counted with their level: what a lot has not released is counted nowhere.
  @Test func answersCountWithTheReleaseOfTheirRating() throws {
    var counter = try InventedCounter()
    try counter.open("first")
    try counter.press(key: 1, answer: "rating") { .rating(try $0.rating($1)) }
    try counter.press(key: 1, choice: Self.choice, answer: "answer") { .answer(try $0.answer($1, Self.chosen)) }
    var answers: ReleasedAnswers { ReleasedAnswers(counter.account, journal: counter.journal) }
    #expect(answers.kept == 0 && answers.chosen == 0)
    counter.keep(
      .release(ReleasePayload(reason: .month, clerk: nil, ratings: [2])), at: Instant(milliseconds: 99_000))
    #expect(answers.kept == 2 && answers.chosen == 2)
  }
}
