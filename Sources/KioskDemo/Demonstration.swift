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
    /// A province's year that the centre begins with; `nil` for an office that has just opened.
    package var year: DemoYear?
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
  ///
  /// Throws ``DemoFailure``; ``DemoFailure/interrupted(signal:)`` when a signal ended it. However it ends, the daemons are
  /// stopped, the folder is removed and the terminal is as it was.
  package func run() async throws -> Bool {
    let crew = DaemonCrew()
    let work = Task { try await demonstrate(with: crew) }
    let signals = EndingSignals {
      // The daemons first: whoever waits for one of them wakes up by it.
      crew.dismiss()
      work.cancel()
    }
    let outcome = await work.result
    if let signal = signals.received { throw DemoFailure.interrupted(signal: signal) }
    return try outcome.get()
  }

  private func demonstrate(with crew: DaemonCrew) async throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kiosk-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer {
      if options.keepsFolder { say("kept: \(folder.path)") } else { try? FileManager.default.removeItem(at: folder) }
    }
    let parts = DemoParts(office: try DemoOffice(folder: folder, year: options.year), http: DemoHTTP(), crew: crew)
    let outcome: Result<Bool, any Error>
    do {
      outcome = .success(try await options.isScripted ? playDay(parts) : offerCounter(parts))
    } catch {
      outcome = .failure(error)
    }
    await parts.http.close()
    return try outcome.get()
  }

  /// What the daemons of one demo share.
  private struct DemoParts {
    let office: DemoOffice
    let http: DemoHTTP
    let crew: DaemonCrew
  }

  /// One counter of a demo.
  private struct Place {
    let counter: DemoOffice.Counter
    let input: DemoKiosk.Input
    var device: String?
    var hasClerkPage = false
  }

  /// Runs `body` with a centre and enrolled kiosks, which are stopped afterwards, whatever happened.
  private func withDaemons(
    _ parts: DemoParts, places: [Place],
    launched: @escaping @MainActor (Daemon) -> Void, _ body: ([DemoKiosk], DemoCentre) async throws -> Bool
  ) async throws -> Bool {
    let centre = DemoCentre(
      office: parts.office, program: try program("evaluationd"), http: parts.http, crew: parts.crew,
      launched: launched, said: say)
    var kiosks: [DemoKiosk] = []
    let outcome: Result<Bool, any Error>
    do {
      try await centre.setUp()
      for place in places {
        kiosks.append(try await kiosk(at: place, parts, centre, launched))
        try await kiosks.last?.start()
      }
      outcome = .success(try await body(kiosks, centre))
    } catch {
      outcome = .failure(error)
    }
    for kiosk in kiosks { await kiosk.stop() }
    await centre.stop()
    return try outcome.get()
  }

  /// Enrolled, and not yet started.
  private func kiosk(
    at place: Place, _ parts: DemoParts, _ centre: DemoCentre, _ launched: @escaping @MainActor (Daemon) -> Void
  ) async throws -> DemoKiosk {
    try parts.office.writeKiosk(
      place.counter, centreURL: centre.url, code: try await centre.enrolmentCode(counter: place.counter.code),
      device: place.device, hasClerkPage: place.hasClerkPage)
    return DemoKiosk(
      counter: place.counter, office: parts.office, program: try program("kioskd"), http: parts.http,
      input: place.input, crew: parts.crew, hasClerkPage: place.hasClerkPage, launched: launched, said: say)
  }

  // MARK: A day in seconds

  private func playDay(_ parts: DemoParts) async throws -> Bool {
    let day = try today()
    let counters = DemoOffice.counters
    let plan = WorkingDay(counters: counters, seed: options.seed, day: day)
    let killings = Killings(
      count: options.kills, steps: plan.steps.count, counters: counters.map(\.code), seed: options.seed, said: say)
    say("a working day of \(counters.count) counters on \(day), seed \(options.seed)")
    return try await withDaemons(
      parts, places: counters.map { Place(counter: $0, input: .channel(isSimulated: true)) },
      launched: killings.strike(launched:)
    ) { kiosks, centre in
      try await ScriptedDay(plan: plan, kiosks: kiosks, centre: centre, day: day, killings: killings, said: say).play()
      killings.strike(at: .forwarding, kiosks: kiosks, centre: centre)
      try await waitUntilForwarded(kiosks, centre)
      killings.strike(at: .report, centre: centre)
      let csv = try await centre.report(from: "\(day)", through: "\(day)", format: "csv")
      let json = try await centre.report(from: "\(day)", through: "\(day)", format: "json")
      await killings.settle()
      for kiosk in kiosks { await kiosk.stop() }
      let reconciliation = try reconcile(kiosks, parts.office, json)
      say("\nthe manager's report\n\n\(csv)")
      say("reconciliation\n\n\(reconciliation.text)\n")
      say(
        "killed: \(killings.struck) of \(options.kills), restarts after a death: \(kiosks.reduce(centre.restarts) { $0 + $1.restarts })"
      )
      say(reconciliation.holds ? "everything is accounted for" : "SOMETHING IS NOT ACCOUNTED FOR")
      return reconciliation.holds
    }
  }

  private func reconcile(_ kiosks: [DemoKiosk], _ office: DemoOffice, _ report: String) throws -> Reconciliation {
    let counters = try kiosks.map { kiosk in
      let path = office.path("\(kiosk.counter.code)/journal.sqlite")
      let verification = try JournalVerifier(path: path).verify()
      return Reconciliation.Counter(
        account: kiosk.account, journal: try JournalContents(path: path), verification: verification,
        isCountersigned: verification.isCountersigned)
    }
    return Reconciliation(
      counters: counters, centre: try JSONDecoder().decode(CentreTotals.self, from: Data(report.utf8)))
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

  private func offerCounter(_ parts: DemoParts) async throws -> Bool {
    let day = try today()
    let input = options.deviceMatch == nil ? DemoKiosk.Input.channel(isSimulated: false) : .devices
    let places = [
      Place(
        counter: parts.office.place.counters[0], input: input, device: options.deviceMatch.map(DemoOffice.deviceTOML)),
      Place(counter: parts.office.place.counters[1], input: .channel(isSimulated: false), hasClerkPage: true),
    ]
    return try await withDaemons(parts, places: places, launched: { _ in }) { kiosks, centre in
      let sessions = SelfRunningCounter(
        kiosk: kiosks[0], dossiers: parts.office.place.dossierPrefix,
        dayDigits: String("\(day)".filter(\.isNumber).dropFirst(2)))
      let counter = CounterToTry(kiosk: kiosks[0], staffed: kiosks[1], centre: centre, sessions: sessions, said: say)
      for staff in [kiosks[1].counter.clerk.staff, DemoOffice.substitute.staff] { try await centre.keepPIN(of: staff) }
      let terminal = options.deviceMatch == nil ? Terminal() : nil
      defer { terminal?.restore() }
      let token = try await centre.sessionToken(counter: kiosks[1].counter.code)
      let welcome = Welcome(
        office: parts.office, day: day, pressed: kiosks[0], staffed: kiosks[1], centre: centre, token: token,
        endsWith: terminal == nil ? "Ctrl-C" : "q", takesClicks: options.deviceMatch == nil)
      say(welcome.text)
      try await counter.serve(keys: terminal?.digits())
      return true
    }
  }

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
