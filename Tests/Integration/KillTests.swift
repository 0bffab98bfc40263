import Foundation
import TestSupport
import Testing

extension KioskdFaultTests {
  /// kioskd killed at any moment.
  @Suite(.enabled(if: Strace.isPossible, "system calls cannot be traced here")) struct KillTests {
    /// Where a process is killed: at a system call counted from its start, or right after a press was sent.
    struct Death: Sendable, CustomTestStringConvertible {
      let call: String?
      let count: Int

      var testDescription: String { call.map { "\($0) number \(count)" } ?? "after press \(count)" }

      var wrapper: [String] { call.map { Strace.wrapper($0, "signal=KILL:when=\(count)") } ?? [] }

      /// Early and late in a write, before and after its sync, before and after the answer.
      static let twenty: [Death] =
        [3, 8, 13, 17, 21, 26, 31, 40].map { Death(call: "pwrite64", count: $0) }
        + [2, 3, 4, 5, 7, 9].map { Death(call: "fdatasync", count: $0) }
        + [1, 2, 5].map { Death(call: "sendto", count: $0) } + [1, 2, 5].map { Death(call: nil, count: $0) }
    }

    @Test func everyAcknowledgedRatingIsThereOnceAfterTwentyDeaths() async throws {
      let folder = try ScratchFolder("kiosk")
      var office = BusyOffice(folder: folder)
      for death in Death.twenty { try await office.work(until: death) }

      try await RunningKiosk.with(in: folder, input: .channel(isSimulated: true, waiting: [office.clock])) { kiosk in
        let stored = try StoredEntries(kiosk.journal)
        let rated = stored.ratedSessions
        #expect(Set(rated).count == rated.count)
        #expect(Set(office.acknowledged).subtracting(rated) == [])
        // Of what was not acknowledged only the press of each death may have been kept.
        #expect(rated.count - office.acknowledged.count <= Death.twenty.count)
        #expect(Set(office.opened).subtracting(stored.names.values) == [])
        let verified = try await VerifiedJournal.expectSound(kiosk.journal)
        #expect(verified.sessionsWithoutOutcome == 0)
        #expect(verified.ratings == rated.count)
      }
    }

    /// Serves one citizen after the other and remembers what the kiosk said it had kept.
    private struct BusyOffice {
      /// More than one death ever needs.
      private static let mostCitizens = 60

      let folder: ScratchFolder
      private(set) var acknowledged: [String] = []
      private(set) var opened: [String] = []
      private var time: Int64 = 0
      private var citizen = 0

      init(folder: ScratchFolder) { self.folder = folder }

      var clock: String { DemoFinger.clock(time) }

      mutating func work(until death: Death) async throws {
        let kiosk: RunningKiosk
        do {
          kiosk = try await RunningKiosk(
            in: folder, input: .channel(isSimulated: true, waiting: [clock]), wrapper: death.wrapper)
        } catch is LineStream.NoSuchLine {
          // It died before it listened.
          return
        }
        for number in 1...Self.mostCitizens {
          let press: Press = death.call == nil && number == death.count ? .last : .awaited
          guard await serve(kiosk, press) else { return #expect(await kiosk.end() == 128 + SIGKILL) }
        }
        Issue.record("it lived through \(death.testDescription)")
        await kiosk.stop()
      }

      private enum Press { case awaited, last }

      /// `false` when the kiosk has gone.
      private mutating func serve(_ kiosk: RunningKiosk, _ press: Press) async -> Bool {
        citizen += 1
        time += 60_000
        let id = "citizen-\(citizen)"
        do {
          try await kiosk.finger.move(to: time)
          guard try await kiosk.caller.open(id).status == 200 else { return false }
          opened.append(id)
          guard try await kiosk.caller.invite(id).status == 200 else { return false }
          time += 1000
          try await kiosk.finger.move(to: time)
          try kiosk.finger.begin(1 + citizen % 3)
          if press == .last { await kiosk.kill() }
          guard try await kiosk.finger.result() == "rating" else { return false }
          acknowledged.append(id)
          return true
        } catch {
          return false
        }
      }
    }
  }
}
