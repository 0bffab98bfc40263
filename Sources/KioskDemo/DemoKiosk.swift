import Foundation
import RatingModel

/// One counter of the demo: the real kioskd as a process, its channel, and what it answered. Started again when it dies.
@MainActor
final class DemoKiosk {
  /// How presses and times get to the kiosk.
  enum Input {
    /// By the demo's channel; with a clock that stands until it is moved, or with the machine's.
    case channel(isSimulated: Bool)
    /// From the devices of its configuration.
    case devices
  }

  let counter: DemoOffice.Counter
  private let office: DemoOffice
  private let program: URL
  private let http: DemoHTTP
  private let input: Input
  private let crew: DaemonCrew
  private let listeners: Set<String>
  private let launched: @MainActor (Daemon) -> Void
  private let said: @MainActor (String) -> Void
  private(set) var account: CounterAccount
  private(set) var restarts = 0
  private(set) var addresses: [String: String] = [:]
  private(set) var daemon: Daemon?
  private var channel: DemoChannelClient?
  private var time: (mono: Int64, wall: Int64) = (0, 0)
  /// What a kiosk forgets when it ends, and whoever stands before it does again: the badge, the technician's work.
  private var badge: String?
  private(set) var isInMaintenance = false
  /// While it is started again: whoever else finds it gone waits for the same start.
  private var starting: Task<Void, any Error>?

  /// - Parameters:
  ///   - hasClerkPage: Whether its configuration has a page for clerks.
  ///   - launched: Called after each start of the process, before it has said anything.
  init(
    counter: DemoOffice.Counter, office: DemoOffice, program: URL, http: DemoHTTP, input: Input, crew: DaemonCrew,
    hasClerkPage: Bool = false,
    launched: @escaping @MainActor (Daemon) -> Void = { _ in }, said: @escaping @MainActor (String) -> Void
  ) {
    self.counter = counter
    self.office = office
    self.program = program
    self.http = http
    self.input = input
    self.crew = crew
    listeners = Set(["sessions", "screen", "health"] + (hasClerkPage ? ["clerk"] : []))
    self.launched = launched
    self.said = said
    account = CounterAccount(counter: counter.code)
  }

  var name: String { "kioskd \(counter.code)" }

  func start() async throws {
    addresses = try await Daemon.untilItListens(at: listeners, launch: launch) { _ in died() }
    if let daemon { said("\(name) pid \(daemon.pid)") }
    guard time.mono > 0 else { return }
    if let badge { _ = channel?.tell(.badge(staff: badge)) }
    if isInMaintenance { _ = channel?.tell(.maintenance(true)) }
    _ = channel?.move(mono: time.mono, wall: time.wall)
  }

  func stop() async {
    await daemon?.stop()
    channel = nil
  }

  /// Moves the simulated clock; starts the kiosk again if it has gone.
  func move(mono: Int64, wall: Int64) async throws {
    time = (mono, wall)
    while true {
      let asked = daemon
      if channel?.move(mono: mono, wall: wall) ?? false { return }
      try await startAgain(insteadOf: asked)
    }
  }

  /// Returns when the kiosk has heard it, or has been started again and knows what it should.
  func tell(_ word: DemoWord) async throws {
    switch word {
    case .badge(let staff): badge = staff
    case .maintenance(let begins): isInMaintenance = begins
    case .painted, .touched, .receipt, .button: break
    }
    if let expected = word.ownSession { return try await tell(word, until: expected.state, expected.service) }
    try await say(word)
  }

  private func say(_ word: DemoWord) async throws {
    let asked = daemon
    guard channel?.tell(word) ?? false else { return try await startAgain(insteadOf: asked) }
    try await move(mono: time.mono, wall: time.wall)
  }

