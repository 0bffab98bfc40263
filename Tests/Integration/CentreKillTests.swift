import ForwardingContract
import Foundation
import RatingModel
import TestSupport
import Testing

extension EvaluationdTests {
  /// evaluationd killed at any moment of taking batches in.
  @Suite(.enabled(if: Strace.isPossible, "system calls cannot be traced here")) struct IntakeKillTests {
    /// The process is killed at the entry of a system call, counted from its start.
    struct Death: Sendable, CustomTestStringConvertible {
      let call: String
      let count: Int

      var testDescription: String { "\(call) number \(count)" }
      var wrapper: [String] { Strace.wrapper(call, "signal=KILL:when=\(count)") }

      /// Early and late in a transaction, before its sync, and when it is durable and the receipt has not left.
      static let sixteen: [Death] =
        [27, 30, 33, 37, 44, 52, 61].map { Death(call: "pwrite64", count: $0) }
        + [5, 6, 8, 11].map { Death(call: "fdatasync", count: $0) }
        + [1, 2, 4, 7, 12].map { Death(call: "writev", count: $0) }
    }

    private static let places = [("H56.14", "Q01"), ("H56.14", "Q02"), ("H56.14", "Q03"), ("H56.15", "Q01")]

    @Test func whatIsAcknowledgedStaysAndEverythingCountsOnceAfterSixteenDeaths() async throws {
      let folder = try await RunningCentre.folder()
      var counters = try await RunningCentre.with(in: folder) { centre in
        var counters: [Counter] = []
        for (unit, counter) in Self.places {
          counters.append(
            Counter(
              kiosk: try await ContractKiosk.enrolled(at: centre, unit: unit, counter: counter),
              journal: try InventedJournal(unit: unit, counter: counter)))
        }
        return counters
      }

      for death in Death.sixteen {
        // It may die before it listens.
        guard let centre = try? await RunningCentre(in: folder, wrapper: death.wrapper) else { continue }
        counters = await Self.deliverAtOnce(counters, to: centre)
        #expect(await centre.end() == 128 + SIGKILL, "it lived through \(death.testDescription)")
      }

      try await RunningCentre.with(in: folder) { centre in
        for counter in counters {
          try await counter.expectAcknowledgedKept(by: centre)
          // Everything once more, twice: whoever is in doubt may always send it all.
          for _ in 0..<2 {
            let batch = try counter.journal.batch(of: counter.kiosk, all: true)
            #expect(try await counter.kiosk.deliver(batch, to: centre) == .matches)
          }
        }
        let figures = try await ReportFigures(of: "H56", over: days, in: centre)
        #expect(try figures.total("sessions/rated") == counters.map(\.rated).reduce(0, +))
        for level in 0..<3 {
          let path = "ratings/hai-long-3|1/levels/\(InventedJournal.levels[level])/count"
          #expect(try figures.total(path) == counters.map { $0.levels[level] }.reduce(0, +))
        }
        #expect(figures.digests == Array(repeating: "matches", count: Self.places.count))
        #expect(figures.openEvents == Array(repeating: 0, count: Self.places.count))
        #expect(counters.allSatisfy { $0.delivered != nil })
      }
      #expect(try StoredCentre.integrity(CentreFile.store(in: folder)) == ["ok"])
    }

    /// All counters at the same time, each until the centre has gone.
    private static func deliverAtOnce(_ counters: [Counter], to centre: RunningCentre) async -> [Counter] {
      await withTaskGroup(of: (Int, Counter).self) { group in
        for (index, counter) in counters.enumerated() {
          group.addTask {
            var counter = counter
            try? await counter.expectAcknowledgedKept(by: centre)
            // More than one death ever needs.
            for _ in 0..<100 {
              guard await counter.deliver(to: centre) else { break }
            }
            return (index, counter)
          }
        }
        var after = counters
        for await (index, counter) in group { after[index] = counter }
        return after
      }
    }

    /// One counter, what it counted and what it holds receipts for.
    private struct Counter: Sendable {
      let kiosk: ContractKiosk
      var journal: InventedJournal
      private(set) var rated = 0
      private(set) var levels = [0, 0, 0]
      /// The newest head that the centre gave a receipt for.
      private(set) var delivered: Head?

      init(kiosk: ContractKiosk, journal: InventedJournal) {
        self.kiosk = kiosk
        self.journal = journal
      }

      /// Counts a lot and sends what is not acknowledged. `false` when no receipt came.
      mutating func deliver(to centre: RunningCentre) async -> Bool {
        do {
          let (clerk, day) = ("\(journal.unit)/CB017", "2026-11-\(10 + rated / 5 % 10)")
          try journal.sessions(5, .rated, of: clerk, on: day)
          rated += 5
          for (level, count) in [3, 1, 1].enumerated() {
            try journal.ratings(count, at: level, of: clerk, on: day)
            levels[level] += count
          }
          let batch = try journal.batch(of: kiosk)
          guard try await kiosk.deliver(batch, to: centre) == .matches else { return false }
          journal.acknowledge(batch)
          delivered = batch.head
          return true
        } catch {
          return false
        }
      }

      /// The centre finds its tallies equal to the newest head that it gave a receipt for, without any of them sent again.
      func expectAcknowledgedKept(by centre: RunningCentre) async throws {
        guard let delivered else { return }
        let empty = Batch(
          kiosk: kiosk.id, journal: journal.id, epoch: kiosk.epoch, head: delivered, scales: [], tallies: [],
          complete: true, openTail: 0, software: "1.0.0")
        let receipt = try await kiosk.receipt(for: empty, from: centre)
        // Where a later receipt was lost on its way the centre asks for that head, at which all was equal.
        #expect(receipt.digest == .matches || receipt.prove ?? 0 > delivered.sequence)
      }
    }
  }
}
