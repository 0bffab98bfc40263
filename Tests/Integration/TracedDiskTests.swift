import KioskScreen
import Testing

extension KioskdFaultTests {
  /// Disks that are slow or answer with errors.
  @Suite(.enabled(if: Strace.isPossible, "system calls cannot be traced here")) struct TracedDiskTests {
    /// How long each sync is held up.
    private static let stallMicroseconds: Int64 = 3_000_000

    @Test func aStalledDiskShowsOneMomentWhileItStallsAndThanksAfterwards() async throws {
      try await KioskdFaultTests.withKiosk { kiosk, screen in
        try await KioskdFaultTests.ask("A", kiosk, screen)
        try await Strace.with(kiosk, "fdatasync,fsync", "delay_enter=\(Self.stallMicroseconds)") {
          let seen = screen.views.count
          let pressed = MonotonicClock.microseconds()
          try kiosk.finger.begin(2)

          let moment = try #require(try await screen.view(.oneMoment).shownMicroseconds)
          #expect(try await HealthAnswer.now(kiosk).part("loop").code == "loop-busy")
          let thanks = try #require(try await screen.view(.thankYou).shownMicroseconds)

          #expect(try await kiosk.finger.result() == "rating")
          // The stall is twenty times as long as the patience: half of it leaves room for a busy machine.
          #expect(moment - pressed < Self.stallMicroseconds / 2)
          #expect(thanks - pressed >= Self.stallMicroseconds)
          // Nothing that had been offered before came back in between.
          let states = screen.views.dropFirst(seen).map(\.state)
          #expect(Set(states.drop(while: { $0 != .oneMoment })) == [.oneMoment, .thankYou])
        }
        #expect(try StoredEntries(kiosk.journal).ratedSessions == ["A"])
      }
    }

    @Test(arguments: ["pwrite64", "fdatasync,fsync"])
    func aDiskThatFailsUnderAPressAcknowledgesNothingAndItGoesOnByItself(call: String) async throws {
      try await KioskdFaultTests.withKiosk { kiosk, screen in
        try await KioskdFaultTests.ask("A", kiosk, screen)
        try await Strace.with(kiosk, call, "error=EIO") {
          #expect(try await kiosk.finger.press(2) == "notTaken")
          try await screen.view(.couldNotBeTaken)
          #expect(try await HealthAnswer.of(kiosk).part("journal").code == "journal-input-output")
          #expect(try await kiosk.caller.open("B").status == 503)
        }
        try await screen.view(.idle)
        try await KioskdFaultTests.ask("C", kiosk, screen)
        #expect(try await kiosk.finger.press(1) == "rating")

        // What had failed may be found on the disk after all; it was not thanked for, and it is there once.
        let stored = try StoredEntries(kiosk.journal)
        #expect(stored.ratedSessions.filter { $0 == "A" }.count <= 1)
        #expect(stored.ratedSessions.last == "C")
        #expect(!stored.names.values.contains("B"))
        let verified = try await VerifiedJournal.expectSound(kiosk.journal)
        #expect(verified.sessionsWithoutOutcome == 0)
      }
    }
  }
}
