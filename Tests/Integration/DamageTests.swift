import ForwardingContract
import Foundation
import KioskJournal
import KioskScreen
import RatingModel
import TestSupport
import Testing

extension KioskdFaultTests {
  /// A journal that is damaged, gone or another: the kiosk goes on under a new one, and nothing of the old is lost.
  @Suite struct DamageTests {
    /// A kiosk that stands alone took three ratings and ended.
    private static func folderOfAnEarlierRun(_ file: KioskFile = KioskFile()) async throws -> ScratchFolder {
      let folder = try ScratchFolder("kiosk")
      try await RunningKiosk.with(file, in: folder, input: .channel(isSimulated: false)) { kiosk in
        let screen = try await ScreenWatch(kiosk)
        try await rate(3, kiosk, screen)
        try await Self.isWitnessed(kiosk, screen)
      }
      return folder
    }

    private static func rate(_ count: Int, _ kiosk: RunningKiosk, _ screen: ScreenWatch) async throws {
      for number in 0..<count {
        try await KioskdFaultTests.ask("s-\(UUID().uuidString.prefix(8))-\(number)", kiosk, screen)
        #expect(try await kiosk.finger.press(1) == "rating")
      }
    }

    private static func witness(_ kiosk: RunningKiosk) -> JournalWitness? {
      WitnessFile(besideJournal: kiosk.journal).read()
    }

    /// Waits until the kiosk has written outside its journal that there is one. Looks whenever the screen gives a sign of life.
    private static func isWitnessed(
      _ kiosk: RunningKiosk, _ screen: ScreenWatch, countersigned: Bool = false
    ) async throws {
      while witness(kiosk).map({ countersigned && $0.sequence == 0 }) ?? true {
        try await screen.passes(MonotonicClock.microseconds())
      }
    }

