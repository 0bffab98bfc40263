import Foundation
import GRDB
import RatingModel
import TestSupport
import Testing

/// An inspector with a copy of the disk and the centre's heads comes to the figures of the centre's report. Both programs are
/// the real ones.
@Suite(.serialized, .timeLimit(.minutes(5))) struct AuditCommandTests {
  private static let clerk = "H56.14/CB017"

  @Test func aClerksFiguresFollowFromTheCopiedDiskAndATamperedCopyIsFound() async throws {
    let office = try await RunningCentre.folder()
    let address = try RunningCentre.keptAddress(in: office)
    let code = try await CentreCommand.enrolmentCode(counter: "Q03", in: office)
    var file = KioskFile()
    file.centre = (address, code)
    try await RunningKiosk.with(file, input: .channel(isSimulated: false)) { kiosk in
      let screen = try await ScreenWatch(kiosk)
      let centre = try await RunningCentre(in: office)
      try await kiosk.isCountersigned(screen)
      for (citizen, key) in [1, 3, 2, 1, 1, 3].enumerated() {
        try await Self.serve("citizen-\(citizen)", key: key, kiosk, screen)
      }
      #expect(try await kiosk.caller.open("away", Self.body).state == "serving")
      #expect(try await kiosk.caller.cancel("away").status == 200)
      try await kiosk.isCountersigned(screen)
      let days = Self.days
      let report = try await ReportFigures(over: days, in: centre)
      let folder = try ScratchFolder("audit")
      let copy = folder.file("journal.sqlite").path
      try RewrittenJournal.copy(kiosk.journal, to: copy)
      let heads = folder.file("heads.jsonl")
      try Self.heads(of: centre.store).write(to: heads, atomically: true, encoding: .utf8)

      let (status, audit) = try await Self.audit(copy, heads, days)
      #expect(status == 0)
      #expect(audit.findings.map(\.code) == [])
      #expect(audit.sound && audit.heads.given > 0 && audit.heads.standing == audit.heads.given)
      #expect(audit.openTail == 0)
      let figures = try #require(audit.figures)
      for name in ["all", "rated", "timedOut", "cancelled", "notInvited"] {
        #expect(figures.sessions[name, default: 0] == (try report.clerk(Self.clerk, "sessions/\(name)")), "\(name)")
      }
      let ratings = try #require(figures.ratings["scenario/1"])
      #expect(ratings.count == 5)
      #expect(ratings.count == (try report.clerk(Self.clerk, "ratings/scenario|1/count")))
      #expect(ratings.satisfied.count == (try report.clerk(Self.clerk, "ratings/scenario|1/satisfied/count")))
      for (level, count) in ratings.levels {
        #expect(count == (try report.clerk(Self.clerk, "ratings/scenario|1/levels/\(level)/count")), "\(level)")
      }
      #expect(figures.waiting == 1)
      #expect(figures.waiting == (try report.clerk(Self.clerk, "waiting")))
      for (mark, count) in figures.marks {
        #expect(count == (try report.clerk(Self.clerk, "marks/\(mark)")), "\(mark)")
      }
      for name in ["raised", "lowered"] {
        #expect(figures.corrections[name] == (try report.clerk(Self.clerk, "corrections/\(name)")))
      }
      #expect(audit.proven == audit.figures)
      #expect(!audit.restsOn.isEmpty)

      for (language, words) in [("en", "does not have them yet"), ("vi", "trung tâm chưa có")] {
        let text = try await Self.text(copy, heads, days, language)
        #expect(text.contains { $0.contains(words) })
      }

      try RewrittenJournal.changeFirstRating(
        in: copy, from: "scenario/1/very-satisfied", to: "scenario/1/dissatisfied")
      let (forged, found) = try await Self.audit(copy, heads, days)
      #expect(forged == 1)
      #expect(!found.sound && Set(found.findings.map(\.code)).contains("head-differs"))
      #expect(await centre.stop() == 0)
    }
  }

  @Test(arguments: [
    ["--clerk", "nobody", "--from", "2026-11-01", "--to", "2026-11-30"],
    ["--clerk", "H56.14:CB017", "--from", "2026-11-30", "--to", "2026-11-01"],
    ["--clerk", "H56.14:CB017", "--from", "2026-11-31", "--to", "2026-12-01"],
  ])
  func whatIsNoClerkOrNoStretchOfDaysIsAWrongOption(arguments: [String]) async throws {
    let kioskctl = try ProcessUnderTest("kioskctl", ["audit", "--heads", "/nowhere"] + arguments)
    #expect(await kioskctl.wait() == 64)
  }

  @Test(arguments: ["", "{}\n", "no heads"])
  func headsThatAreNoneAreSaid(text: String) async throws {
    let folder = try ScratchFolder("audit")
    try text.write(to: folder.file("heads"), atomically: true, encoding: .utf8)
    let kioskctl = try ProcessUnderTest(
      "kioskctl",
      [
        "audit", "--heads", folder.file("heads").path, "--clerk", "H56.14:CB017", "--from", "2026-11-01", "--to",
        "2026-11-30",
      ])
    #expect(await kioskctl.wait() == 66)
    while await kioskctl.errors.next() != nil {}
    #expect(kioskctl.errors.all.contains { $0.contains("heads-malformed") })
  }

  private struct Audit: Decodable {
    struct Heads: Decodable {
      let given: Int
      let standing: Int
    }
    struct Figures: Decodable, Equatable {
      struct Ratings: Decodable, Equatable {
        struct Satisfied: Decodable, Equatable { let count: Int }
        let count: Int
        let levels: [String: Int]
        let satisfied: Satisfied
      }
      let sessions: [String: Int]
      let waiting: Int
      let ratings: [String: Ratings]
      let marks: [String: Int]
      let corrections: [String: Int]
    }
    struct Stretch: Decodable { let first: Int64 }
    let sound: Bool
    let heads: Heads
    let figures: Figures?
    let proven: Figures?
    let openTail: Int64
    let restsOn: [Stretch]
    let findings: [VerifiedJournal.Finding]
  }

  private static func arguments(_ journal: String, _ heads: URL, _ days: (from: String, through: String)) -> [String] {
    [
      "audit", "--journal", journal, "--heads", heads.path, "--clerk", "H56.14:CB017", "--from", days.from, "--to",
      days.through,
    ]
  }

  private static func audit(
    _ journal: String, _ heads: URL, _ days: (from: String, through: String)
  ) async throws -> (Int32, Audit) {
    let kioskctl = try ProcessUnderTest("kioskctl", arguments(journal, heads, days) + ["--json"])
    let status = await kioskctl.wait()
    let line = try await kioskctl.output.first(containing: "sound")
    return (status, try JSONDecoder().decode(Audit.self, from: Data(line.utf8)))
  }

  private static func text(
    _ journal: String, _ heads: URL, _ days: (from: String, through: String), _ language: String
  ) async throws -> [String] {
    let kioskctl = try ProcessUnderTest("kioskctl", arguments(journal, heads, days) + ["--language", language])
    #expect(await kioskctl.wait() == 0)
    while await kioskctl.output.next() != nil {}
    return kioskctl.output.all
  }

  /// What the centre keeps, one line for each head.
  private static func heads(of store: String) throws -> String {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    let queue = try DatabaseQueue(path: store, configuration: configuration)
    defer { try? queue.close() }
    let lines = try queue.read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT json_object('journal', journal.journal, 'sequence', sequence, 'hash', hash, 'tallies', tallies,
            'digest', digest, 'firstAt', first_at, 'matchedAt', matched_at)
          FROM head JOIN journal ON journal.id = head.journal ORDER BY sequence
          """)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let body = """
    {"clerk":{"unit":"H56.14","staff":"CB017"},
     "dossiers":[{"code":"000.00.14.H56-261121-0001","procedure":"1.004873","stage":"receiving"}]}
    """

  private static func serve(
    _ session: String, key: Int, _ kiosk: RunningKiosk, _ screen: ScreenWatch
  ) async throws {
    #expect(try await kiosk.caller.open(session, body).state == "serving")
    #expect(try await kiosk.caller.invite(session).state == "inviting")
    try await screen.settles(try await screen.view(.pleaseRate))
    _ = try await kiosk.finger.press(.number(key))
    try await screen.view(.thankYou)
    #expect(try await kiosk.caller.close(session).status == 200)
  }

  /// Yesterday to tomorrow: the test may run at midnight.
  private static var days: (from: String, through: String) {
    let day = { (offset: Double) in
      Date(timeIntervalSinceNow: offset * 86_400).formatted(.iso8601.year().month().day().dateSeparator(.dash))
    }
    return (day(-1), day(1))
  }
}
