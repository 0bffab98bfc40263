import EvaluationStore
import RatingModel
import Testing

@Suite("Promise: an import is all or nothing")
struct RegistryPromises {
  @Test(arguments: StoreUnderTest.all)
  func whatIsImportedIsReadBackInOrder(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let change = try Office.registry()

      let summary = try await store.importRegistry(change, at: Office.noon).get()

      #expect(summary == RegistrySummary(units: 3, counters: 3, clerks: 2))
      let registry = try await store.registry()
      #expect(registry.units == change.units)
      #expect(registry.counters == change.counters)
      #expect(registry.clerks == change.clerks)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aListThatIsNotNamedStaysAsItIs(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      let clerks = [try Office.clerkRecord("H56.15/CB001", name: "Lê Thị Mai")]

      let summary = try await store.importRegistry(RegistryImport(clerks: clerks), at: Office.noon).get()

      #expect(summary == RegistrySummary(units: 3, counters: 3, clerks: 1))
      #expect(try await store.registry().clerks == clerks)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func oneProblemLeavesEverythingAsItWas(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      let before = try await store.registry()
      let change = RegistryImport(
        units: try Office.registry().units, clerks: [try Office.clerkRecord("H57/CB001")])

      let answer = try await store.importRegistry(change, at: Office.noon)

      #expect(answer.refusal?.problems.map(\.kind) == [.unitUnknown])
      #expect(try await store.registry() == before)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aCounterWithAKioskMustStayNamed(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await EnrolledKiosk.enrol(in: store, counter: "Q01")
      let change = RegistryImport(counters: [try Office.counterRecord("Q02")])

      let answer = try await store.importRegistry(change, at: Office.noon)

      #expect(answer.refusal?.problems.map(\.kind) == [.kioskWithoutCounter])
      #expect(answer.refusal?.problems.map(\.subject) == ["H56.14/Q01"])
      #expect(try await store.registry().counters.count == 3)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aCounterWhoseKioskWasRevokedMayGo(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let kiosk = try await EnrolledKiosk.enrol(in: store, counter: "Q01")
      _ = try await store.revoke(kiosk.id, at: Office.noon)

      let answer = try await store.importRegistry(
        RegistryImport(counters: [try Office.counterRecord("Q02")]), at: Office.noon)

      #expect(answer.refusal == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theRootUnitOfAnAccountMustStayNamed(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      #expect(try await store.add(try Office.account(roots: ["H56.15"])) == nil)
      let change = RegistryImport(
        units: [try Office.unitRecord("H56"), try Office.unitRecord("H56.14", parent: "H56")], counters: [])

      let answer = try await store.importRegistry(change, at: Office.noon)

      #expect(answer.refusal?.problems.map(\.kind) == [.accountWithoutUnit])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func subtreeFollowsTheTreeOfTheDay(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let units = [
        try Office.unitRecord("H56"), try Office.unitRecord("H57"),
        try Office.unitRecord("H56.14", parent: "H56", nil, "2026-06-30"),
        try Office.unitRecord("H56.14", parent: "H57", "2026-07-01", nil),
      ]
      _ = try await store.importRegistry(RegistryImport(units: units), at: Office.noon).get()
      let (old, new, moved) = (try Office.unit("H56"), try Office.unit("H57"), try Office.unit("H56.14"))

      let (june, july) = (try Office.day("2026-06-30"), try Office.day("2026-07-01"))
      let (ofOld, ofNew) = (try await store.subtree(of: [old]), try await store.subtree(of: [new]))
      #expect(ofOld.units(on: june) == [old, moved])
      #expect(ofOld.units(on: july) == [old])
      #expect(ofNew.units(on: june) == [new])
      #expect(ofNew.units(on: july) == [new, moved])
      #expect(try await store.subtree(of: [try Office.unit("H99")]).isEmpty)
    }
  }
}

extension Result {
  /// The failure, if it is one.
  var refusal: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}
