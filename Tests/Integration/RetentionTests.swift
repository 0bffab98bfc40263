import Foundation
import KioskJournal
import KioskScreen
import RatingModel
import TestSupport
import Testing

extension KioskdFaultTests {
  /// Months of a journal become archives, and leave it.
  @Suite struct RetentionTests {
    private static let dayMilliseconds: Int64 = 86_400_000

    @Test func monthsAreArchivedAndPrunedAndNothingOfThemIsLost() async throws {
      let office = try await RunningCentre.folder()
      try await RunningCentre.with(in: office) { centre in
        var file = KioskFile()
        file.centre = (centre.pages, try await CentreCommand.enrolmentCode(counter: "Q03", in: office))
        file.monthsKept = 1
        let input = RunningKiosk.Input.channel(isSimulated: true, waiting: [DemoFinger.clock(1000)])
        try await RunningKiosk.with(file, input: input) { kiosk in
          let screen = try await ScreenWatch(kiosk)
          var calendar = Calendar(kiosk: kiosk, screen: screen)
          // Nobody is there for a minute: the journal learns which month it is.
          try await calendar.pass(seconds: 120)
          for month in 0..<3 {
            try await calendar.serve("s-\(month)")
            try await calendar.pass(days: 31)
            try await calendar.passes { kiosk in
              kiosk.log.count { $0.contains("a month of the journal was cut off") } > month
            }
            try await calendar.passes { kiosk in try await kiosk.openTail() == 0 }
            try await calendar.passes { kiosk in kiosk.log.count { $0.contains("journal was archived") } > month }
          }
          // Two of three archived months are to go; the newest stays.
          try await calendar.passes { kiosk in try StoredEntries(kiosk.journal).ratings.count == 1 }

          let archives = try FileManager.default.contentsOfDirectory(atPath: kiosk.folder.file("archive").path)
          #expect(archives.count == 3 && archives.allSatisfy { $0.hasSuffix(".journal.gz") })
          let verified = try await VerifiedJournal.expectSound(kiosk.journal)
          #expect(verified.ratings == 3, "with its archives it is walked from the first entry on")
          let health = try await HealthAnswer.of(kiosk)
          #expect(try health.part("archives").state == "ok")
          #expect(try health.part("disk").state == "ok")
        }
      }
    }

    /// The simulated clock's hand.
    private struct Calendar {
      let kiosk: RunningKiosk
      let screen: ScreenWatch
      private var now: Int64 = 1000

      init(kiosk: RunningKiosk, screen: ScreenWatch) {
        self.kiosk = kiosk
        self.screen = screen
      }

      mutating func pass(days: Int64 = 0, seconds: Int64 = 0) async throws {
        now += days * RetentionTests.dayMilliseconds + seconds * 1000
        try await kiosk.finger.move(to: now)
      }

      mutating func serve(_ session: String) async throws {
        #expect(try await kiosk.caller.open(session).state == "serving")
        #expect(try await kiosk.caller.invite(session).state == "inviting")
        try await pass(seconds: 2)
        #expect(try await kiosk.finger.press(1) == "rating")
        try await pass(seconds: 60)
      }

      /// Lets time pass, ever more of it, until something has come of it: what the kiosk does beside its loop takes time of
      /// the machine's, and what it does in rounds waits for its own, half an hour after a refusal.
      mutating func passes(until isSo: (RunningKiosk) async throws -> Bool) async throws {
        let (began, longest) = (now, 2 * RetentionTests.dayMilliseconds)
        while try await !isSo(kiosk) {
          guard now - began < longest else { throw NothingCame(log: kiosk.log.suffix(40)) }
          try await pass(seconds: min(1 + (now - began) / 4000, 1800))
          try await screen.passes(MonotonicClock.microseconds())
        }
      }

      private struct NothingCame: Error { let log: ArraySlice<String> }
    }
  }
}
