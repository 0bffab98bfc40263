import EvaluationStore
import Foundation
import RatingModel
import Testing

@Suite("Promise: what was looked at is what is taken, or nothing is")
struct ImportDraftPromises {
  private let actor = AuditActor.commandLine(claimedBy: nil)

  private func draft(_ id: Character = "a", _ owner: ImportDraft.Owner, at time: WallTime = Office.noon) -> ImportDraft
  {
    let file = ImportedUpload(name: "units.csv", bytes: Data([0, 255, 13, 10, 44]))
    return ImportDraft(
      id: String(repeating: id, count: 32), owner: owner, files: [.registry(.units): file], madeAt: time)
  }

  private func account(_ name: String = "admin") throws -> ImportDraft.Owner {
    .account(try #require(AccountName(name)))
  }

  @Test(arguments: StoreUnderTest.all)
  func aDraftComesBackToTheByteToItsOwnerAloneForAnHour(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let draft = draft("a", try account())
      try await store.keep(draft)
      let within = WallTime(milliseconds: Office.noon.milliseconds + 3_600_000)
      #expect(try await store.importDraft(draft.id, of: draft.owner, at: within) == draft)
      #expect(try await store.importDraft(draft.id, of: try account("other"), at: within) == nil)
      #expect(try await store.importDraft(draft.id, of: .setup, at: within) == nil)
      let late = WallTime(milliseconds: within.milliseconds + 1)
      #expect(try await store.importDraft(draft.id, of: draft.owner, at: late) == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anOwnersNextDraftTakesThePlaceOfTheOneBeforeAndOldOnesOfAllAreForgotten(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let (first, other) = (draft("a", try account()), draft("b", .setup))
      try await store.keep(first)
      try await store.keep(other)
      let second = draft("c", try account(), at: WallTime(milliseconds: Office.noon.milliseconds + 1000))
      try await store.keep(second)
      #expect(try await store.importDraft(first.id, of: first.owner, at: Office.noon) == nil)
      #expect(try await store.importDraft(other.id, of: .setup, at: Office.noon) == other)
      try await store.keep(draft("d", try account(), at: WallTime(milliseconds: Office.noon.milliseconds + 3_700_000)))
      #expect(try await store.importDraft(other.id, of: .setup, at: Office.noon) == nil)
      try await store.endDrafts(of: try account())
      #expect(try await store.importDraft(draft("d", .setup).id, of: try account(), at: Office.noon) == nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aRegistryIsNotTakenOverAnotherBasis(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      let before = try await store.importBasis()
      _ = try await store.importRegistry(try Office.registry(), at: Office.noon).get()
      let standing = try await store.registry()
      let change = RegistryImport(clerks: [])
      guard case .changed = try await store.importRegistry(change, ifStill: before, by: actor, at: Office.noon) else {
        Issue.record("it was taken")
        return
      }
      #expect(try await store.registry() == standing)
      let basis = try await store.importBasis()
      #expect(basis != before)
      guard
        case .taken(let summary) = try await store.importRegistry(change, ifStill: basis, by: actor, at: Office.noon)
      else {
        Issue.record("it was not taken")
        return
      }
      #expect(summary.clerks == 0 && summary.units == 3)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func resultsOverAnotherBasisChangeNothingAndThoseTakenStandInTheAudit(_ maker: StoreUnderTest) async throws {
    try await ResultOffice.withOffice(maker) { store in
      let basis = try await store.importBasis()
      let batch = ResultOffice.batch([try ResultOffice.row()])
      let who = AuditActor.commandLine(claimedBy: "ha")
      guard case .taken = try await store.importResults(batch, ifStill: basis, by: .commandLine, who, at: Office.noon)
      else {
        Issue.record("it was not taken")
        return
      }
      guard case .changed = try await store.importResults(batch, ifStill: basis, by: .commandLine, who, at: Office.noon)
      else {
        Issue.record("it was taken twice")
        return
      }
      let bad = ResultOffice.batch([try ResultOffice.row(unit: "H99")])
      guard case .refused = try await store.importResults(bad, ifStill: nil, by: .commandLine, who, at: Office.noon)
      else {
        Issue.record("an unknown unit was taken")
        return
      }
      #expect(try await store.resultImports(limit: 10).count == 1)
      let events = try await store.audited(.resultsImported)
      #expect(events.map(\.unit?.text) == ["H56.14"])
      #expect(events.map(\.claimedBy) == ["ha"])
    }
  }
}
