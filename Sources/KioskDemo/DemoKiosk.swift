import Foundation

/// One counter of the demo: the real kioskd as a process, its channel, and what it answered. Started again when it dies.
@MainActor
final class DemoKiosk {
  /// What became of the presses that were made here.
  struct Presses {
    var made = 0
    /// By the kiosk's answers.
    var answered: [String: Int] = [:]
    /// The kiosk went before it answered: kept or not, only the journal knows.
    var inDoubt = 0
  }

  let counter: DemoOffice.Counter
  private let office: DemoOffice
  private let program: URL
  private let http: DemoHTTP
  private let usesChannel: Bool
  private let isSimulated: Bool
  private(set) var presses = Presses()
  private(set) var restarts = 0
  private(set) var addresses: [String: String] = [:]
  private var daemon: Daemon?
  private var channel: DemoChannelClient?
  private var time: (mono: Int64, wall: Int64) = (0, 0)
  private let said: (String) -> Void

  init(
    counter: DemoOffice.Counter, office: DemoOffice, program: URL, http: DemoHTTP, usesChannel: Bool,
    isSimulated: Bool, said: @escaping (String) -> Void
  ) {
    self.counter = counter
    self.office = office
    self.program = program
    self.http = http
    self.usesChannel = usesChannel
    self.isSimulated = isSimulated
    self.said = said
  }

  var pid: Int32? { daemon.flatMap { $0.isRunning ? $0.pid : nil } }

  var isRunning: Bool { daemon?.isRunning ?? false }

  func start() async throws {
    var arguments = ["--configuration", office.path("\(counter.code)/kioskd.toml")]
    var ends: (client: DemoChannelClient, kiosk: FileHandle)?
    if usesChannel {
      ends = try DemoChannelClient.pair()
      arguments += ["--demo-channel", "0"]
    }
    if isSimulated { arguments.append("--simulated-clock") }
    let daemon = try Daemon(
      name: "kioskd \(counter.code)", program: program, arguments: arguments, channel: ends?.kiosk,
      logPath: office.folder.appending(path: "\(counter.code)/kioskd.log"))
    try? ends?.kiosk.close()
    self.daemon = daemon
    channel = ends?.client
    addresses = try await daemon.addresses(of: ["sessions", "screen", "health"])
    said("kioskd \(counter.code) pid \(daemon.pid)")
    if isSimulated, time.mono > 0 { _ = channel?.move(mono: time.mono, wall: time.wall) }
  }

  func stop() {
    daemon?.terminate()
    daemon?.waitUntilExit()
    channel = nil
  }

  /// Moves the simulated clock; starts the kiosk again if it has gone.
  func move(mono: Int64, wall: Int64) async throws {
    time = (mono, wall)
    while !(channel?.move(mono: mono, wall: wall) ?? false) { try await startAgain() }
  }

  /// One finger. A press whose answer was lost is in doubt and is not made again.
  func press(key: Int) async throws -> String? {
    presses.made += 1
    guard let result = channel?.press(serial: presses.made, key: key) else {
      presses.inDoubt += 1
      try await startAgain()
      return nil
    }
    presses.answered[result, default: 0] += 1
    return result
  }

  /// A command of the one-stop software, repeated until the kiosk answers: every one of them may be said twice.
  @discardableResult
  func command(_ method: String, _ path: String, json: String? = nil) async throws -> DemoHTTP.Answer {
    let token = try office.token(of: counter)
    while true {
      let url = "http://\(addresses["sessions"] ?? "")/v1/\(path)"
      if let answer = await http.ask(method, url, token: token, json: json) {
        // 4xx is an answer too: after a restart a session may have ended meanwhile.
        guard answer.status < 500 || answer.status == 503 else {
          throw DemoFailure.refused(operation: "\(method) \(path)", status: answer.status, body: answer.body)
        }
        return answer
      }
      try await startAgain()
    }
  }

  /// Starts the kiosk again if it has died.
  func keepUp() async throws {
    if !isRunning { try await startAgain() }
  }

  func health() async -> DemoHTTP.Answer? {
    await http.ask("GET", "http://\(addresses["health"] ?? "")/health")
  }

  private func startAgain() async throws {
    if let daemon, daemon.isRunning {
      // It does not answer and has not gone: wait for the end that has begun, or end it.
      daemon.terminate()
    }
    daemon?.waitUntilExit()
    restarts += 1
    said("kioskd \(counter.code) had ended and is started again")
    try await start()
  }
}