  /// What the clerk does at the counter is not answered: whoever does it looks whether it was taken, and does it again where
  /// the kiosk went amid it.
  private func tell(_ word: DemoWord, until state: String, _ service: CounterAccount.Service) async throws {
    for _ in 1...Self.mostTries {
      let before = restarts
      try await say(word)
      let answer = try await command("GET", "state")
      // A session that was opened just before the kiosk went may be over by now, and nobody has heard its name.
      if restarts != before { account.openedInDoubt += 1 }
      guard let now = try? JSONDecoder().decode(CounterState.self, from: Data(answer.body.utf8)) else { continue }
      if let id = now.session, now.state == state, account.sessions.last?.id != id {
        account.open(id, isAcknowledged: true, service: service)
      }
      if now.state == state { return }
    }
  }

  private static let mostTries = 5

  private struct CounterState: Decodable {
    let state: String
    let session: String?
  }

  /// One finger. A press whose answer was lost is in doubt and is not made again.
  func press(_ finger: WorkingDay.Finger) async throws -> String? {
    account.press(
      at: Instant(microseconds: time.mono), key: finger.key, choice: finger.choice, isTechnicians: isInMaintenance)
    let asked = daemon
    guard let result = channel?.press(serial: account.presses.count, key: finger.key, target: finger.target) else {
      try await startAgain(insteadOf: asked)
      return nil
    }
    account.answer(result)
    return result
  }

  /// Opens a session. Whether the kiosk acknowledged it, or refused it, stands in its account.
  @discardableResult
  func open(_ id: String, json: String, service: CounterAccount.Service? = nil) async throws -> DemoHTTP.Answer {
    let answer = try await command("PUT", "sessions/\(id)", json: json)
    account.open(id, isAcknowledged: (200..<300).contains(answer.status), service: service)
    return answer
  }

  /// A command of the one-stop software, repeated until the kiosk answers: every one of them may be said twice.
  @discardableResult
  func command(_ method: String, _ path: String, json: String? = nil) async throws -> DemoHTTP.Answer {
    let token = try office.token(of: counter)
    while true {
      let asked = daemon
      let url = "http://\(addresses["sessions"] ?? "")/v1/\(path)"
      if let answer = await http.ask(method, url, token: token, json: json) {
        // 4xx is an answer too: after a restart a session may have ended meanwhile.
        guard answer.status < 500 || answer.status == 503 else {
          throw DemoFailure.refused(operation: "\(method) \(path)", status: answer.status, body: answer.body)
        }
        return answer
      }
      try Task.checkCancellation()
      try await startAgain(insteadOf: asked)
    }
  }

  /// Starts the kiosk again if it has died.
  func keepUp() async throws {
    if let daemon, !daemon.isRunning { try await startAgain(insteadOf: daemon) }
  }

  func health() async -> DemoHTTP.Answer? {
    await http.ask("GET", "http://\(addresses["health"] ?? "")/health")
  }

  // MARK: Starts

  private func launch() throws -> Daemon {
    var arguments = ["--configuration", office.path("\(counter.code)/kioskd.toml")]
    var ends: (client: DemoChannelClient, kiosk: FileHandle)?
    if case .channel(let isSimulated) = input {
      ends = try DemoChannelClient.pair()
      arguments += ["--demo-channel", "0"]
      if isSimulated { arguments.append("--simulated-clock") }
    }
    let daemon = try crew.start(
      name: name, program: program, arguments: arguments, channel: ends?.kiosk,
      logPath: office.folder.appending(path: "\(counter.code)/kioskd.log"))
    self.daemon = daemon
    channel = ends?.client
    launched(daemon)
    return daemon
  }

  /// - Parameter asked: The process that did not answer. When another one stands in its place already, that is waited for.
  private func startAgain(insteadOf asked: Daemon?) async throws {
    if starting == nil, daemon === asked {
      starting = Task {
        defer { starting = nil }
        // If it has not gone: wait for the end that has begun, or end it.
        await daemon?.stop()
        died()
        try await start()
      }
    }
    try await starting?.value
  }

  private func died() {
    restarts += 1
    said("\(name) had ended and is started again")
  }
}
