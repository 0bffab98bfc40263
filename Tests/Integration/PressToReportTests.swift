import ForwardingContract
import Foundation
import KioskJournal
import KioskScreen
import RatingModel
import TestSupport
import Testing

/// The reading order of the README, executed: one press from the device to the figure in the file that a manager downloads.
/// Both programs are the real ones; only the panel and the people are made up.
@Suite(.serialized, .timeLimit(.minutes(5))) struct PressToReportTests {
  private static let clerk = "H56.14/CB017"

  @Test func fivePressesOfOneClerkBecomeFiguresAndTheSixthWaits() async throws {
    // 1. The centre learns who sits where, and a technician fetches a one-time code for the kiosk of counter Q03.
    let office = try await RunningCentre.folder(accounts: [.manager])
    let address = try RunningCentre.keptAddress(in: office)
    let code = try await CentreCommand.enrolmentCode(counter: "Q03", in: office)

    // 2. The kiosk starts at the counter, with a panel of three keys. The centre is away just then: that costs nothing.
    var file = KioskFile()
    (file.panels, file.centre) = (["panel"], (address, code))
    try await RunningKiosk.with(file, input: .panels) { kiosk in
      let screen = try await ScreenWatch(kiosk)
      try await screen.view(.idle)

      // 3. The first citizen is served, is asked, and presses. KioskDevices reads the key, KioskInput makes a press of it,
      //    KioskSession says whom it counts for, KioskJournal keeps it; only then the screen says thank you.
      let finger = try await Self.serve("citizen-1", key: "KEY_1", kiosk, screen)
      let rating = try #require(try StoredEntries(kiosk.journal).ratings.first)
      #expect(rating.down.microseconds == finger.down)
      #expect(rating.level.description == "scenario/1/very-satisfied")

      // 4. Without NTP nothing vouches for the machine's clock: what was counted so far waits for its date.
      let isInStep = try await HealthAnswer.of(kiosk).part("clock").state == "ok"

      // 5. The centre comes. KioskForwarding makes the kiosk known by its code, and what is released leaves as a signed
      //    batch; the signed receipt tells the kiosk the time, which dates the day so far.
      let centre = try await RunningCentre(in: office)
      try await kiosk.isCountersigned(screen)
      #expect(try await HealthAnswer.of(kiosk).part("clock").state == "ok")
      #expect(try Self.anchors(kiosk) == [isInStep ? .ntp : .receipt])

      // 6. Four more citizens of the same clerk fill a lot of five. It leaves once the fifth answer can no longer be
      //    corrected: five seconds after it, or when the next session opens. The sixth is such a session, and its answer
      //    stays in the kiosk until four others stand beside it.
      for (citizen, key) in [(2, "KEY_1"), (3, "KEY_3"), (4, "KEY_2"), (5, "KEY_1"), (6, "KEY_3")] {
        try await Self.serve("citizen-\(citizen)", key: key, kiosk, screen)
      }
      let newest = try StoredEntries(kiosk.journal).newest
      try await kiosk.isCountersigned(screen)

      // 7. The manager signs in and downloads the report.
      let manager = try await ReportReader.signedIn(.manager, at: centre)
      let report = try CSVReport(try await manager.report(".csv", over: Self.days).body)
      try Self.expectFigures(in: report)
      try Self.expectProof(in: report, kiosk)

      // 8. Whoever doubts the kiosk verifies its journal: the chain holds, the centre has countersigned it with the key that
      //    the one-time code vouched for, and the sixth answer is the one that waits.
      let verified = try await VerifiedJournal.expectSound(kiosk.journal)
      #expect(verified.ratings == 6)
      #expect(verified.waiting == 1)
      #expect(verified.countersigned >= newest)
      #expect(verified.centreKey == EnrolmentCode(code)?.centreFingerprint)
      #expect(await centre.stop() == 0)

      // 9. Nobody who can write the file, and has no key, makes another answer of the first one.
      try await Self.expectRewritingIsFound(in: kiosk)
    }
  }

  /// One citizen: the one-stop software opens a session and asks, a finger presses, the screen thanks.
  @discardableResult
  private static func serve(
    _ session: String, key: String, _ kiosk: RunningKiosk, _ screen: ScreenWatch
  ) async throws -> (down: Int64, up: Int64) {
    let body = """
      {"clerk":{"unit":"H56.14","staff":"CB017"},
       "dossiers":[{"code":"000.00.14.H56-261121-0001","procedure":"1.004873","stage":"receiving"}]}
      """
    #expect(try await kiosk.caller.open(session, body).state == "serving")
    #expect(try await kiosk.caller.invite(session).state == "inviting")
    // A press within 300 ms of the question may have been meant for what stood there before.
    try await screen.settles(try await screen.view(.pleaseRate))
    let finger = try await kiosk.devices.press(key)
    try await screen.view(.thankYou)
    #expect(try await kiosk.caller.close(session).status == 200)
    return finger
  }

  /// What the manager reads about the clerk. Five levels are there, the sixth is in no figure but the one that says so.
  private static func expectFigures(in report: CSVReport) throws {
    #expect(report.part("Clerks").count == 1)
    let row = try #require(report.part("Clerks").first)
    #expect(row["Code"] == clerk)
    #expect(row["Name"] == "Nguyễn Thị Minh Hạnh")
    #expect(row["Served at"] == "\(CentreFile.communeName) (H56.14)")
    #expect(row["Sessions"] == "6")
    #expect(row["Rated"] == "6")
    for outcome in ["Declined", "Timed out", "Not invited", "Cancelled", "Unavailable"] { #expect(row[outcome] == "0") }
    #expect(row["Response rate (%)"] == "100.0")
    #expect(row["Coverage (%)"] == "unknown")
    #expect(row["Waiting in a lot"] == "1")
    #expect(row["Ratings [scenario/1]"] == "5")
    #expect(row["Level 1 [scenario/1]"] == "3")
    #expect(row["Level 2 [scenario/1]"] == "1")
    #expect(row["Level 3 [scenario/1]"] == "1")
    #expect(row["Satisfied ratings [scenario/1]"] == "4")
    // Nobody is judged on five presses: there is no percentage.
    #expect(row["Satisfied share (%) [scenario/1]"] == "–")
    #expect(row["Sample [scenario/1]"] == "under 10")
    // The dossier came six times on one day; that is said and counts.
    #expect(row["Same dossier"] == "5")
    #expect(row["Undated"] == "0")
    #expect(report.part("Undated").isEmpty)
    #expect(try #require(report.part("Total").first)["Rated"] == "6")
  }

  /// Beside the figures stands that they are the kiosk's own.
  private static func expectProof(in report: CSVReport, _ kiosk: RunningKiosk) throws {
    #expect(report.part("Kiosks").count == 1)
    let row = try #require(report.part("Kiosks").first)
    #expect(row["Kiosk: Counter"] == "Q03")
    #expect(row["Kiosk: Digest"] == "matches")
    #expect(row["Kiosk: Open events"] == "0")
  }

  /// The journal's copy is what the centre countersigned, and no longer once a level in it is another.
  private static func expectRewritingIsFound(in kiosk: RunningKiosk) async throws {
    struct Enrolment: Decodable { let centreKey: String }
    let folder = try ScratchFolder("rewritten")
    let copy = folder.file("journal.sqlite").path
    let enrolment = try Data(contentsOf: kiosk.folder.file("enrolment.json"))
    let key = try JSONDecoder().decode(Enrolment.self, from: enrolment).centreKey

    func said(_ key: String?) async throws -> String {
      try await VerifiedJournal.countersignature(of: copy, centreKey: key)
    }

    try RewrittenJournal.copy(kiosk.journal, to: copy)
    let copied = try await VerifiedJournal(copy, centreKey: key)
    #expect(copied.sound && copied.countersigned > 0)
    #expect(try await said(key).contains(" up to entry \(copied.countersigned), by the centre's key "))

    try RewrittenJournal.changeFirstRating(in: copy, from: "scenario/1/very-satisfied", to: "scenario/1/dissatisfied")
    let rewritten = try await VerifiedJournal(copy, centreKey: key)
    #expect(rewritten.findings.map(\.code) == ["receipt-unsigned"])
    #expect(rewritten.countersigned == 0)
    #expect(rewritten.receipt == .init(entry: copied.countersigned, state: "fails"))
    #expect(try await said(key).contains("does not vouch for this journal"))

    // Without the key the forgery cannot be seen, and it is not called countersigned.
    let unchecked = try await VerifiedJournal(copy)
    #expect(unchecked.sound && unchecked.countersigned == 0)
    #expect(unchecked.receipt?.state == "unchecked")
    #expect(try await said(nil).contains(" not checked; "))
    #expect(try StoredEntries(copy).ratings.first?.level.description == "scenario/1/dissatisfied")
  }

  private static func anchors(_ kiosk: RunningKiosk) throws -> [AnchorSource] {
    try StoredEntries(kiosk.journal).payloads.compactMap {
      if case .anchor(let anchor) = $0 { anchor.source } else { nil }
    }
  }

  /// Yesterday to tomorrow: the test may run at midnight.
  private static var days: (from: String, through: String) {
    let day = { (offset: Double) in
      Date(timeIntervalSinceNow: offset * 86_400).formatted(.iso8601.year().month().day().dateSeparator(.dash))
    }
    return (day(-1), day(1))
  }
}
