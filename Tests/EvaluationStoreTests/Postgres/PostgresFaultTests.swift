import EvaluationStore
import EvaluationStorePostgres
import Dispatch
import PostgresSupport
import RatingModel
import Testing

@Suite(
  "Faults that the PostgreSQL store survives", .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
struct PostgresFaultTests {
  @Test func connectionsThatWereCutWhileNobodyUsedThemAreMadeAnew() async throws {
    try await PostgresCentres.with { centres in
      let kiosk = try await EnrolledKiosk.enrol(in: try await centres.open())
      try await centres.cut()

      #expect(try await kiosk.send([try Office.outcome(count: 5, version: 10)]) == .success(.matches))
      try await centres.cut()
      #expect(try await kiosk.stored().count == 1)
    }
  }

  @Test func aServerThatIsGoneFailsTheCallByNameAndItIsNoDamage() async throws {
    let server = try await PostgresServer.start()
    let store = try await PostgresEvaluationStore.open(try await server.newDatabase())
    let kiosk = try await EnrolledKiosk.enrol(in: store)
    await server.stop()

    let failure = await #expect(throws: StoreFailure.self) {
      try await kiosk.send([try Office.outcome(count: 5, version: 10)])
    }
    #expect(failure?.code == "store-disconnected", "\(String(describing: failure))")
    #expect(failure?.retry == true)
  }

  @Test func aReadOnlyDataBaseRefusesChangesByNameAnswersQuestionsAndIsOverWhenItMayBeWritten() async throws {
    try await PostgresCentres.with { centres in
      let store = try await centres.open()
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      try await centres.say("ALTER DATABASE \(centres.address.database) SET default_transaction_read_only = on")
      try await centres.cut()
      let tally = try Office.outcome(count: 5, version: 10)

      await #expect(throws: StoreFailure.readOnly(operation: "take batch")) { try await kiosk.send([tally]) }
      await #expect(throws: StoreFailure.readOnly(operation: "probe")) { try await store.probe() }
      #expect(try await kiosk.stored().isEmpty)

      try await centres.server.say("ALTER DATABASE \(centres.address.database) RESET default_transaction_read_only")
      try await centres.cut()
      try await store.probe()
      #expect(try await kiosk.send([tally]) == .success(.matches))
    }
  }

  @Test func whoFindsNoConnectionLeftWaitsForOneOfItsOwn() async throws {
    try await PostgresCentres.with { centres in
      try await EnrolledKiosk.enrol(in: try await centres.open()).send([try Office.outcome(count: 5, version: 10)])
      let role = "few\(centres.address.database)"
      try await centres.say("CREATE ROLE \(role) LOGIN CONNECTION LIMIT 1")
      try await centres.say(
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO \(role); GRANT UPDATE ON evaluation_store TO \(role)")
      var address = centres.address
      address.user = role
      let store = try await PostgresEvaluationStore.open(address)

      let counts = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 { group.addTask { try await store.registry().units.count } }
        return try await group.reduce(into: []) { $0.append($1) }
      }

      #expect(counts == Array(repeating: 3, count: 20))
      await store.close()
      try await centres.say("DROP OWNED BY \(role); DROP ROLE \(role)")
    }
  }

  @Test func whatAnotherHoldsTooLongMakesTheCallBusyAndChangesNothing() async throws {
    try await PostgresCentres.with { centres in
      let holder = try await centres.open()
      let kiosk = try await EnrolledKiosk.enrol(in: holder)
      var address = centres.address
      address.patienceMilliseconds = 50
      let impatient = try await PostgresEvaluationStore.open(address)

      let failure = try await holder.change("hold") { database in
        try database.exclude("kiosk/\(kiosk.id)")
        return .undone(
          Self.wait {
            try await EnrolledKiosk(store: impatient, id: kiosk.id, journal: kiosk.journal).send([
              try Office.outcome(count: 5, version: 10)
            ])
          })
      }

      #expect(failure == .busy(operation: "take batch"))
      #expect(try await kiosk.send([try Office.outcome(count: 5, version: 10)]) == .success(.matches))
    }
  }

  /// Lets something come to its end while a transaction is held, which knows no waiting.
  private static func wait(for body: @escaping @Sendable () async throws -> Void) -> StoreFailure? {
    let (done, result) = (DispatchSemaphore(value: 0), Kept())
    Task {
      do { try await body() } catch { result.failure = error as? StoreFailure }
      done.signal()
    }
    done.wait()
    return result.failure
  }

  private final class Kept: @unchecked Sendable { var failure: StoreFailure? }
}