    /// What lies in the folder set-aside, and that the kiosk takes ratings under a new journal.
    private static func expectNewJournal(
      _ kiosk: RunningKiosk, because code: String, ratings: Int? = 3, old: JournalID? = nil
    ) async throws {
      let places = SetAsideJournals(journal: kiosk.journal)
      while places.newestEvidence == nil { _ = try await HealthAnswer.now(kiosk) }
      let screen = try await ScreenWatch(kiosk)
      try await screen.view(.idle)
      try await rate(1, kiosk, screen)
      let evidence = try #require(places.newestEvidence)
      #expect(evidence.code == code && places.folders.count == 1)
      if let old { #expect(evidence.journal == old) }
      let folder = try #require(places.folders.first)
      if let ratings {
        let kept = try Self.ratings(in: folder + "/journal.sqlite")
        #expect(kept == ratings)
      }
      #expect(try StoredEntries(kiosk.journal).ratings.count == 1)
      _ = try await VerifiedJournal.expectSound(kiosk.journal)
      let health = try await HealthAnswer.of(kiosk)
      #expect(try health.part("journal").state != "failing")
      #expect(try health.part("set-aside").code == "journal-set-aside")
    }

    /// As a rescuer reads them, on a copy: an entry that cannot be read is one of them all the same.
    private static func ratings(in path: String) throws -> Int {
      try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        .split(separator: "\"wall\"").count { $0.contains("\"down\":") && $0.contains("\"level\":") }
    }

    @Test func aBitThatTurnedInAnEntryIsFoundAfterTheStartWhileRatingsAreTaken() async throws {
      let folder = try await Self.folderOfAnEarlierRun()
      let path = folder.file("journal.sqlite").path
      let old = WitnessFile(besideJournal: path).read()?.journal
      try DamagedFile.turnABitOfARating(in: path)
      try await RunningKiosk.with(in: folder, input: .channel(isSimulated: false)) { kiosk in
        try await kiosk.logs("the journal was set aside")
        try await Self.expectNewJournal(kiosk, because: "chain-broken", ratings: nil, old: old)
      }
    }

    @Test func aFileWhoseBeginningIsGoneIsSetAsideAtTheStart() async throws {
      let folder = try await Self.folderOfAnEarlierRun()
      let path = folder.file("journal.sqlite").path
      let old = WitnessFile(besideJournal: path).read()?.journal
      try DamagedFile.turnTheBeginning(of: path)
      let bytes = try Data(contentsOf: URL(filePath: path))
      try await RunningKiosk.with(in: folder, input: .channel(isSimulated: false)) { kiosk in
        try await Self.expectNewJournal(kiosk, because: "journal-not-a-database", ratings: nil, old: old)
        let kept = try #require(SetAsideJournals(journal: path).folders.first) + "/journal.sqlite"
        #expect(try Data(contentsOf: URL(filePath: kept)) == bytes)
      }
    }

    @Test func aFileThatIsGoneIsMissed() async throws {
      let folder = try await Self.folderOfAnEarlierRun()
      let path = folder.file("journal.sqlite").path
      let old = WitnessFile(besideJournal: path).read()?.journal
      DamagedFile.remove(path)
      try await RunningKiosk.with(in: folder, input: .channel(isSimulated: false)) { kiosk in
        try await Self.expectNewJournal(kiosk, because: "missing", ratings: nil, old: old)
      }
    }

    @Test func theJournalOfAnotherKioskIsNotGoneOnWith() async throws {
      let (folder, other) = (try await Self.folderOfAnEarlierRun(), try await Self.folderOfAnEarlierRun())
      let path = folder.file("journal.sqlite").path
      try DamagedFile.replace(path, with: other.file("journal.sqlite").path)
      try await RunningKiosk.with(in: folder, input: .channel(isSimulated: false)) { kiosk in
        try await Self.expectNewJournal(kiosk, because: "swapped")
      }
    }

    /// A technician who takes an older version must not lose the journal.
    @Test func aJournalOfANewerVersionIsLeftWhereItIs() async throws {
      let folder = try await Self.folderOfAnEarlierRun()
      let path = folder.file("journal.sqlite").path
      try DamagedFile.setSchema(of: path, to: 1000)
      try await RunningKiosk.with(in: folder, input: .channel(isSimulated: false)) { kiosk in
        let view = try await ScreenWatch.look(at: kiosk)
        #expect(view.state == .cannotRate)
        #expect(try await HealthAnswer.of(kiosk).part("journal").code == "journal-newer-schema")
        #expect(SetAsideJournals(journal: path).folders.isEmpty)
      }
      #expect(try Self.ratings(in: path) == 3)
    }

    @Test func damageWhileItRunsIsFoundByTheCheckOfTheNextDay() async throws {
      let input = RunningKiosk.Input.channel(isSimulated: true, waiting: [DemoFinger.clock(1000)])
      try await RunningKiosk.with(input: input) { kiosk in
        try await kiosk.logs("the journal was checked")
        for (number, time) in [10_000, 30_000].enumerated() {
          try await kiosk.finger.move(to: Int64(time))
          _ = try await kiosk.caller.open("s-\(number)")
          _ = try await kiosk.caller.invite("s-\(number)")
          try await kiosk.finger.move(to: Int64(time + 1000))
          #expect(try await kiosk.finger.press(2) == "rating")
        }
        try await kiosk.finger.move(to: 60_000)
        try DamagedFile.changeAnEntry(in: kiosk.journal)
        try await kiosk.finger.move(to: 23 * 3_600_000)
        #expect(SetAsideJournals(journal: kiosk.journal).folders.isEmpty)

        try await kiosk.finger.move(to: 25 * 3_600_000)
        try await kiosk.logs("the journal was set aside")

        #expect(SetAsideJournals(journal: kiosk.journal).unreported.map(\.code) == ["chain-broken"])
        try await kiosk.logs("the journal was checked")
        #expect(try await kiosk.caller.open("after").state == "serving")
        _ = try await VerifiedJournal.expectSound(kiosk.journal)
      }
    }

    @Test func nothingOfAJournalLeavesTheKioskBeforeItWasChecked() async throws {
      let folder = try await Self.folderOfAnEarlierRun()
      let path = folder.file("journal.sqlite").path
      let old = try #require(WitnessFile(besideJournal: path).read()).journal
      try DamagedFile.turnABitOfARating(in: path)
      let office = try await RunningCentre.folder()
      var file = KioskFile()
      try await RunningCentre.with(in: office) { centre in
        file.centre = (centre.pages, try await CentreCommand.enrolmentCode(counter: "Q03", in: office))
        try await RunningKiosk.with(file, in: folder, input: .channel(isSimulated: false)) { kiosk in
          try await Self.expectNewJournal(kiosk, because: "chain-broken", ratings: nil, old: old)
          try await kiosk.isCountersigned(try await ScreenWatch(kiosk))
          #expect(SetAsideJournals(journal: path).unreported.isEmpty, "the centre was told")
          let centre = try StoredCentre(centre.store).text
          let fresh = try #require(try Self.journal(kiosk))
          #expect(centre.contains(fresh))
          #expect(!Self.heads(in: centre).contains { $0.contains(old.description) })
        }
      }
    }

    private static func journal(_ kiosk: RunningKiosk) throws -> String? {
      guard case .boot(let payload)? = try StoredEntries(kiosk.journal).payloads.first else { return nil }
      return payload.journal.description
    }

    /// Rows that tell how far a journal was countersigned.
    private static func heads(in centre: String) -> [Substring] {
      centre.split(separator: "\n").filter { $0.contains("hash=") || $0.contains("sequence=") }
    }

    @Test(arguments: [Rollback.olderCopy, .cutLog])
    func whatTheCentreHadCountersignedMustStillBeThere(rollback: Rollback) async throws {
      let office = try await RunningCentre.folder()
      try await RunningCentre.with(in: office) { centre in
        var file = KioskFile()
        file.centre = (centre.pages, try await CentreCommand.enrolmentCode(counter: "Q03", in: office))
        let folder = try await Self.folderOfAnEarlierRun()
        let kiosk = try await RunningKiosk(file, in: folder, input: .channel(isSimulated: false))
        let screen = try await ScreenWatch(kiosk)
        try await screen.view(.idle)
        let copy = folder.file("copy").path
        try RewrittenJournal.copy(kiosk.journal, to: copy)
        try await Self.rate(2, kiosk, screen)
        try await kiosk.isCountersigned(screen)
        try await Self.isWitnessed(kiosk, screen, countersigned: true)
        let old = try #require(Self.witness(kiosk))
        try await rollback.perform(on: kiosk, copy: copy)

        try await RunningKiosk.with(file, in: folder, input: .channel(isSimulated: false)) { kiosk in
          try await Self.expectNewJournal(kiosk, because: "rolled-back", ratings: nil, old: old.journal)
          let screen = try await ScreenWatch(kiosk)
          try await kiosk.isCountersigned(screen)
          // On a thread of its own, some time after the receipt.
          while Self.witness(kiosk)?.journal == old.journal {
            try await screen.passes(MonotonicClock.microseconds())
          }
          #expect(SetAsideJournals(journal: kiosk.journal).unreported.isEmpty, "the centre was told")
        }
      }
    }

    enum Rollback {
      /// While it was off.
      case olderCopy
      /// The disk forgot what it had said to have.
      case cutLog

      fileprivate func perform(on kiosk: RunningKiosk, copy: String) async throws {
        let path = kiosk.journal
        switch self {
        case .olderCopy:
          await kiosk.stop()
          try DamagedFile.replace(path, with: copy)
        case .cutLog:
          await kiosk.kill()
          try FileManager.default.removeItem(atPath: path + "-wal")
        }
      }
    }
  }
}
