import TestSupport
import Testing

@testable import KioskDemo

/// A daemon may be killed at any moment, also before it has said where it listens.
@MainActor @Suite(.timeLimit(.minutes(5))) struct StartTests {
  @Test func aKioskThatEndsBeforeItListensIsStartedUntilItDoes() async throws {
    try await FakeProgram.with(["dies": 3]) { kiosk, _, program in
      try await kiosk.start()
      #expect(try program.count("starts") == 4)
      #expect(kiosk.restarts == 3)
      #expect(try await kiosk.command("GET", "state").status == 200)
    }
  }

  @Test func aCentreThatEndsBeforeItListensIsStartedUntilItDoes() async throws {
    try await FakeProgram.with(["dies": 3]) { _, centre, program in
      try await centre.start()
      #expect(try program.count("starts") == 4)
      #expect(centre.restarts == 3)
      #expect(try await centre.report(from: "2026-11-21", through: "2026-11-21", format: "csv") == "a page\n")
    }
  }

  @Test func aProgramThatNeverListensIsGivenUp() async throws {
    try await FakeProgram.with(["dies": 1000]) { kiosk, _, program in
      await #expect(throws: DemoFailure.daemonSilent("kioskd Q01")) { try await kiosk.start() }
      let starts = try program.count("starts")
      #expect(starts == Daemon.mostStarts)
    }
  }

  @Test func aKioskThatFallsUnderACommandIsStartedAgainAndAskedAgain() async throws {
    try await FakeProgram.with(["falls": 2]) { kiosk, _, program in
      try await kiosk.start()
      #expect(try await kiosk.open("A", json: "{}").status == 200)
      #expect(try program.count("requests") == 3)
      #expect(kiosk.account.sessions.map(\.isAcknowledged) == [true])
    }
  }

  @Test func whoeverFindsAKioskGoneWaitsForTheSameStart() async throws {
    try await FakeProgram.with([:]) { kiosk, _, program in
      try await kiosk.start()
      kiosk.daemon?.kill()
      await kiosk.daemon?.waitUntilExit()
      async let one = kiosk.command("GET", "state").status
      async let other = kiosk.command("GET", "state").status
      async let upkeep: Void = kiosk.keepUp()
      #expect(try await [one, other] == [200, 200])
      try await upkeep
      #expect(try program.count("starts") == 2)
    }
  }

  /// Its page, the sign-in itself and the download are one request each.
  @Test(arguments: 1...4) func aCentreThatFallsUnderTheReportIsStartedAgainAndAskedAgain(falls: Int) async throws {
    try await FakeProgram.with(["falls": falls]) { _, centre, program in
      try await centre.start()
      #expect(try await centre.report(from: "2026-11-21", through: "2026-11-21", format: "csv") == "a page\n")
      let starts = try program.count("starts")
      #expect(starts == 1 + falls)
      #expect(centre.restarts == falls)
    }
  }

  @Test func aCentreThatFallsUnderEveryReportIsGivenUp() async throws {
    try await FakeProgram.with(["falls": 1000]) { _, centre, _ in
      try await centre.start()
      await #expect(throws: DemoFailure.unanswered(operation: "sign-in")) {
        try await centre.report(from: "2026-11-21", through: "2026-11-21", format: "csv")
      }
    }
  }

  @Test func aRefusedReportIsNotAskedForAgain() async throws {
    try await FakeProgram.with(["status": 403]) { _, centre, program in
      try await centre.start()
      await #expect(throws: DemoFailure.refused(operation: "sign-in", status: 403, body: "a page\n")) {
        try await centre.report(from: "2026-11-21", through: "2026-11-21", format: "csv")
      }
      #expect(try program.count("requests") == 1)
    }
  }

  @Test func nothingIsStartedOnceTheCrewIsDismissed() async throws {
    let folder = try ScratchFolder("crew")
    defer { withExtendedLifetime(folder) {} }
    let (program, crew) = (try FakeProgram(in: folder), DaemonCrew())
    let daemon = try crew.start(name: "fake", program: program.url, arguments: [], logPath: folder.file("log"))
    _ = try await daemon.addresses(of: ["pages"])
    crew.dismiss()
    await daemon.waitUntilExit()
    #expect(throws: CancellationError.self) {
      try crew.start(name: "fake", program: program.url, arguments: [], logPath: folder.file("log"))
    }
    #expect(try program.count("starts") == 1)
  }

  /// Its end has been wished for before it was there.
  @Test(arguments: [false, true]) func aDaemonThatIsToEndAtOnceEnds(isKilled: Bool) async throws {
    let folder = try ScratchFolder("daemon")
    defer { withExtendedLifetime(folder) {} }
    let (program, crew) = (try FakeProgram(in: folder), DaemonCrew())
    let daemon = try crew.start(name: "fake", program: program.url, arguments: [], logPath: folder.file("log"))
    if isKilled { #expect(daemon.kill()) } else { daemon.terminate() }
    await daemon.waitUntilExit()
    #expect(!daemon.isRunning && !daemon.kill())
  }

  @Test func aProgramThatCannotBeStartedHasEnded() async throws {
    let folder = try ScratchFolder("daemon")
    defer { withExtendedLifetime(folder) {} }
    let daemon = try DaemonCrew().start(
      name: "fake", program: folder.file("nothing"), arguments: [], logPath: folder.file("log"))
    await #expect(throws: DemoFailure.daemonSilent("fake")) { try await daemon.addresses(of: ["pages"]) }
    await daemon.stop()
    #expect(!daemon.isRunning)
  }
}
