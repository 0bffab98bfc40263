import RatingModel
import Testing

@testable import KioskDemo
@testable import KioskJournal

/// Whatever is lost, doubled or changed between the callers and a journal fails, and is named.
struct ReconciliationTests {
  private static func expect(_ finding: String, of counter: InventedCounter) {
    let reconciliation = counter.reconciliation
    #expect(!reconciliation.holds)
    #expect(reconciliation.findings.contains("Q01: \(finding)"), "\(reconciliation.text)")
    #expect(reconciliation.text.contains("  FAILS  Q01: \(finding)"))
  }

  @Test func aDayWhoseJournalKeepsWhatWasAnsweredHolds() throws {
    let reconciliation = try InventedCounter.day().reconciliation
    #expect(reconciliation.findings == [])
    #expect(reconciliation.holds, "\(reconciliation.text)")
    #expect(!reconciliation.text.contains("FAILS"))
  }

  @Test func anAcknowledgedRatingThatIsGoneIsNamed() throws {
    var counter = try InventedCounter.day()
    try counter.loseFirst(.rating)
    Self.expect("press 2, answered “rating”, is not in the journal", of: counter)
  }

  /// What no sum can see: as many ratings as were acknowledged, one of them from a press whose answer was lost.
  @Test func anAcknowledgedRatingThatIsGoneIsNamedThoughAPressInDoubtWasKept() throws {
    var counter = try InventedCounter.day()
    try counter.open("fourth")
    try counter.press(key: 1, answer: nil) { .rating(try $0.rating($1)) }
    #expect(counter.reconciliation.holds)
    #expect(counter.reconciliation.inDoubt == (1, 1))

    try counter.loseFirst(.rating)
    Self.expect("press 2, answered “rating”, is not in the journal", of: counter)
  }

  @Test(arguments: [EntryKind.correction, .press, .outcome])
  func everyOtherAnswerThatIsGoneIsNamed(kind: EntryKind) throws {
    var counter = try InventedCounter.day()
    try counter.loseFirst(kind)
    let answers: [EntryKind: String] = [
      .correction: "press 3, answered “correction”,", .press: "press 1, answered “early”,",
      .outcome: "press 6, answered “declined”,",
    ]
    Self.expect("\(try #require(answers[kind])) is not in the journal", of: counter)
  }

  @Test func aRatingThatIsKeptTwiceIsNamed() throws {
    var counter = try InventedCounter.day()
    try counter.doubleFirst(.rating)
    Self.expect("press 2, answered “rating”, is kept 2 times", of: counter)
    Self.expect("session first has 2 ratings", of: counter)
  }

  @Test func aPressInDoubtThatIsKeptTwiceIsNamed() throws {
    var counter = try InventedCounter.day()
    try counter.open("fourth")
    try counter.press(key: 1, answer: nil) { .press(try $0.press($1, .early)) }
    try counter.doubleLast()
    Self.expect("press 7, in doubt, is kept 2 times", of: counter)
  }

  @Test func aRatingThatNobodyPressedIsNamed() throws {
    var counter = try InventedCounter.day()
    try counter.open("fourth")
    let press = CounterAccount.Press(at: Instant(milliseconds: 77_000), level: "hai-long", session: "fourth")
    counter.keep(.rating(try counter.rating(press)), at: press.at)
    Self.expect("entry \(counter.entries.count) keeps a press that nobody made", of: counter)
  }

  @Test func aPressThatWasNotTakenAndIsKeptIsNamed() throws {
    var counter = try InventedCounter.day()
    let press = counter.account.presses[4]
    counter.keep(.press(try counter.press(press, .repeat)), at: press.at)
    Self.expect("press 5, answered “notTaken”, is kept as “repeat”", of: counter)
  }

  @Test func aRatingThatIsKeptAsSomethingElseIsNamed() throws {
    var counter = try InventedCounter.day()
    try counter.replaceFirst(.rating, by: .press(try counter.press(counter.account.presses[1], .unsettled)))
    Self.expect("press 2, answered “rating”, is kept as “unsettled”", of: counter)
  }

  @Test func aRatingThatIsKeptWithAnotherLevelIsNamedAndTheLevelIsNot() throws {
    var counter = try InventedCounter.day()
    let press = counter.account.presses[1]
    try counter.replaceFirst(.rating, by: .rating(try counter.rating(press, session: 1, level: "khong-hai-long")))
    Self.expect("press 2, answered “rating”, is kept with another level", of: counter)
    #expect(!counter.reconciliation.text.contains("hai-long"))
  }

  @Test func aRatingThatIsKeptForAnotherSessionIsNamed() throws {
    var counter = try InventedCounter.day()
    try counter.replaceFirst(.rating, by: .rating(try counter.rating(counter.account.presses[1], session: 3)))
    Self.expect("press 2, answered “rating”, is kept for another session than first", of: counter)
  }

  @Test func anAcknowledgedSessionThatIsGoneIsNamed() throws {
    var counter = try InventedCounter.day()
    try counter.loseFirst(.open)
    Self.expect("session first, acknowledged, is not in the journal", of: counter)
  }

  @Test func aSessionThatIsOpenedTwiceOrThatNobodyAskedForIsNamed() throws {
    var counter = try InventedCounter.day()
    try counter.doubleFirst(.open)
    Self.expect("session first is opened 2 times", of: counter)

    try counter.keepOpening("stranger")
    Self.expect("session stranger is opened 1 times and nobody asked for it", of: counter)
  }

  @Test func whatTheCentreLacksFailsInItsLine() throws {
    let counter = try InventedCounter.day()
    let journal = JournalContents(entries: counter.entries, names: counter.names)
    var verification = Verification()
    for entry in counter.entries { verification.statistics.take(entry) }
    let reconciliation = Reconciliation(
      counters: [
        .init(account: counter.account, journal: journal, verification: verification, isCountersigned: true)
      ],
      centre: CentreTotals(sessions: 3, rated: 1, levels: 1, waiting: 0, dispositions: 2))
    #expect(!reconciliation.holds)
    #expect(reconciliation.findings == [])
    let failing = reconciliation.lines.filter { !$0.agrees }.map(\.what)
    #expect(failing.count == 2)
    #expect(failing.contains("ratings at the kiosks = rated sessions at the centre"))
  }

  @Test func aKioskWhoseTalliesTheCentreHasNotCountersignedFailsInItsLine() throws {
    var counter = try InventedCounter.day()
    counter.isCountersigned = false
    #expect(!counter.reconciliation.holds)
    #expect(
      counter.reconciliation.lines.filter { !$0.agrees }.map(\.what) == [
        "kiosks = kiosks whose every tally the centre countersigns"
      ])
  }
}
