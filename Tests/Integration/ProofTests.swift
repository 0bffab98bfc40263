import Foundation
import KioskJournal
import RatingModel
import TestSupport
import Testing

/// What the centre can prove of a kiosk, and what happens to one whose disk was tampered with. Both programs are the real ones.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ProofTests {
  private struct Verified: Decodable {
    struct Seals: Decodable { let state: String }
    let sound: Bool
    let sealed: Seals
  }

  /// Everything that an inspector does about seals, with the commands as the guide has them.
  @Test func sealsAreCheckedWithTheKeysThatOnlyTheCentreOpens() async throws {
    let office = try await Office()
    try await office.open { kiosk, screen in
      try await kiosk.isCountersigned(screen)
      try await Self.rate(2, kiosk, screen)
      try await kiosk.isCountersigned(screen)
      #expect(try await HealthAnswer.of(kiosk).part("journal").state == "ok")
      let folder = try ScratchFolder("seals")
      let kioskctl = try FinishedProgram(BuiltProgram.path("kioskctl"), ["verify", "--json", kiosk.journal])
      let answer = folder.file("verification.json")
      try kioskctl.output.write(to: answer)
      let unchecked = try JSONDecoder().decode(Verified.self, from: kioskctl.output)
      #expect(unchecked.sound && unchecked.sealed.state == "unchecked")

      let starts = try await CentreCommand.run(["seal-start", "--verification", answer.path], in: office.folder)
      let file = folder.file("starts.txt")
      try starts.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
      let checked = try FinishedProgram(
        BuiltProgram.path("kioskctl"), ["verify", "--json", "--seal-starts", file.path, kiosk.journal])
      #expect(checked.status == 0)
      #expect(try JSONDecoder().decode(Verified.self, from: checked.output).sealed.state == "holds")
    }
  }

  /// Somebody saves the whole disk in the evening and puts it back next morning, with all that remembers what came between.
  @Test func aDiskThatWasPutBackIsFoundOutByTheCentreAndTheKioskGoesOn() async throws {
    let office = try await Office()
    try await office.open { kiosk, screen in
      try await Self.rate(1, kiosk, screen)
      try await kiosk.isCountersigned(screen)
    }
    let saved = try ScratchFolder("saved")
    let copy = saved.file("disk")
    try FileManager.default.copyItem(at: office.kiosk.url, to: copy)
    try await office.open { kiosk, screen in
      try await Self.rate(3, kiosk, screen)
      try await kiosk.isCountersigned(screen)
    }
    let journal = try #require(try JournalVerifier(path: office.journal).verify().journal)

    for name in try FileManager.default.contentsOfDirectory(atPath: office.kiosk.path) {
      try FileManager.default.removeItem(at: office.kiosk.file(name))
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: copy.path) {
      try FileManager.default.copyItem(at: copy.appending(path: name), to: office.kiosk.file(name))
    }
    try await office.open { kiosk, screen in
      try await kiosk.logs("the journal was set aside")
      try await screen.view(.idle)
      try await Self.rate(1, kiosk, screen)
      try await kiosk.isCountersigned(screen)
      #expect(try JournalVerifier(path: kiosk.journal).verify().journal != journal)
    }
    let events = try await CentreCommand.run(["integrity", "--json"], in: office.folder).joined()
    #expect(events.contains("rolledBack") || events.contains("forked"))
    #expect(events.contains("setAside") && events.contains(journal.description))
  }

  /// An administrator writes into the centre's data base. Nobody asks the centre to look.
  @Test func aCountThatWasChangedAtTheCentreIsFoundAndTheKioskSetsItRight() async throws {
    let office = try await Office()
    try await office.open { kiosk, screen in
      try await Self.rate(2, kiosk, screen)
      try await kiosk.isCountersigned(screen)
    }
    let alteration = try FinishedProgram(
      "/usr/bin/sqlite3",
      [
        CentreFile.store(in: office.folder),
        "UPDATE tally SET count = count + 5 WHERE tells_level = 1 OR key LIKE '%rated%'; UPDATE journal SET recounted_at = 0",
      ])
    #expect(alteration.status == 0)

    try await office.open { kiosk, screen in
      let wanted = [#""kind":"countAltered""#, #""digest":"matches""#]
      var seen = ""
      while !wanted.allSatisfy(seen.contains) {
        try await screen.passes(MonotonicClock.microseconds())
        seen = try await CentreCommand.run(["integrity", "--json"], in: office.folder).joined()
        let journal = try #require(try JournalVerifier(path: kiosk.journal).verify().journal)
        let heads = try await CentreCommand.run(
          ["heads", "--journal", journal.description, "--json"], in: office.folder)
        seen += heads.last ?? ""
        try await Self.rate(1, kiosk, screen)
      }
    }
  }

  private static func rate(_ count: Int, _ kiosk: RunningKiosk, _ screen: ScreenWatch) async throws {
    for _ in 0..<count {
      try await KioskdFaultTests.ask("s-\(UUID().uuidString.prefix(8))", kiosk, screen)
      #expect(try await kiosk.finger.press(1) == "rating")
    }
  }

  /// A centre and one kiosk that is enrolled there, each with a folder that outlives its runs.
  private struct Office {
    let folder: ScratchFolder
    let kiosk: ScratchFolder
    private let file: KioskFile

    init() async throws {
      folder = try await RunningCentre.folder()
      kiosk = try ScratchFolder("kiosk")
      var file = KioskFile()
      file.centre = (
        try RunningCentre.keptAddress(in: folder),
        try await CentreCommand.enrolmentCode(counter: "Q03", in: folder)
      )
      self.file = file
    }

    var journal: String { kiosk.file("journal.sqlite").path }

    /// One day of both.
    func open(_ body: (RunningKiosk, ScreenWatch) async throws -> Void) async throws {
      let centre = try await RunningCentre(in: folder)
      try await RunningKiosk.with(file, in: kiosk, input: .channel(isSimulated: false)) { kiosk in
        try await body(kiosk, try await ScreenWatch(kiosk))
      }
      #expect(await centre.stop() == 0)
    }
  }
}
