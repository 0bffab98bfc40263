import EvaluationStore
import EvaluationStorePostgres
import PostgresSupport
import RatingModel
import Testing

@Suite("Opening the PostgreSQL store", .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
struct PostgresOpeningTests {
  @Test func centresThatStartAtOnceMakeOneSchemaAndHaveOneEpoch() async throws {
    try await PostgresCentres.with { centres in
      let epochs = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<6 { group.addTask { try await centres.open().epoch } }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }

      #expect(epochs.count == 1)
      #expect(try await centres.say("SELECT version FROM evaluation_store") == "\(StoreSchema.version)\n")
    }
  }

  @Test func aDataBaseOfAnotherProgramIsRefusedAndLeftAsItWas() async throws {
    try await PostgresCentres.with { centres in
      try await centres.say("CREATE TABLE photo (id INTEGER)")

      await #expect(throws: StoreFailure.foreignFile(path: centres.address.description)) { try await centres.open() }
      #expect(
        try await centres.say(
          "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace") == "photo\n")
    }
  }

  @Test func aSchemaOfANewerVersionIsRefused() async throws {
    try await PostgresCentres.with { centres in
      _ = try await centres.open()
      try await centres.say("UPDATE evaluation_store SET version = 1000")

      await #expect(
        throws: StoreFailure.newerSchema(path: centres.address.description, found: 1000, known: StoreSchema.version)
      ) { try await centres.open() }
    }
  }

  @Test func aDataBaseThatIsNotThereIsNamed() async throws {
    try await PostgresCentres.with { centres in
      var address = centres.address
      address.database = "nothing_here"

      let failure = await #expect(throws: StoreFailure.self) { try await PostgresEvaluationStore.open(address) }
      #expect(failure?.code == "store-unreachable")
    }
  }

  @Test(arguments: [
    "DELETE FROM integrity_event", "UPDATE integrity_event SET kind = 'setAside'",
    "UPDATE integrity_event SET detail = '{}'", "UPDATE integrity_event SET times = 0",
    "UPDATE integrity_event SET state = 'closed'", "DELETE FROM access_event", "UPDATE access_event SET at = 0",
    "TRUNCATE access_event", "DELETE FROM access_chain", "TRUNCATE access_chain", "UPDATE access_chain SET number = 0",
    "UPDATE personal_request SET note = ''", "DELETE FROM personal_request", "TRUNCATE personal_request_step",
  ])
  func whatIsNeverChangedIsRefusedByTheDataBaseItself(statement: String) async throws {
    try await PostgresCentres.with { centres in
      let store = try await centres.open()
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await kiosk.send([], sequence: 1)
      try await kiosk.contradict()
      try await store.renewEpoch(at: Office.noon)
      let before = (try await kiosk.events(), try await store.accessEvents(limit: 10))

      await #expect(throws: PostgresServer.Refused.self) { try await centres.say(statement) }

      #expect(try await kiosk.events() == before.0)
      #expect(try await store.accessEvents(limit: 10) == before.1)
    }
  }

  /// What means something to SQL, to libpq or to an array means nothing here.
  @Test(arguments: [
    "O'Hara", "\\", "\\x00", "$1 ?", ":name", "{a,\"b\"}", "[\"x\"]", "NULL", "", "Trạm\nQuảng", "\u{1F600}", "--",
    "'; DROP TABLE unit; --",
  ])
  func hostileTextsAreKeptAsTheyAre(text: String) async throws {
    try await PostgresCentres.with { centres in
      let store = try await centres.open()
      let named = UnitRecord(
        code: try Office.unit("H56"), name: "a\(text)b", parent: nil, validity: .always)

      _ = try await store.importRegistry(RegistryImport(units: [named]), at: Office.noon).get()

      #expect(try await store.registry().units.map(\.name) == ["a\(text)b"])
    }
  }

  @Test func aCharacterThatPostgresHasNotBecomesTheOneForIt() async throws {
    try await PostgresCentres.with { centres in
      let store = try await centres.open()
      let named = UnitRecord(code: try Office.unit("H56"), name: "a\0b", parent: nil, validity: .always)

      _ = try await store.importRegistry(RegistryImport(units: [named]), at: Office.noon).get()

      #expect(try await store.registry().units.map(\.name) == ["a\u{FFFD}b"])
    }
  }
}
