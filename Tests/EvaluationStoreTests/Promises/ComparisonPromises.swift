import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

@Suite("Promise: what differs is found by groups")
struct ComparisonPromises {
  private static func days(_ count: Int64 = 3) throws -> [Tally] {
    try (1...count).map { try Office.outcome(on: "2026-10-2\($0)", count: Int($0), version: $0) }
  }

  @Test(arguments: StoreUnderTest.all)
  func onlyTheGroupsThatDifferAreWantedAgainPageByPage(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      // given: the second day was lost on the way, the third is older here
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      var all = try Self.days()
      all[2] = try Office.outcome(on: "2026-10-23", count: 9, version: 9)
      let head = try Office.head(9, all)
      try await kiosk.answer(
        kiosk.batch([all[0], try Self.days()[2]], head: try Office.head(3, try Self.days()), complete: false))
      let differs = try await kiosk.answer(
        kiosk.batch([], head: head, countersigned: try Office.head(3, try Self.days())))
      #expect(differs.digest == .differs && differs.compareAfter == "")
      // when
      let digests = try Office.groups(all)
      let names = digests.keys.sorted()
      let first = try await kiosk.answer(
        kiosk.batch(
          [], head: head, complete: false,
          groups: GroupPage(after: "", through: names[1], digests: digests.filter { $0.key <= names[1] })))
      let second = try await kiosk.answer(
        kiosk.batch(
          [], head: head, complete: false,
          groups: GroupPage(after: names[1], through: nil, digests: digests.filter { $0.key > names[1] })))
      let resent = try await kiosk.answer(kiosk.batch([all[1], all[2]], head: head))
      // then
      #expect(first == IntakeAnswer(digest: .pending, compareAfter: names[1], wanted: [names[1]]))
      #expect(second == IntakeAnswer(digest: .pending, wanted: [names[2]]))
      #expect(resent == IntakeAnswer(digest: .matches))
      #expect(try await kiosk.events().isEmpty)
    }
  }

  /// A kiosk whose heads commit to a tally that it never sends.
  @Test(arguments: StoreUnderTest.all)
  func digestsThatStillDifferAfterEverythingCameAgainAreOneEventUntilTheyMatch(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let all = try Self.days()
      let head = try Office.head(3, all)
      for _ in 1...3 {
        try await kiosk.answer(kiosk.batch([all[0]], head: head))
        let page = GroupPage(after: "", through: nil, digests: try Office.groups(all))
        #expect(
          try await kiosk.answer(kiosk.batch([], head: head, complete: false, groups: page)).wanted
            == ["day/2026-10-22", "day/2026-10-23"])
      }
      let event = try #require(try await kiosk.events().first)
      #expect(try await kiosk.events().count == 1)
      #expect(event.kind == .digestMismatch && event.isOpen && event.times == 2)

      #expect(try await kiosk.take(kiosk.batch(all, head: head)) == .success(.matches))

      #expect(try await kiosk.events().map(\.state) == [.settled(at: Office.noon, by: nil)])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aGroupThatTheKioskDeniesIsAnEvent(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let all = try Self.days()
      try await kiosk.send(all)
      let head = try Office.head(4, Array(all.dropLast()))
      let next = kiosk.batch([], head: head, countersigned: try Office.head(3, all))
      #expect(try await kiosk.answer(next).compareAfter == "")

      let page = GroupPage(after: "", through: nil, digests: try Office.groups(Array(all.dropLast())))
      let answer = try await kiosk.answer(kiosk.batch([], head: head, complete: false, groups: page))

      #expect(answer.wanted == [])
      let event = try #require(try await kiosk.events().first)
      #expect(event.kind == .digestMismatch)
      #expect(event.detail == ["denied": .number(1), "groups": .texts(["day/2026-10-23"])])
    }
  }

  /// A page that was made before the newest batch says nothing of what came with that.
  @Test(arguments: StoreUnderTest.all)
  func aLatePageDeniesNothing(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let all = try Self.days()
      try await kiosk.send(all)
      let page = GroupPage(after: "", through: nil, digests: try Office.groups([all[0]]))

      let asked = try await kiosk.answer(
        kiosk.batch([], head: try Office.head(2, [all[0]]), complete: false, groups: page))

      #expect(asked.prove != nil && asked.wanted == nil)
      #expect(try await kiosk.events().isEmpty)
    }
  }
}
