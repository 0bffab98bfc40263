import EvaluationStore
import ForwardingContract
import RatingModel
import Testing

@Suite("Promise: what cannot be true is refused and nothing of it is kept")
struct RefusalPromises {
  /// A batch, how it is spoiled, and what that is called.
  struct Spoiled: Sendable, CustomTestStringConvertible {
    let refusal: IntakeRefusal
    let make: @Sendable (EnrolledKiosk) throws -> Batch
    var testDescription: String { refusal.code }
  }

  static let spoiled: [Spoiled] = [
    Spoiled(refusal: .formatUnknown) { $0.batch([], head: try Office.head(1, []), format: 2) },
    Spoiled(refusal: .schemeUnknown) { $0.batch([], head: try Office.head(1, []), scheme: 2) },
    Spoiled(refusal: .tooLarge) {
      let tallies = try (1...501).map { try Office.outcome(on: "2026-10-30", count: $0, version: 600) }
      return $0.batch(tallies, head: try Office.head(600, []))
    },
    Spoiled(refusal: .tooLarge) {
      let scales = try (1...17).map { try Office.scale(version: $0) }
      return $0.batch([], head: try Office.head(1, []), scales: scales)
    },
    Spoiled(refusal: .headInvalid) { $0.batch([], head: try Office.head(0, [])) },
    Spoiled(refusal: .headInvalid) { $0.batch([], head: try Office.head(.max, [])) },
    Spoiled(refusal: .headInvalid) {
      $0.batch([], head: Head(sequence: 1, hash: "AB", tallies: try Office.head(1, []).tallies))
    },
    Spoiled(refusal: .headInvalid) { $0.batch([], head: try Office.head(5, []), openTail: 6) },
    Spoiled(refusal: .headInvalid) {
      $0.batch([], head: try Office.head(5, []), countersigned: try Office.head(6, []))
    },
    Spoiled(refusal: .malformed) {
      $0.batch([], head: try Office.head(5, []), witness: Witness(sequence: 4, hash: "AB"))
    },
    Spoiled(refusal: .malformed) {
      let digest = String(repeating: "0", count: 64)
      let page = GroupPage(after: "day/2026-10-30", through: nil, digests: ["day/2026-10-29": digest])
      return $0.batch([], head: try Office.head(5, []), groups: page)
    },
    Spoiled(refusal: .malformed) {
      $0.batch([], head: try Office.head(5, []), setAside: [try Office.setAside(id: "nobody", entries: 1)])
    },
    Spoiled(refusal: .malformed) {
      $0.batch([], head: try Office.head(5, []), setAside: [try Office.setAside(1, entries: .max)])
    },
    Spoiled(refusal: .tooLarge) {
      let digest = String(repeating: "0", count: 64)
      let digests = Dictionary(uniqueKeysWithValues: (1...1001).map { ("day/\($0)", digest) })
      return $0.batch(
        [], head: try Office.head(5, []), groups: GroupPage(after: "", through: nil, digests: digests))
    },
    Spoiled(refusal: .tooLarge) {
      let reports = try (1...17).map { try Office.setAside($0, entries: 1) }
      return $0.batch([], head: try Office.head(5, []), setAside: reports)
    },
    Spoiled(refusal: .tooLarge) {
      let questions = try (1...17).map { try Office.question(version: $0) }
      return $0.batch([], head: try Office.head(1, []), questions: questions)
    },
  ]

  @Test(arguments: StoreUnderTest.all, spoiled)
  func aSpoiledBatchIsRefusedAndNothingOfItIsKept(_ maker: StoreUnderTest, _ spoiled: Spoiled) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)

      let answer = try await kiosk.take(try spoiled.make(kiosk))

      #expect(answer == .failure(spoiled.refusal))
      #expect(try await kiosk.stored().isEmpty)
      let status = try await kiosk.status()
      #expect(status.journals.isEmpty)
      #expect(status.events.isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aBatchOfAKioskThatIsNotEnrolledIsRefused(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let stranger = EnrolledKiosk(store: store, id: try Office.kiosk("k-nobody"), journal: try Office.journal())

      #expect(try await stranger.send([try Office.outcome(count: 1, version: 1)]) == .failure(.kioskUnknown))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func nothingOfARevokedKioskIsTakenAndWhatWasTakenStays(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.outcome(count: 1, version: 1)])
      #expect(try await store.revoke(kiosk.id, at: Office.noon))

      let answer = try await kiosk.send([try Office.outcome(count: 2, version: 2)])

      #expect(answer == .failure(.kioskRevoked))
      #expect(try await kiosk.stored().values.map { $0 } == [[1, 1]])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aScaleThatCameOnceNeedNotTravelAgain(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([try Office.levelled(count: 5, version: 1)], scales: [try Office.scale()])

      #expect(try await kiosk.send([try Office.levelled(count: 10, version: 2)]) == .success(.matches))
    }
  }
}
