import Foundation
import Subprocess

/// The centre of the demo: the real evaluationd, set up with its own subcommands. Started again when it dies.
@MainActor
final class DemoCentre {
  static let name = "evaluationd"
  /// Who dies so often under one request will not answer the next one either.
  private static let mostAttempts = 30
  private static let mostOutputBytes = 1024 * 1024

  private let office: DemoOffice
  private let program: URL
  private let http: DemoHTTP
  private let crew: DaemonCrew
  private let launched: @MainActor (Daemon) -> Void
  private let said: @MainActor (String) -> Void
  /// `nil` during an outage that the demo makes.
  private(set) var daemon: Daemon?
  private(set) var address = ""
  private(set) var restarts = 0

  /// - Parameter launched: Called after each start of the process, before it has said anything.
  init(
    office: DemoOffice, program: URL, http: DemoHTTP, crew: DaemonCrew,
    launched: @escaping @MainActor (Daemon) -> Void = { _ in }, said: @escaping @MainActor (String) -> Void
  ) {
    self.office = office
    self.program = program
    self.http = http
    self.crew = crew
    self.launched = launched
    self.said = said
  }

  var url: String { "http://\(address)" }

  /// Registry, a manager's account, and the first start.
  func setUp() async throws {
    try office.writeCentreConfiguration(port: 0)
    try office.copyYear()
    try await run(["import"] + office.lists)
    if office.year == nil {
      try await run(
        ["account", "add", "--name", DemoOffice.manager, "--unit", office.place.province],
        input: office.password + "\n")
    }
    for account in office.accounts { try await run(account.arguments, input: account.password + "\n") }
    try await start()
    // The same port after an outage: the kiosks know it.
    try office.writeCentreConfiguration(port: address.split(separator: ":").last.flatMap { Int($0) } ?? 0)
  }

  func start() async throws {
    address = try await Daemon.untilItListens(at: ["pages"], launch: launch) { _ in died() }["pages"] ?? ""
    if let daemon { said("\(Self.name) pid \(daemon.pid)") }
  }

  func stop() async {
    let last = daemon
    daemon = nil
    await last?.stop()
  }

  /// Starts the centre again if it has died; not during an outage that the demo makes.
  func keepUp() async throws {
    if let daemon, !daemon.isRunning { try await startAgain() }
  }

  func enrolmentCode(counter: String) async throws -> String {
    try await run(["enrol", "--unit", office.place.unit, "--counter", counter])
      .split(whereSeparator: \.isWhitespace).map(String.init).first { $0.hasPrefix("kq1.") } ?? ""
  }

  /// With the same PIN as at the kiosk a clerk also signs in on the page that the centre has for the counter.
  func keepPIN(of staff: String) async throws {
    guard let pin = office.pins[staff] else { return }
    try await run(["clerk", "pin", "--unit", office.place.unit, "--staff", staff], input: "\(pin)\n\(pin)\n")
  }

  /// The centre's page for the clerk of a counter.
  func clerkPage(counter: String) -> String { "\(url)/counter/\(office.place.unit)/\(counter)/" }

  /// For software of the province that runs one counter's sessions.
  func sessionToken(counter: String) async throws -> String {
    struct Answer: Decodable { let token: String }
    let answer = try await run([
      "token", "add", "--name", "demo-\(counter.lowercased())", "--unit", office.place.unit, "--counter", counter,
      "--scope", "sessions", "--json",
    ])
    return try JSONDecoder().decode(Answer.self, from: Data(answer.utf8)).token
  }

  /// Signs in as the manager would, in a browser without scripts, and downloads the report. A centre that dies under it is
  /// started again, and asked again from the beginning.
  func report(from first: String, through last: String, format: String) async throws -> String {
    let query = "unit=\(office.place.unit)&from=\(first)&through=\(last)"
    for _ in 1..<Self.mostAttempts {
      try await keepUp()
      let asked = daemon
      do {
        return try await downloadedReport(format: format, query: query)
      } catch let failure as DemoFailure {
        try Task.checkCancellation()
        // An answer that it gave alive is its answer.
        guard failure.isWithoutAnswer || asked?.isRunning != true else { throw failure }
        try await startAgain()
      }
    }
    return try await downloadedReport(format: format, query: query)
  }

  // MARK: Starts

  private func launch() throws -> Daemon {
    let daemon = try crew.start(
      name: Self.name, program: program, arguments: ["serve", "--configuration", office.path("evaluationd.toml")],
      logPath: office.folder.appending(path: "evaluationd.log"))
    self.daemon = daemon
    launched(daemon)
    return daemon
  }

  private func startAgain() async throws {
    // If it has not gone: wait for the end that has begun, or end it.
    await daemon?.stop()
    died()
    try await start()
  }

  private func died() {
    restarts += 1
    said("\(Self.name) had ended and is started again")
  }

  // MARK: Requests

  private func downloadedReport(format: String, query: String) async throws -> String {
    let cookie = try await signIn()
    return try answered(
      "report", await http.ask("GET", "\(url)/reports/clerks.\(format)?\(query)", cookie: cookie), status: 200
    ).body
  }

  private func signIn() async throws -> String {
    let page = try answered("sign-in", await http.ask("GET", "\(url)/sign-in"), status: 200)
    let token = page.body.firstMatch(of: /name="token" value="([^"]+)"/).map { String($0.1) } ?? ""
    let before = cookie(of: page)
    let answer = await http.ask(
      "POST", "\(url)/sign-in", cookie: before,
      form: [("name", DemoOffice.manager), ("password", office.password), ("token", token)])
    return cookie(of: try answered("sign-in", answer, status: 303)) ?? before ?? ""
  }

  private func answered(_ operation: String, _ answer: DemoHTTP.Answer?, status: Int) throws -> DemoHTTP.Answer {
    guard let answer else { throw DemoFailure.unanswered(operation: operation) }
    guard answer.status == status else {
      throw DemoFailure.refused(operation: operation, status: answer.status, body: answer.body)
    }
    return answer
  }

  private func cookie(of answer: DemoHTTP.Answer) -> String? {
    let pairs = answer.cookies.compactMap { $0.split(separator: ";").first.map(String.init) }
    return pairs.isEmpty ? nil : pairs.joined(separator: "; ")
  }

  // MARK: Subcommands

  @discardableResult
  private func run(_ arguments: [String], input: String = "") async throws -> String {
    let result = try await Subprocess.run(
      Leash.configuration(program, arguments + ["--configuration", office.path("evaluationd.toml")]),
      input: .inputWriter, output: .string(limit: Self.mostOutputBytes), error: .combinedWithOutput
    ) { running in
      // One that ended before it read has said why.
      _ = try? await running.standardInputWriter.write(input)
    }
    guard result.terminationStatus.isSuccess else {
      throw DemoFailure.programFailed(
        "evaluationd \(arguments.first ?? "")", code: result.terminationStatus.code, output: result.standardOutput)
    }
    return result.standardOutput
  }
}
