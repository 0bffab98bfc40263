import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

@Suite("Promise: one tally that cannot be taken keeps no other from being taken")
struct TallyRefusalPromises {
  /// A tally, how it is spoiled, and what that is called.
  struct Spoiled: Sendable, CustomTestStringConvertible {
    let refusal: TallyRefusal
    let make: @Sendable () throws -> Tally
    var testDescription: String { refusal.rawValue }
  }

  static let spoiled: [Spoiled] = [
    Spoiled(refusal: .invalid) { try Office.outcome(count: -1, version: 5) },
    Spoiled(refusal: .invalid) { try Office.outcome(count: 1_000_000_001, version: 5) },
    Spoiled(refusal: .invalid) { try Office.outcome(count: 1, version: 0) },
    Spoiled(refusal: .invalid) { try Office.outcome(count: 1, version: 6) },
    Spoiled(refusal: .scaleMissing) { try Office.levelled(scaleVersion: 9, count: 5, version: 5) },
    Spoiled(refusal: .levelUnknown) { try Office.levelled("binh-thuong", count: 5, version: 5) },
    Spoiled(refusal: .questionMissing) { try Office.answered(count: 5, version: 5) },
  ]

  @Test(arguments: StoreUnderTest.all, spoiled)
  func whatCannotBeTakenIsNamedByItsPlaceAndTheOthersAreTaken(
    _ maker: StoreUnderTest, _ spoiled: Spoiled
  ) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let (first, last) = (
        try Office.outcome(.declined, count: 1, version: 4), try Office.outcome(.timedOut, count: 2, version: 5)
      )
      let batch = kiosk.batch(
        [first, try spoiled.make(), last], head: try Office.head(5, [first, last]), scales: [try Office.scale()])

      let answer = try await kiosk.answer(batch)

      #expect(answer == IntakeAnswer(digest: .pending, refused: [.init(index: 1, code: spoiled.refusal.rawValue)]))
      #expect(try await kiosk.stored() == [first.key: [1, 4], last.key: [2, 5]])
      #expect(try await kiosk.events().isEmpty)
      #expect(try await kiosk.answer(batch) == answer)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anAnswerThatTheQuestionDoesNotHaveIsRefused(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let (known, unknown) = (
        try Office.answered(count: 5, version: 1), try Office.answered("gia-ca", count: 5, version: 1)
      )

      let answer = try await kiosk.answer(
        kiosk.batch([unknown, known], head: try Office.head(1, [known]), questions: [try Office.question()]))

      #expect(answer.refused == [.init(index: 0, code: "answer-unknown")])
      #expect(try await kiosk.stored() == [known.key: [5, 1]])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theSameVersionWithAnotherCountIsRefusedAndAnEventThatCounts(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let taken = try Office.outcome(count: 5, version: 10)
      try await kiosk.send([taken])
      let next = try Office.outcome(.declined, count: 1, version: 11)
      let batch = kiosk.batch(
        [next, try Office.outcome(count: 6, version: 10)], head: try Office.head(11, [taken, next]),
        countersigned: try Office.head(10, [taken]))

      let answer = try await kiosk.answer(batch)
      try await kiosk.answer(batch, at: WallTime(milliseconds: Office.noon.milliseconds + 1))

      #expect(answer.refused == [.init(index: 1, code: "tally-conflict")])
      #expect(try await kiosk.stored() == [taken.key: [5, 10], next.key: [1, 11]])
      let event = try #require(try await kiosk.events().first)
      #expect(event.kind == .tallyConflict && event.times == 2 && event.isOpen)
      #expect(event.first == 10 && event.last == 10 && event.inDoubt == 1)
      #expect(event.firstAt == Office.noon && event.lastAt.milliseconds == Office.noon.milliseconds + 1)
      #expect(event.detail == ["group": .text("day/2026-10-30"), "version": .number(10)])
      #expect(try event.place == KioskPlace(unit: Office.unit("H56.14"), counter: Office.counter()))
      #expect(try await kiosk.events().count == 1)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aScaleNeverChangesUnderItsVersion(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.levelled(count: 5, version: 1)], scales: [try Office.scale()])
      let (levelled, other) = (
        try Office.levelled(count: 10, version: 2), try Office.outcome(count: 1, version: 2)
      )

      let changed = try await kiosk.answer(
        kiosk.batch(
          [levelled, other], head: try Office.head(2, [levelled, other]),
          scales: [try Office.scale(best: "Tuyệt vời")]))
      let repeated = try await kiosk.send([levelled, other], scales: [try Office.scale()])

      #expect(changed.refused == [.init(index: 0, code: "scale-conflict")])
      #expect(repeated == .success(.matches))
      #expect(try await kiosk.events().map(\.kind) == [.scaleConflict])
      #expect(try await kiosk.events().first?.detail == ["definitions": .texts(["hai-long-3/1"])])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aQuestionNeverChangesUnderItsVersion(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tally = try Office.answered(count: 5, version: 1)
      try await kiosk.answer(
        kiosk.batch([tally], head: try Office.head(1, [tally]), questions: [try Office.question()]))
      let next = try Office.answered(count: 10, version: 2)

      let changed = try await kiosk.answer(
        kiosk.batch([next], head: try Office.head(2, [next]), questions: [try Office.question(asking: "Vì sao?")]))

      #expect(changed.refused == [.init(index: 0, code: "question-conflict")])
      #expect(try await kiosk.events().map(\.kind) == [.questionConflict])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func noBatchIsCompleteWhileTheKioskKeepsTalliesBack(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let tally = try Office.outcome(count: 5, version: 10)
      let head = try Office.head(10, [tally])

      let answer = try await kiosk.answer(kiosk.batch([tally], head: head, keptBack: 3))

      #expect(answer.digest == .pending && answer.compareAfter == nil)
      #expect(try await kiosk.status().journals.map(\.keptBack) == [3])
      #expect(try await kiosk.take(kiosk.batch([], head: head)) == .success(.matches))
      #expect(try await kiosk.status().journals.map(\.keptBack) == [0])
    }
  }
}
