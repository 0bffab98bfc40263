import Foundation
import KioskScreen
import TestSupport
import Testing

/// Nobody at the centre learns an answer before it leaves in a lot, not even whoever reads its files: runs that differ in
/// nothing but the level of one press leave the same behind.
@Suite(.serialized, .timeLimit(.minutes(5))) struct CentrePrivacyTests {
  /// All that can be read at the centre, by place.
  private typealias Readings = [String: String]

  /// The days of the report, by the kiosk's simulated clock: it starts in the morning of 2026-11-21.
  private static let days = (from: "2026-11-01", through: "2026-11-30")
  private static let clerk = "H56.14/CB017"
  /// Names that occur in no sentence of a page.
  private static let levels = ["level-one", "level-two", "level-three"]

  /// A centre with one kiosk, of whose start it knows, and whose clock stands still unless it is moved.
  private static func withCounter<Value: Sendable>(
    _ body: (_ centre: RunningCentre, _ kiosk: RunningKiosk, _ screen: ScreenWatch) async throws -> Value
  ) async throws -> Value {
    try await RunningCentre.with([.manager]) { centre in
      var file = KioskFile()
      file.levels = levels
      file.centre = (centre.pages, try await CentreCommand.enrolmentCode(in: centre.folder))
      return try await RunningKiosk.with(
        file, input: .channel(isSimulated: true, waiting: [DemoFinger.clock(0)])
      ) { kiosk in
        let screen = try await ScreenWatch(kiosk)
        try await kiosk.isCountersigned(screen)
        return try await body(centre, kiosk, screen)
      }
    }
  }

  /// Serves one citizen; the clock moves by a minute. After each step the centre gets all there is, so that every run makes
  /// the same heads.
  private static func serve(
    _ citizen: Int, level: Int, _ kiosk: RunningKiosk, _ screen: ScreenWatch
  ) async throws {
    let start = Int64(citizen) * 60_000
    try await kiosk.finger.move(to: start)
    try await kiosk.caller.open("citizen-\(citizen)")
    try await kiosk.isCountersigned(screen)
    try await kiosk.caller.invite("citizen-\(citizen)")
    try await kiosk.isCountersigned(screen)
    try await kiosk.finger.move(to: start + 2000)
    #expect(try await kiosk.finger.press(.number(level)) == "rating")
    try await kiosk.isCountersigned(screen)
    // The correction window is over.
    try await kiosk.finger.move(to: start + 10_000)
    try await kiosk.isCountersigned(screen)
  }

  private static func read(_ centre: RunningCentre) async throws -> Readings {
    let manager = try await ReportReader.signedIn(.manager, at: centre)
    var readings: Readings = [:]
    for language in ["vi", "en"] {
      readings["sign-in page \(language)"] = try await ReportReader(at: centre).get("/sign-in?lang=\(language)").text
      readings["units \(language)"] = try await manager.get("/?lang=\(language)").text
      for form in ["", ".csv", ".json"] {
        let report = try await manager.report(form, over: days, language: language)
        #expect(report.status == 200)
        readings["report\(form) \(language)"] = report.text
        readings["headers of report\(form) \(language)"] = report.headers.filter { $0.name != "date" }
          .map { "\($0.name): \($0.value)" }.sorted().joined(separator: "\n")
      }
    }
    readings["health"] = try await WebAnswer.get(centre.health + "/health").text
    readings["metrics"] = try await WebAnswer.get(centre.health + "/metrics").text
    readings["log"] = centre.log.joined(separator: "\n")
    readings["command line"] = try await CentreCommand.run(
      ["report", "--unit", "H56", "--from", days.from, "--through", days.through, "--format", "json"],
      in: centre.folder
    ).joined(separator: "\n")
    readings["store"] = try StoredCentre(centre.store).text
    return readings.mapValues(\.withoutChanceOfTheCentre)
  }

  /// The lines that are not the same.
  private static func differences(_ left: String?, _ right: String?) -> [String] {
    guard let left, let right else { return ["there is nothing to compare"] }
    let lines = [left, right].map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    return lines[0].difference(from: lines[1]).map { change in
      switch change {
      case .insert(_, let line, _): "now: \(line)"
      case .remove(_, let line, _): "then: \(line)"
      }
    }
  }

  @Test func whatTheCentreHoldsAndShowsBeforeAndAfterOnePressIsTheSameForEveryLevel() async throws {
    var runs: [(before: Readings, after: Readings)] = []
    for level in 1...3 {
      try await Self.withCounter { centre, kiosk, screen in
        let before = try await Self.read(centre)
        try await Self.serve(1, level: level, kiosk, screen)
        runs.append((before, try await Self.read(centre)))
        // The runs did differ, in the one place that nobody at the centre reads.
        #expect(try StoredEntries(kiosk.journal).ratings.map(\.level.level.text) == [Self.levels[level - 1]])
      }
    }
    for run in runs.dropFirst() {
      for place in runs[0].after.keys.sorted() {
        #expect(Self.differences(run.before[place], runs[0].before[place]) == [], "\(place) before")
        #expect(Self.differences(run.after[place], runs[0].after[place]) == [], "\(place) after")
      }
    }
    // What is compared is something: the press was seen where it may be known of, and no level anywhere.
    for place in ["report en", "report.csv en", "report.json en", "store"] {
      #expect(runs[0].after[place] != runs[0].before[place], "\(place)")
    }
    for (place, text) in runs[0].after {
      for word in Self.levels + ["Mức 1", "Level 1"] { #expect(!text.contains(word), "\(place) says \(word)") }
    }
  }

  /// Neither of a session that was rated nor of one that was refused, malformed, conflicting or never answered, and not at
  /// the most talkative logs either.
  @Test func nothingOfASessionThatComesThroughTheCentreStaysThere() async throws {
    // Long enough that no time and no digest holds one by chance.
    let numbers = ["8173490211", "8173590212", "8173690213", "8173890214"]
    let (session, dossier, ticket) = ("luot-\(numbers[0])", "000.00.14.H56-261121-\(numbers[1])", "A\(numbers[2])")
    let scanned = "000.00.14.H56-261121-\(numbers[3])"
    let pin = "246813975"
    let body = """
      {"dossiers":[{"code":"\(dossier)","stage":"receiving"}],"ticket":{"number":"\(ticket)"}}
      """
    let folder = try await RunningCentre.folder(CentreFile(logLevel: "debug"), accounts: [.manager])
    try await RunningCentre.with(in: folder) { centre in
      var file = try await FeedCounter.file(at: centre.pages, in: folder)
      file.logLevel = "trace"
      let token = try await CentreCommand.token(in: folder)
      let caller = FeedCounter.caller(at: centre, token: token)
      let kiosk = try await RunningKiosk(file, input: .channel(isSimulated: false))
      let screen = try await ScreenWatch(kiosk)
      try await FeedCounter.isConnected(kiosk, to: caller, screen)
      #expect(try await caller.open(session, body).status == 200)
      #expect(try await caller.open(session, "{}").status == 409)
      #expect(try await caller.open(session, "{\"\(dossier)\":1}").status == 422)
      #expect(try await caller.send("PUT", "/sessions/\(session)/\(dossier)", body).status == 404)
      #expect(try await caller.invite(session).status == 200)
      try await screen.settles(try await screen.view(.pleaseRate))
      #expect(try await kiosk.finger.press(1) == "rating")
      try await kiosk.isCountersigned(screen)
      // The same on the page of a clerk.
      try await CentreCommand.pin(pin, of: "CB017", in: folder)
      let clerk = try await ClerkBrowser.signedIn("CB017", pin, at: centre)
      #expect(try await clerk.send("/next", [("code", scanned), ("wish", "sure")]).status == 303)
      #expect(try await clerk.get("/state").text.contains("•••• 0214"))
      #expect(try await clerk.send("/invite").status == 303)
      try await kiosk.isCountersigned(screen)
      let pageSession = try #require(
        try StoredEntries(kiosk.journal).names.values.first { $0.hasPrefix("page-") })
      let outside = [
        "kiosk's log": kiosk.log.joined(separator: "\n"),
        "kiosk's health": try await Caller.get(kiosk.health + "/health").text,
        "kiosk's metrics": try await HealthAnswer.metrics(of: kiosk),
      ]
      await kiosk.kill()
      #expect(try await caller.open(session + "-2", body).status >= 503)
      #expect(try await clerk.send("/next", [("code", scanned), ("wish", "sure")]).status >= 503)

      var readings = try await Self.read(centre).merging(outside) { first, _ in first }
      for suffix in ["", "-wal"] {
        let bytes = FileManager.default.contents(atPath: centre.store + suffix) ?? Data()
        readings["bytes of the store\(suffix)"] = String(decoding: bytes, as: UTF8.self)
      }
      for (place, text) in readings {
        for secret in numbers + [pin, pageSession, String(token.suffix(52))] + clerk.cookies.values {
          #expect(!text.contains(secret), "\(place) says \(secret)")
        }
      }
      // It was looked in the right places.
      #expect(readings["metrics"]?.contains(#"kind="session",code="answered""#) == true)
      #expect(readings["kiosk's metrics"]?.contains("kiosk_feed_connected 1") == true)
      #expect(readings["store"]?.contains("mot-cua") == true)
    }
  }

  @Test func aLotThatIsFullShowsItsLevelsAndNotTheirOrder() async throws {
    var runs: [Readings] = []
    for levels in [[1, 1, 2, 3, 1], [3, 1, 1, 1, 2]] {
      try await Self.withCounter { centre, kiosk, screen in
        for (index, level) in levels.enumerated() {
          try await Self.serve(index + 1, level: level, kiosk, screen)
          if index < 4 {
            #expect(!(try StoredCentre(centre.store).text.contains("scenario/1/")), "after \(index + 1)")
          }
        }
        let figures = try await ReportFigures(over: Self.days, in: centre)
        #expect(try figures.clerk(Self.clerk, "waiting") == 0)
        for (name, count) in zip(Self.levels, [3, 1, 1]) {
          #expect(try figures.clerk(Self.clerk, "ratings/scenario|1/levels/\(name)/count") == count)
        }
        runs.append(try await Self.read(centre))
      }
    }
    // The same answers in another order leave the same behind, in the file too.
    for place in runs[0].keys.sorted() { #expect(Self.differences(runs[1][place], runs[0][place]) == [], "\(place)") }
  }
}

extension String {
  /// Without what is chance at the centre and tells nothing: ids of kiosks, signatures, times of its own clock, ports, what
  /// is free on the disk, and how long it has been running.
  fileprivate var withoutChanceOfTheCentre: String {
    withoutChance.replacing(/k-[a-z2-7]{13}/, with: "#").replacing(/[A-Za-z0-9_\-]{43}/, with: "#")
      .replacing(/_at=[0-9]+|at=[0-9]{13}/, with: "at=#").replacing(/start_time_seconds [0-9]+/, with: "#")
      .replacing(/"uptimeSeconds" : [0-9]+/, with: "#")
      // Whether the kiosk has measured its disk yet when it sends its first batch; it does so once a day.
      .replacing(/disk_used=(NULL|[01]) disk_free=(NULL|[0-9]+) disk_budget=(NULL|[0-9]+)/, with: "#")
      .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\+|Z)[0-9:]*/, with: "#")
      .replacing(/([0-9]{2}\/[0-9]{2}\/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}) [0-9]{2}:[0-9]{2}/, with: "#")
  }
}
