import Foundation
import KioskJournal
import RatingModel

/// What `kioskctl demo` does.
///
/// On the main actor, all of it: one thing happens after the other, as a person would do it.
@MainActor
package struct Demonstration {
  package struct Options: Sendable {
    /// Play a day without a terminal and reconcile it.
    package var isScripted = false
    /// The seed of the scripted day; the same seed makes the same visits.
    package var seed: UInt64 = 1
    /// How often in the scripted day a daemon is killed and started again.
    package var kills = 0
    /// Take presses from the device that these lines of a configuration match, instead of the terminal's keys.
    package var deviceMatch: String?
    /// Keep the folder with configuration, journals and logs.
    package var keepsFolder = false

    package init() {}
  }

  private let options: Options
  private let programs: URL
  private let say: @Sendable (String) -> Void

  /// - Parameter programs: The folder with kioskd and evaluationd.
  package init(options: Options, programs: URL, say: @escaping @Sendable (String) -> Void) {
    self.options = options
    self.programs = programs
    self.say = say
  }

  /// Returns whether everything agreed; without a script there is nothing to disagree.
  package func run() async throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kiosk-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer {
      if options.keepsFolder { say("kept: \(folder.path)") } else { try? FileManager.default.removeItem(at: folder) }
    }
    let office = try DemoOffice(folder: folder)
    let http = DemoHTTP()
    let centre = DemoCentre(office: office, program: try program("evaluationd"), http: http, said: say)
    var kiosks: [DemoKiosk] = []
    defer {
      for kiosk in kiosks { kiosk.stop() }
      centre.stop()
    }
    do {
      try await centre.setUp()
      let counters = options.isScripted ? DemoOffice.counters : Array(DemoOffice.counters.prefix(1))
      for counter in counters {
        try office.writeKiosk(
          counter, centreURL: centre.url, code: try centre.enrolmentCode(counter: counter.code),
          device: options.deviceMatch.map(DemoOffice.deviceTOML))
        let kiosk = DemoKiosk(
          counter: counter, office: office, program: try program("kioskd"), http: http,
          usesChannel: options.deviceMatch == nil, isSimulated: options.isScripted, said: say)
        kiosks.append(kiosk)
        try await kiosk.start()
      }
      let holds = try await options.isScripted ? playDay(kiosks, centre, office) : serve(kiosks[0], centre, office)
      await http.close()
      return holds
    } catch {
      await http.close()
      throw error
    }
  }

  // MARK: A day in seconds

  private func playDay(_ kiosks: [DemoKiosk], _ centre: DemoCentre, _ office: DemoOffice) async throws -> Bool {
    let day = try today()
    say("a working day of \(kiosks.count) counters on \(day), seed \(options.seed)")
    try await ScriptedDay(kiosks: kiosks, centre: centre, day: day, seed: options.seed, kills: options.kills, said: say)
      .play()
    try await waitUntilForwarded(kiosks, centre)
    let csv = try await centre.report(from: "\(day)", through: "\(day)", format: "csv")
    let json = try await centre.report(from: "\(day)", through: "\(day)", format: "json")
    for kiosk in kiosks { kiosk.stop() }
    let journals = try kiosks.map {
      try JournalVerifier(path: office.path("\($0.counter.code)/journal.sqlite")).verify()
    }
    let totals = try JSONDecoder().decode(CentreTotals.self, from: Data(json.utf8))
    let reconciliation = Reconciliation(kiosks: kiosks, journals: journals, centre: totals)
    say("\nthe manager's report\n\n\(csv)")
    say("reconciliation\n\n\(reconciliation.text)\n")
    let restarts = kiosks.reduce(centre.restarts) { $0 + $1.restarts }
    say("restarts after a death: \(restarts)")
    say(reconciliation.holds ? "everything is accounted for" : "SOMETHING IS NOT ACCOUNTED FOR")
    return reconciliation.holds
  }

  /// Until every kiosk holds a receipt for its newest entry.
  private func waitUntilForwarded(_ kiosks: [DemoKiosk], _ centre: DemoCentre) async throws {
    struct Health: Decodable {
      struct Tail: Decodable { let entries: Int64 }
      let openTail: Tail
    }
    say("waiting until the centre has everything")
    for kiosk in kiosks {
      for _ in 0..<600 {
        try await centre.keepUp()
        try await kiosk.keepUp()
        let health = await kiosk.health().flatMap { try? JSONDecoder().decode(Health.self, from: Data($0.body.utf8)) }
        if health?.openTail.entries == 0 { break }
        try await Task.sleep(for: .milliseconds(200))
      }
    }
  }

  // MARK: A counter to try

  private func serve(_ kiosk: DemoKiosk, _ centre: DemoCentre, _ office: DemoOffice) async throws -> Bool {
    let day = try today()
    say(Self.welcome(kiosk: kiosk, centre: centre, office: office, day: day))
    let terminal = options.deviceMatch == nil ? Terminal() : nil
    let sessions = Task {
      try await SelfRunningCounter(kiosk: kiosk, dayDigits: String("\(day)".filter(\.isNumber).dropFirst(2))).run()
    }
    defer { sessions.cancel() }
    if let terminal {
      for await digit in terminal.digits() {
        guard let result = try await kiosk.press(key: digit) else { continue }
        say(Self.explanations[result] ?? result)
      }
    } else {
      say("Press Ctrl-C to end.")
      try await sessions.value
    }
    return true
  }

  private static func welcome(kiosk: DemoKiosk, centre: DemoCentre, office: DemoOffice, day: CivilDate) -> String {
    let keys = DemoOffice.levels.enumerated().map { "\($0.offset + 1) \($0.element.vi) (\($0.element.en))" }
    return """

      The screen at the counter   http://\(kiosk.addresses["screen"] ?? "")/
      The manager's report        \(centre.url)/reports/clerks?unit=\(DemoOffice.unit)&from=\(day)&through=\(day)
        sign in as \(DemoOffice.manager) with the password \(office.password)

      Sessions open and ask for a rating by themselves. Press
        \(keys.joined(separator: "\n        "))
        0 to decline, q to end.
      Levels reach the report in lots of five, so that nobody can tell who pressed what.

      """
  }

  /// What became of a press, in words. Never which level it was.
  private static let explanations = [
    "rating": "kept: one rating for this session",
    "correction": "kept: corrects the rating of a moment ago",
    "declined": "kept: the citizen chose not to rate",
    "ambient": "kept, no rating: nobody is being served",
    "early": "kept, no rating: the clerk has not asked yet",
    "repeat": "kept, no rating: this session has its rating",
    "unsettled": "kept, no rating: the screen had only just changed",
    "notTaken": "not taken",
  ]

  private func program(_ name: String) throws -> URL {
    let url = programs.appending(path: name)
    guard FileManager.default.isExecutableFile(atPath: url.path) else { throw DemoFailure.programMissing(name) }
    return url
  }

  private func today() throws -> CivilDate {
    let now = WallTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    guard let day = Zone(DemoOffice.zone)?.local(now)?.date else { throw DemoFailure.zoneMissing(DemoOffice.zone) }
    return day
  }
}
