import Foundation
import KioskJournal
import KioskScreen
import TestSupport
import Testing

extension KioskdFaultTests {
  /// kioskd and the service manager that starts, watches and stops it.
  @Suite struct SupervisionTests {
    /// systemd would give up after this long; a sign of life is due in half of it.
    private static let watchdogMicroseconds = 1_000_000

    private static func environment(_ socket: NotifySocket) -> [String: String] {
      ["NOTIFY_SOCKET": socket.path, "WATCHDOG_USEC": "\(watchdogMicroseconds)"]
    }

    @Test func readyAliveAndStoppingAreSaidInThisOrder() async throws {
      try await ScratchFolder.with("notify") { folder in
        let manager = try NotifySocket(in: folder)
        let kiosk = try await RunningKiosk(
          input: .channel(isSimulated: false), environment: Self.environment(manager))
        #expect(try await manager.messages.first { _ in true } == "READY=1")
        try await manager.messages.first { $0 == "WATCHDOG=1" }
        try await manager.messages.first { $0 == "WATCHDOG=1" }
        #expect(await kiosk.stop() == 0)
        try await manager.messages.first { $0 == "STOPPING=1" }
        #expect(manager.messages.all.last == "STOPPING=1")
      }
    }

    @Test(.enabled(if: Strace.isPossible, "system calls cannot be traced here"))
    func aLoopThatHangsInTheJournalGivesNoSignOfLife() async throws {
      try await ScratchFolder.with("notify") { folder in
        let manager = try NotifySocket(in: folder)
        try await KioskdFaultTests.withKiosk(environment: Self.environment(manager)) { kiosk, screen in
          try await KioskdFaultTests.ask("A", kiosk, screen)
          // Six signs of life would be due.
          try await Strace.with(kiosk, "fdatasync,fsync", "delay_enter=\(3 * Self.watchdogMicroseconds)") {
            try kiosk.finger.begin(1)
            try await screen.view(.oneMoment)
            let before = manager.count("WATCHDOG=1")
            try await screen.view(.thankYou)
            // Those that were on their way are no more than two.
            #expect(manager.count("WATCHDOG=1") - before <= 2)
          }
          let before = manager.count("WATCHDOG=1")
          while manager.count("WATCHDOG=1") <= before + 1 { try await manager.messages.first { $0 == "WATCHDOG=1" } }
        }
      }
    }

    @Test func aStopWithinTheQuestionIsCleanAndLeavesNoLogBehind() async throws {
      let kiosk = try await RunningKiosk(input: .channel(isSimulated: false))
      // The check at the start reads the log as long as it goes on.
      try await kiosk.logs("the journal was checked")
      try await kiosk.caller.open("A")
      try await kiosk.caller.invite("A")
      let watching = try await ScreenWatch(kiosk)
      try await watching.view(.pleaseRate)

      #expect(await kiosk.stop() == 0)

      // Whoever watched was told that it is over, and nothing waits in SQLite's log.
      while await watching.events.next() != nil {}
      let log = try? FileManager.default.attributesOfItem(atPath: kiosk.journal + "-wal")[.size] as? Int
      #expect(log ?? 0 == 0)
      let stored = try await VerifiedJournal.expectSound(kiosk.journal)
      #expect(stored.sessionsWithoutOutcome == 1)
    }

    @Test(arguments: [false, true])
    func whatAStopLeftOpenEndsAtTheNextStart(isInvited: Bool) async throws {
      let kiosk = try await RunningKiosk(input: .channel(isSimulated: false))
      try await kiosk.caller.open("A")
      if isInvited { try await kiosk.caller.invite("A") }
      #expect(await kiosk.stop() == 0)

      try await RunningKiosk.with(in: kiosk.folder, input: .channel(isSimulated: false)) { next in
        #expect(try await next.caller.state().state == "idle")
        #expect(try await next.caller.invite("A").state == "done")
        let stored = try StoredEntries(next.journal)
        #expect(stored.outcomes.map(\.outcome) == [isInvited ? .unavailable : .notInvited])
        #expect(stored.outcomes.map(\.invited) == [isInvited])
        _ = try await VerifiedJournal.expectSound(next.journal)
      }
    }
  }
}
