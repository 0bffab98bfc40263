import EvaluationStore
import EvaluationStorePostgres
import ForwardingContract
import PostgresSupport
import RatingModel
import Testing

@Suite("Many centres over one data base", .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
struct PostgresConcurrencyTests {
  /// Every batch comes to every centre at once; the newest version of each key stands, whoever was first.
  @Test func oneKiosksBatchesThroughManyCentresAreCountedOnce() async throws {
    try await PostgresCentres.with { centres in
      let stores = try await [centres.open(), centres.open(), centres.open()]
      let kiosk = try await EnrolledKiosk.enrol(in: stores[0])
      let days = try (1...28).map {
        try Office.outcome(on: "2026-10-\($0 < 10 ? "0" : "")\($0)", count: $0, version: 10)
      }
      let head = try Office.head(10, days)
      let batch = kiosk.batch(days, head: head)

      let answers = try await withThrowingTaskGroup(of: Result<IntakeAnswer, IntakeRefusal>.self) { group in
        for store in stores {
          for _ in 0..<4 {
            group.addTask { try await Self.taken(batch, by: store) }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }

      #expect(answers.allSatisfy { $0 == .success(IntakeAnswer(digest: .matches)) })
      #expect(try await kiosk.stored().values.map { $0[0] }.reduce(0, +) == (1...28).reduce(0, +))
      #expect(try await kiosk.events().isEmpty)
    }
  }

  /// A store that is busy says so and has changed nothing: a kiosk comes again.
  private static func taken(
    _ batch: Batch, by store: any EvaluationStore
  ) async throws -> Result<IntakeAnswer, IntakeRefusal> {
    for _ in 0..<20 {
      do {
        return try await store.take(batch, digest: String(repeating: "b", count: 64), at: Office.noon)
      } catch StoreFailure.busy {}
    }
    throw StoreFailure.busy(operation: "take batch")
  }

  /// They share a scale that none of them has brought before, and one journal's name that two claim.
  @Test func manyKiosksThroughManyCentresGetInNobodysWay() async throws {
    try await PostgresCentres.with { centres in
      let stores = try await [centres.open(), centres.open()]
      var kiosks: [EnrolledKiosk] = []
      for number in 0..<12 {
        let first = try await EnrolledKiosk.enrol(in: stores[0], key: "key-\(number)")
        kiosks.append(
          EnrolledKiosk(
            store: stores[number % 2], id: first.id, journal: try Office.journal(number == 11 ? 10 : number)))
      }

      let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
        for kiosk in kiosks {
          group.addTask {
            let tally = try Office.levelled(count: 5, version: 10)
            let head = try Office.head(10, [tally])
            let batch = kiosk.batch([tally], head: head, scales: [try Office.scale()])
            let answer = try await Self.taken(batch, by: kiosk.store)
            return answer == .success(IntakeAnswer(digest: .matches))
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }

      // Enrolling at one counter replaces the one before; of a replaced kiosk the journal may go on with another.
      #expect(answers.filter { $0 }.count >= 11)
      #expect(try await stores[0].unregisteredUnits().isEmpty)
    }
  }
}
