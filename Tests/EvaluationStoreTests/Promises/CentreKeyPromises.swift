import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: all who share a store sign with one key")
struct CentreKeyPromises {
  private static let (first, second) = (String(repeating: "a", count: 32), String(repeating: "b", count: 32))

  @Test(arguments: StoreUnderTest.all)
  func whoComesFirstSaysWhichKeyItIsAndOthersAreToldThat(_ maker: StoreUnderTest) async throws {
    try await withScratchFolder { folder in
      let (one, other) = (try await maker.open(folder), try await maker.open(folder))
      #expect(try await one.centreKey() == nil)

      #expect(try await one.claimCentreKey(Self.first, at: Office.noon) == Self.first)
      #expect(try await other.claimCentreKey(Self.second, at: Office.noon) == Self.first)

      #expect(try await other.centreKey() == Self.first)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func ofManyWhoClaimAtOnceOneIsFirstForAll(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let answers = try await withThrowingTaskGroup(of: String.self) { group in
        for number in 10..<30 {
          group.addTask { try await store.claimCentreKey(String(repeating: "\(number)", count: 16), at: Office.noon) }
        }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }

      #expect(answers.count == 1)
      #expect(try await store.centreKey() == answers.first)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aReplacedKeyStandsInTheTrailOnce(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await store.claimCentreKey(Self.first, at: Office.noon)

      try await store.replaceCentreKey(with: Self.second, at: Office.noon)
      try await store.replaceCentreKey(with: Self.second, at: Office.noon)

      #expect(try await store.centreKey() == Self.second)
      #expect(try await store.accessEvents(limit: 9).map(\.kind) == [.centreKeyReplaced])
    }
  }
}
