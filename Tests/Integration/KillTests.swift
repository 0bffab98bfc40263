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
        [10, 25, 40, 60, 80, 100, 130, 170].map { Death(call: "pwrite64", count: $0) }
        + [3, 6, 9, 14, 20, 27].map { Death(call: "fdatasync", count: $0) }
        + [2, 5, 12].map { Death(call: "sendto", count: $0) } + [1, 4, 8].map { Death(call: nil, count: $0) }
    }

    @Test func everyAcknowledgedRatingIsThereOnceAfterTwentyDeaths() async throws {
      let folder = try ScratchFolder("kiosk")
      try await RunningKiosk.with(in: folder, input: .channel(isSimulated: true, waiting: [DemoFinger.clock(0)])) { _ in
      }
      var office = BusyOffice(folder: folder)
      for death in Death.twenty { try await office.work(until: death) }

      try await RunningKiosk.with(in: folder, input: .channel(isSimulated: true, waiting: [office.clock])) { kiosk in
        let stored = try StoredEntries(kiosk.journal)
        let rated = stored.ratedSessions
        #expect(office.acknowledged.count > Death.twenty.count)
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

    /// The first start makes the journal; whatever a death leaves of it must not stand in the way of the next.
    @Test(arguments: [2, 10, 17, 20, 30, 45, 55, 70, 85, 95])
    func aDeathWhileTheJournalIsMadeLeavesWhatTheNextStartCanUse(write: Int) async throws {
      let folder = try ScratchFolder("kiosk")
      let input = RunningKiosk.Input.channel(isSimulated: true, waiting: [DemoFinger.clock(0)])
      let death = Death(call: "pwrite64", count: write)
      do {
        let kiosk = try await RunningKiosk(in: folder, input: input, wrapper: death.wrapper)
        await kiosk.stop()
      } catch is LineStream.NoSuchLine {
        // It died before it listened, as it should.
      }

      try await RunningKiosk.with(in: folder, input: input) { kiosk in
        let health = try await HealthAnswer.of(kiosk)
        #expect(try health.part("journal").code == nil)
        #expect(try await kiosk.caller.open("A").state == "serving")
        _ = try await VerifiedJournal.expectSound(kiosk.journal)
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
        var service = Service.rated
        for number in 1...Self.mostCitizens where service == .rated {
          service = await serve(kiosk, press: death.call == nil && number == death.count ? .last : .awaited)
        }
        guard service == .gone else {
          Issue.record("\(service) instead of \(death.testDescription)")
          await kiosk.stop()
          return
        }
        #expect(await kiosk.end() == 128 + SIGKILL)
      }

      private enum Press { case awaited, last }
      private enum Service { case rated, refused, gone }

      /// One citizen, from the open to the answer.
      private mutating func serve(_ kiosk: RunningKiosk, press: Press) async -> Service {
        citizen += 1
        time += 60_000
        let id = "citizen-\(citizen)"
        do {
          try await kiosk.finger.move(to: time)
          guard try await kiosk.caller.open(id).status == 200 else { return .refused }
          opened.append(id)
          guard try await kiosk.caller.invite(id).status == 200 else { return .refused }
          time += 1000
          try await kiosk.finger.move(to: time)
          try kiosk.finger.begin(.number(1 + citizen % 3))
          if press == .last { await kiosk.kill() }
          guard try await kiosk.finger.result() == "rating" else { return .refused }
          acknowledged.append(id)
          return .rated
        } catch {
          return .gone
        }
      }
    }
  }
}
