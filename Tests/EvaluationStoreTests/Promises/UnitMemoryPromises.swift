import RatingModel
import Testing

@testable import EvaluationStore

@Suite("Promise: units that are remembered are those of the registry")
struct UnitMemoryPromises {
  /// How often the units are read while those of the memory are asked for, and what they are.
  private static func asked(
    _ store: any SQLEvaluationStore, _ memory: UnitMemory
  ) async throws -> (reads: Int, units: [UnitRecord]) {
    try await store.read("read units") { database in
      let counting = CountingConnection(database)
      let units = try SQLRegistry(database: counting).units(rememberedBy: memory)
      return (counting.statements("FROM unit "), units)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theyAreReadAgainOnceSomethingWasImported(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kept = try #require(store as? any SQLEvaluationStore)
      let memory = UnitMemory()
      #expect(try await Self.asked(kept, memory) == (1, []))
      let units = try Office.registry().units ?? []
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      #expect(try await Self.asked(kept, memory) == (1, units))
      #expect(try await Self.asked(kept, memory) == (0, units))
      // Nobody tells the memory of it: the importer may be another process.
      let renamed = units.map {
        UnitRecord(code: $0.code, name: "Phường \($0.code)", parent: $0.parent, validity: $0.validity)
      }
      _ = try await store.importRegistry(RegistryImport(units: renamed), at: Office.noon).get()
      #expect(try await Self.asked(kept, memory) == (1, renamed))
      #expect(try await store.units() == renamed)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatWasRefusedChangesNothingAndAnotherEpochEverything(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kept = try #require(store as? any SQLEvaluationStore)
      let memory = UnitMemory()
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      let units = try await Self.asked(kept, memory).units
      let wrong = RegistryImport(clerks: [try Office.clerkRecord("H57/CB001")])
      #expect(try await store.importRegistry(wrong, at: Office.noon).refusal != nil)
      #expect(try await Self.asked(kept, memory) == (0, units))
      // What another data base has may bear the same number.
      try await kept.write("renew") { database in
        try database.execute("UPDATE centre SET epoch = 'another'")
        try database.execute("DELETE FROM unit WHERE code = ?", [units[0].code.text])
      }
      #expect(try await Self.asked(kept, memory) == (1, Array(units.dropFirst())))
    }
  }
}
