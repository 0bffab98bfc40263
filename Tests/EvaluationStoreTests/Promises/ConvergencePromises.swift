import EvaluationStore
import ForwardingContract
import RatingModel
import SeededRandom
import Testing

/// Batches of a kiosk that are lost, repeated, shuffled and late, against a model of a few lines.
@Suite("Promise: tallies converge in whatever order they come")
struct ConvergencePromises {
  /// What the store must hold: per key the highest version that arrived under a head no older than any before.
  struct Model {
    var tallies: [TallyKey: Tally] = [:]
    var newest: Int64 = 0

    mutating func take(_ batch: Batch) {
      guard batch.head.sequence >= newest else { return }
      newest = batch.head.sequence
      for tally in batch.tallies where tally.version > tallies[tally.key]?.version ?? 0 {
        tallies[tally.key] = tally
      }
    }

    var stored: [TallyKey: [Int64]] { tallies.mapValues { [Int64($0.count), $0.version] } }
  }

  /// A kiosk's released tallies as its journal grows: each step is a head and what it changed.
  struct Journal {
    struct Step {
      let head: Head
      let changed: [Tally]
    }

    private(set) var steps: [Step] = []
    private(set) var tallies: [TallyKey: Tally] = [:]

    init(steps count: Int, using generator: inout SeededGenerator) throws {
      let keys = try Self.keys()
      var sequence: Int64 = 0
      for _ in 0..<count {
        sequence += Int64.random(in: 1...4, using: &generator)
        let changed = keys.shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator)).map {
          Tally(key: $0, count: Int.random(in: 0...20, using: &generator), version: sequence)
        }
        for tally in changed { tallies[tally.key] = tally }
        steps.append(Step(head: try Office.head(sequence, Array(tallies.values)), changed: changed))
      }
    }

    private static func keys() throws -> [TallyKey] {
      let unit = try Office.unit("H56.14")
      let level = try Office.level()
      let days = try ["2026-10-29", "2026-10-30", "2026-11-02"].map { Period.day(try Office.day($0)) }
      let month = Period.month(year: 2026, month: 10)
      return try (days + [.undated(try Office.boot())]).flatMap { period in
        [
          try Office.dayKey(.outcome(.rated), period: period), try Office.dayKey(.outcome(.timedOut), period: period),
          try Office.dayKey(.level(level), period: period),
          .presses(PressesKey(unit: unit, clerk: nil, period: period, subject: .disposition(.ambient))),
        ]
      } + [
        .minutes(MinutesKey(unit: unit, clerk: try Office.clerk(), period: month, kind: .serving, bucket: "<5")),
        .work(
          WorkKey(
            unit: unit, clerk: try Office.clerk(), period: month, counted: .sessions, kind: .mixed, level: level)),
        .rhythm(
          RhythmKey(
            unit: unit, clerk: nil, period: .quarter(year: 2026, quarter: 4), slot: .init(weekday: 5, hour: 9),
            level: level)),
      ]
    }
  }

  /// Lost, repeated and swapped with its neighbours by chance.
  static func disturbed(_ batches: [Batch], using generator: inout SeededGenerator) -> [Batch] {
    var arriving = batches.filter { _ in Int.random(in: 0..<10, using: &generator) >= 3 }
    arriving += arriving.filter { _ in Int.random(in: 0..<10, using: &generator) >= 7 }
    return arriving.shuffled(using: &generator)
  }

  @Test(arguments: StoreUnderTest.all, UInt64(1)...24)
  func disturbedBatchesLeaveTheHighestVersionsAndSendingAllAgainMatches(
    _ maker: StoreUnderTest, seed: UInt64
  ) async throws {
    try await maker.run { store in
      var generator = SeededGenerator(seed: seed)
      let kiosk = try await EnrolledKiosk.enrol(in: store)
      let journal = try Journal(steps: 20, using: &generator)
      let batches = try journal.steps.map {
        kiosk.batch(
          $0.changed, head: $0.head, scales: [try Office.scale()], complete: Bool.random(using: &generator))
      }
      var model = Model()

      for batch in Self.disturbed(batches, using: &generator) {
        _ = try await kiosk.take(batch).get()
        model.take(batch)
        #expect(try await kiosk.stored() == model.stored)
      }

      let head = try #require(journal.steps.last).head
      let all = journal.tallies.values.shuffled(using: &generator)
      let half = all.count / 2
      let first = kiosk.batch(Array(all[..<half]), head: head, scales: [try Office.scale()], complete: false)
      let second = kiosk.batch(Array(all[half...]), head: head, scales: [try Office.scale()])
      #expect(try await kiosk.take(first) == .success(.pending))
      #expect(try await kiosk.take(second) == .success(.matches))
      #expect(try await kiosk.stored() == journal.tallies.mapValues { [Int64($0.count), $0.version] })
    }
  }

  @Test(arguments: StoreUnderTest.all, UInt64(101)...108)
  func undisturbedBatchesMatchAtEveryHead(_ maker: StoreUnderTest, seed: UInt64) async throws {
    try await maker.run { store in
      var generator = SeededGenerator(seed: seed)
      let kiosk = try await EnrolledKiosk.enrol(in: store)

      for step in try Journal(steps: 20, using: &generator).steps {
        let answer = try await kiosk.take(kiosk.batch(step.changed, head: step.head, scales: [try Office.scale()]))
        #expect(answer == .success(.matches))
      }
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func twoKiosksThatSendAtOnceDoNotDisturbEachOther(_ maker: StoreUnderTest) async throws {
    try await maker.run { store in
      var generator = SeededGenerator(seed: 7)
      var one = try await EnrolledKiosk.enrol(in: store, key: "key-1", counter: "Q01")
      var other = try await EnrolledKiosk.enrol(in: store, key: "key-2", counter: "Q02")
      (one.journal, other.journal) = (try Office.journal(1), try Office.journal(2))
      let steps = try Journal(steps: 15, using: &generator).steps
      let scales = [try Office.scale()]

      try await withThrowingTaskGroup(of: [Receipt.DigestState].self) { group in
        for kiosk in [one, other] {
          group.addTask {
            var states: [Receipt.DigestState] = []
            for step in steps {
              states.append(try await kiosk.take(kiosk.batch(step.changed, head: step.head, scales: scales)).get())
            }
            return states
          }
        }
        for try await states in group { #expect(states.allSatisfy { $0 == .matches }) }
      }
      #expect(try await one.stored() == other.stored())
    }
  }
}
