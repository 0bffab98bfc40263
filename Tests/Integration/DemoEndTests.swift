import Foundation
import TestSupport
import Testing

/// However `kioskctl demo` is ended, its daemons end with it; and nothing stays behind, unless it cannot be asked any more.
@Suite(.serialized, .timeLimit(.minutes(5))) struct DemoEndTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalEndsACounterThatWaitsForPressesAndNothingStays(signal: Int32) async throws {
    let demo = try RunningDemo()
    try await demo.process.output.first(containing: "Ctrl-C to end.")
    #expect(try demo.leftFiles.count == 1)
    #expect(try demo.leftProcesses.count == 3)

    demo.process.send(signal: signal)

    #expect(await demo.process.wait() == 128 + signal)
    #expect(try demo.leftProcesses == [])
    #expect(try demo.leftFiles == [])
    #expect(demo.process.errors.all == [])
  }

  /// Before the centre listens, while a kiosk is started, amid the day, during the outage, while the report is awaited.
  @Test(arguments: [
    "a working day of", "evaluationd pid", "kioskd Q02 pid", "the centre goes away", "the centre is back",
    "waiting until the centre has everything",
  ])
  func aSignalEndsAScriptedDayAtAnyMomentAndNothingStays(after moment: String) async throws {
    let demo = try RunningDemo(["--scripted"])
    try await demo.process.output.first(containing: moment)

    demo.process.send(signal: SIGTERM)

    #expect(await demo.process.wait() == 128 + SIGTERM)
    #expect(await demo.lines.last != "everything is accounted for")
    #expect(try demo.leftProcesses == [])
    #expect(try demo.leftFiles == [])
  }

  @Test func daemonsEndThoughTheDemoIsKilledWithoutAWord() async throws {
    let demo = try RunningDemo()
    try await demo.process.output.first(containing: "Ctrl-C to end.")
    let pids = demo.process.output.all.compactMap { $0.firstMatch(of: /pid ([0-9]+)$/).map { String($0.1) } }
    #expect(pids.count == 3)
    // tail(1) can wait for the end of a process that is not its own.
    let ends = try pids.map { try ProcessUnderTest("/usr/bin/tail", ["--pid=\($0)", "-f", "/dev/null"]) }

    demo.process.send(signal: SIGKILL)

    #expect(await demo.process.wait() == 128 + SIGKILL)
    for end in ends { #expect(await end.wait() == 0) }
    #expect(try demo.leftProcesses == [])
  }

  /// Under a terminal of its own, which script(1) makes: a key is a press, and whoever sees the terminal next finds it whole.
  @Test(arguments: [("q", 0), ("\u{3}", 128 + SIGINT)])
  func theTerminalIsAsItWasAfter(key: String, status: Int32) async throws {
    let folder = try ScratchFolder("terminal")
    defer { withExtendedLifetime(folder) {} }
    let command = "trap : INT; \(BuiltProgram.path("kioskctl")) demo; echo status $?; stty -a"
    let terminal = try ProcessUnderTest(
      "/usr/bin/script", ["-qec", command, "/dev/null"], environment: ["TMPDIR": folder.path, "SHELL": "/bin/sh"])
    try await terminal.output.first(containing: "0 to decline, q to end.")

    try terminal.write("1")
    try await terminal.output.first { $0.hasPrefix("kept, no rating: ") }
    try terminal.write(key)

    try await terminal.output.first { $0.hasPrefix("status \(status)\r") }
    try await terminal.output.first { $0.hasPrefix("isig icanon iexten echo ") }
    await terminal.wait()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    #expect(try RunningDemo.processes(toldOf: folder) == [])
  }
}
