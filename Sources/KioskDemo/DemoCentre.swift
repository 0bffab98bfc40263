import Foundation

/// The centre of the demo: the real evaluationd, set up with its own subcommands.
@MainActor
final class DemoCentre {
  private let office: DemoOffice
  private let program: URL
  private let http: DemoHTTP
  private let said: (String) -> Void
  private var daemon: Daemon?
  private(set) var address = ""
  private(set) var restarts = 0

  init(office: DemoOffice, program: URL, http: DemoHTTP, said: @escaping (String) -> Void) {
    self.office = office
    self.program = program
    self.http = http
    self.said = said
  }

  /// `nil` while it is away.
  var pid: Int32? { daemon.flatMap { $0.isRunning ? $0.pid : nil } }

  var url: String { "http://\(address)" }

  /// Registry, a manager's account, and the first start.
  func setUp() async throws {
    try office.writeCentreConfiguration(port: 0)
    try run(
      [
        "import", "--units", office.path("units.csv"), "--counters", office.path("counters.csv"), "--clerks",
        office.path("clerks.csv"),
      ])
    try run(
      ["account", "add", "--name", DemoOffice.manager, "--unit", DemoOffice.province], input: office.password + "\n")
    try await start()
    // The same port after an outage: the kiosks know it.
    try office.writeCentreConfiguration(port: address.split(separator: ":").last.flatMap { Int($0) } ?? 0)
  }

  func start() async throws {
    let daemon = try Daemon(
      name: "evaluationd", program: program, arguments: ["serve", "--configuration", office.path("evaluationd.toml")],
      channel: nil, logPath: office.folder.appending(path: "evaluationd.log"))
    self.daemon = daemon
    address = try await daemon.addresses(of: ["pages"])["pages"] ?? ""
    said("evaluationd pid \(daemon.pid)")
  }

  func stop() {
    daemon?.terminate()
    daemon?.waitUntilExit()
    daemon = nil
  }

  /// Starts the centre again if it has died; not during an outage that the demo makes.
  func keepUp() async throws {
    guard let daemon, !daemon.isRunning else { return }
    restarts += 1
    said("evaluationd had ended and is started again")
    try await start()
  }

  func enrolmentCode(counter: String) throws -> String {
    try run(["enrol", "--unit", DemoOffice.unit, "--counter", counter])
      .split(whereSeparator: \.isWhitespace).map(String.init).first { $0.hasPrefix("kq1.") } ?? ""
  }

  /// Signs in as the manager would, in a browser without scripts, and downloads the report.
  func report(from first: String, through last: String, format: String) async throws -> String {
    let cookie = try await signIn()
    let query = "unit=\(DemoOffice.unit)&from=\(first)&through=\(last)"
    let answer = await http.ask("GET", "\(url)/reports/clerks.\(format)?\(query)", cookie: cookie)
    guard let answer, answer.status == 200 else {
      throw DemoFailure.refused(operation: "report", status: answer?.status ?? 0, body: answer?.body ?? "no answer")
    }
    return answer.body
  }

  private func signIn() async throws -> String {
    let page = await http.ask("GET", "\(url)/sign-in")
    let token = page?.body.firstMatch(of: /name="token" value="([^"]+)"/).map { String($0.1) } ?? ""
    let before = cookie(of: page)
    let answer = await http.ask(
      "POST", "\(url)/sign-in", cookie: before,
      form: [("name", DemoOffice.manager), ("password", office.password), ("token", token)])
    guard let answer, answer.status == 303 else {
      throw DemoFailure.refused(operation: "sign-in", status: answer?.status ?? 0, body: answer?.body ?? "no answer")
    }
    return cookie(of: answer) ?? before ?? ""
  }

  private func cookie(of answer: DemoHTTP.Answer?) -> String? {
    let pairs = answer?.cookies.compactMap { $0.split(separator: ";").first.map(String.init) } ?? []
    return pairs.isEmpty ? nil : pairs.joined(separator: "; ")
  }

  @discardableResult
  private func run(_ arguments: [String], input: String? = nil) throws -> String {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments + ["--configuration", office.path("evaluationd.toml")]
    let (standardInput, output) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = output
    try process.run()
    if let input { try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
    try standardInput.fileHandleForWriting.close()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw DemoFailure.programFailed(
        "evaluationd \(arguments.first ?? "")", code: process.terminationStatus, output: text)
    }
    return text
  }
}
