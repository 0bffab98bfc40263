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
  private let launched: @MainActor (Daemon) -> Void
  private let said: @MainActor (String) -> Void
  private(set) var account: CounterAccount
  private(set) var restarts = 0
  private(set) var addresses: [String: String] = [:]
  private(set) var daemon: Daemon?
  private var channel: DemoChannelClient?
  private var time: (mono: Int64, wall: Int64) = (0, 0)
  /// While it is started again: whoever else finds it gone waits for the same start.
  private var starting: Task<Void, any Error>?

  /// - Parameter launched: Called after each start of the process, before it has said anything.
  init(
    counter: DemoOffice.Counter, office: DemoOffice, program: URL, http: DemoHTTP, input: Input, crew: DaemonCrew,
    launched: @escaping @MainActor (Daemon) -> Void = { _ in }, said: @escaping @MainActor (String) -> Void
  ) {
    self.counter = counter
    self.office = office
    self.program = program
    self.http = http
    self.input = input
    self.crew = crew
    self.launched = launched
    self.said = said
    account = CounterAccount(counter: counter.code)
  }

  var name: String { "kioskd \(counter.code)" }

  func start() async throws {
    addresses = try await Daemon.untilItListens(at: ["sessions", "screen", "health"], launch: launch) { _ in died() }
    if let daemon { said("\(name) pid \(daemon.pid)") }
    if time.mono > 0 { _ = channel?.move(mono: time.mono, wall: time.wall) }
  }

  func stop() {
    daemon?.stop()
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

  /// One finger. A press whose answer was lost is in doubt and is not made again.
  func press(key: Int) async throws -> String? {
    account.press(at: Instant(microseconds: time.mono), key: key)
    let asked = daemon
    guard let result = channel?.press(serial: account.presses.count, key: key) else {
      try await startAgain(insteadOf: asked)
      return nil
    }
    account.answer(result)
    return result
  }

  /// Opens a session. Whether the kiosk acknowledged it, or refused it, stands in its account.
  @discardableResult
  func open(_ id: String, json: String) async throws -> DemoHTTP.Answer {
    let answer = try await command("PUT", "sessions/\(id)", json: json)
    account.open(id, isAcknowledged: (200..<300).contains(answer.status))
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
    try? ends?.kiosk.close()
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
        daemon?.stop()
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
