import Foundation
import KioskScreen
import Testing

extension KioskdFaultTests {
  @Suite(.enabled(if: SmallDisk.isPossible, "a disk of its own can be mounted by root only")) struct DiskFaultTests {
    @Test func aFullDiskIsSaidNothingIsAcknowledgedAndItGoesOnByItself() async throws {
      try await SmallDisk.with { disk in
        var file = KioskFile()
        file.journalFolder = disk.url
        try await KioskdFaultTests.withKiosk(file) { kiosk, screen in
          var acknowledged = Acknowledged()
          try await KioskdFaultTests.ask("before", kiosk, screen)
          try acknowledged.note("before", try await kiosk.finger.press(1))
          try await KioskdFaultTests.ask("during", kiosk, screen)

          let filled = MonotonicClock.microseconds()
          try disk.fill()
          try acknowledged.note("during", try await kiosk.finger.press(2))
          let refusal = try await Self.openUntilRefused(kiosk, &acknowledged)
          // Whether the disk was full at the press already, or only later.
          try await screen.view(.couldNotBeTaken, .cannotRate)

          #expect(refusal.code == "kiosk-unavailable")
          #expect(try await kiosk.finger.press(1) == "notTaken")
          // A write may fit once more where the journal's log begins again; the next that does not is said again.
          try await Self.expectRed(kiosk, "journal-full") { _ = try await Self.openUntilRefused(kiosk, &acknowledged) }

          let freed = MonotonicClock.microseconds()
          try disk.free()
          try await screen.view(.idle)
          try await KioskdFaultTests.ask("after", kiosk, screen)
          try acknowledged.note("after", try await kiosk.finger.press(3))

          #expect(try await HealthAnswer.of(kiosk).part("journal").state == "ok")
          let stored = try StoredEntries(kiosk.journal)
          #expect(stored.ratedSessions == acknowledged.rated)
          #expect(Set(stored.names.values) == acknowledged.opened.union(["before", "during", "after"]))
          #expect(!stored.outages.isEmpty)
          #expect(stored.availability == stored.outages.flatMap { _ in [["journal"], []] })
          for outage in stored.outages { #expect((filled..<freed).contains(outage.microseconds)) }
          _ = try await VerifiedJournal.expectSound(kiosk.journal)
        }
      }
    }

    @Test func aReadOnlyDiskIsSaidAndItGoesOnByItself() async throws {
      try await SmallDisk.with { disk in
        var file = KioskFile()
        file.journalFolder = disk.url
        #expect(disk.remount(isReadOnly: true))
        try await KioskdFaultTests.withKiosk(file) { kiosk, screen in
          #expect(try await screen.view(.cannotRate).reasons == [.journal])
          let refusal = try await kiosk.caller.open("A")
          #expect(refusal.status == 503)
          #expect(refusal.code == "kiosk-unavailable")
          #expect(try await kiosk.caller.state().state == "unavailable")
          try await Self.expectRed(kiosk, "journal-read-only")

          #expect(disk.remount(isReadOnly: false))
          try await screen.view(.idle)
          try await KioskdFaultTests.ask("A", kiosk, screen)
          #expect(try await kiosk.finger.press(1) == "rating")

          #expect(try StoredEntries(kiosk.journal).ratedSessions == ["A"])
          _ = try await VerifiedJournal.expectSound(kiosk.journal)
        }
      }
    }

    /// What the kiosk said it had kept.
    private struct Acknowledged {
      private(set) var rated: [String] = []
      var opened: Set<String> = []

      mutating func note(_ session: String, _ result: String) throws {
        #expect(["rating", "notTaken"].contains(result))
        if result == "rating" { rated.append(session) }
      }
    }

    /// A journal's log may have some room left: the disk is noticed to be full once a write does not fit.
    private static func openUntilRefused(
      _ kiosk: RunningKiosk, _ acknowledged: inout Acknowledged
    ) async throws -> Caller.Answer {
      for number in 0..<500 {
        let answer = try await kiosk.caller.open("full-\(number)")
        guard answer.status == 200 else {
          #expect(answer.status == 503)
          return answer
        }
        acknowledged.opened.insert("full-\(number)")
      }
      throw CocoaError(.fileWriteOutOfSpace)
    }

    /// - Parameter refused: has something refused again, where health and metrics tell of a moment at which it went.
    private static func expectRed(
      _ kiosk: RunningKiosk, _ code: String, _ refused: () async throws -> Void = {}
    ) async throws {
      var (health, metrics) = (try await HealthAnswer.of(kiosk), try await HealthAnswer.metrics(of: kiosk))
      while try health.part("journal").state == "ok" || metrics.contains("kiosk_part_status{part=\"journal\"} 0") {
        try await refused()
        (health, metrics) = (try await HealthAnswer.of(kiosk), try await HealthAnswer.metrics(of: kiosk))
      }
      #expect(health.status == "failing")
      #expect(try health.part("journal").code == code)
      #expect(try !health.part("journal").hint.isEmpty)
      #expect(metrics.contains("kiosk_part_status{part=\"journal\"} 2"), "\(metrics)")
    }
  }
}
