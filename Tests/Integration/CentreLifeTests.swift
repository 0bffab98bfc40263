import Foundation
import TestSupport
import Testing

extension EvaluationdTests {
  /// Start, signs of life, health and the end.
  @Suite struct LifeTests {
    private static let clerk = "H56.14/CB017"

    @Test func readyAndStoppingAreSaidOnceAndAliveAllTheTime() async throws {
      let folder = try await RunningCentre.folder()
      let manager = try NotifySocket(in: folder)
      let environment = ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "1000000"]
      let centre = try await RunningCentre(in: folder, environment: environment)
      try await manager.messages.first { $0 == "READY=1" }
      for _ in 0..<2 { try await manager.messages.first { $0 == "WATCHDOG=1" } }
      #expect(await centre.stop() == 0)
      try await manager.messages.first { $0 == "STOPPING=1" }
      #expect(manager.messages.all.filter { $0 != "WATCHDOG=1" } == ["READY=1", "STOPPING=1"])
    }

    @Test(.enabled(if: Strace.isPossible, "system calls cannot be traced here"))
    func aWriterThatHangsGivesNoSignOfLifeThoughReadersAreAnswered() async throws {
      let folder = try await RunningCentre.folder()
      let manager = try NotifySocket(in: folder)
      let environment = ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "1000000"]
      try await RunningCentre.with(in: folder, environment: environment) { centre in
        let kiosk = try await ContractKiosk.enrolled(at: centre)
        var journal = try InventedJournal()
        try journal.sessions(5, .rated, of: Self.clerk, on: "2026-11-20")
        let batch = try journal.batch(of: kiosk)

        // Six signs of life would be due while the batch is synced; one may be under way when it comes.
        let signs = try await Strace.with(process: centre.processID, "fdatasync,fsync", "delay_enter=3000000") {
          let before = manager.count("WATCHDOG=1")
          try await kiosk.deliver(batch, to: centre)
          return manager.count("WATCHDOG=1") - before
        }

        #expect(signs <= 2)
        let after = manager.count("WATCHDOG=1")
        while manager.count("WATCHDOG=1") <= after + 1 { try await manager.messages.first { $0 == "WATCHDOG=1" } }
      }
    }

    @Test func aStopAnswersTheRequestUnderWayAndLeavesNoLogBehind() async throws {
      let folder = try await RunningCentre.folder()
      let manager = try NotifySocket(in: folder)
      let centre = try await RunningCentre(in: folder, environment: ["NOTIFY_SOCKET": manager.path])
      let kiosk = try await ContractKiosk.enrolled(at: centre)
      var journal = try InventedJournal()
      try journal.sessions(5, .rated, of: Self.clerk, on: "2026-11-20")
      let message = try kiosk.signed(try journal.batch(of: kiosk))

      // Half of the batch has arrived when the end is announced.
      let connection = try RawConnection(port: centre.port)
      connection.send("POST /v1/batches HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: \(message.utf8.count)\r\n\r\n")
      connection.send(String(message.prefix(100)))
      repeat { _ = try await WebAnswer.get(centre.pages + "/sign-in") } while try !connection.hasBeenRead
      centre.beginStop()
      try await manager.messages.first { $0 == "STOPPING=1" }
      connection.send(String(message.dropFirst(100)))

      #expect(await connection.readToEnd().hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(await centre.end() == 0)
      let log = try? FileManager.default.attributesOfItem(atPath: centre.store + "-wal")[.size] as? Int
      #expect(log ?? 0 == 0)
      try await RunningCentre.with(in: folder) { centre in
        let figures = try await ReportFigures(over: days, in: centre)
        #expect(try figures.total("sessions/rated") == 5)
      }
    }

    @Test func healthAndMetricsCountAnswersAndTellNoLevelNoClerkAndNoUnit() async throws {
      try await RunningCentre.with([.manager]) { centre in
        let kiosk = try await ContractKiosk.enrolled(at: centre)
        var journal = try InventedJournal()
        try journal.sessions(5, .rated, of: Self.clerk, on: "2026-11-20")
        for level in 0..<3 { try journal.ratings(level == 0 ? 3 : 1, at: level, of: Self.clerk, on: "2026-11-20") }
        try await kiosk.deliver(try journal.batch(of: kiosk), to: centre)
        _ = try await kiosk.send("xin chào", to: centre)
        _ = try await ReportReader.signedIn(.manager, at: centre)

        let health = try await WebAnswer.get(centre.health + "/health")
        #expect(health.status == 200)
        #expect(health.refusal?["status"] as? String == "ok")
        let metrics = try await WebAnswer.get(centre.health + "/metrics")
        #expect(metrics.header("content-type")?.hasPrefix("text/plain; version=0.0.4") == true)
        for line in [
          "evaluation_healthy 1", "evaluation_answers_total{kind=\"batch\",code=\"taken\"} 1",
          "evaluation_answers_total{kind=\"batch\",code=\"message-malformed\"} 1",
          "evaluation_answers_total{kind=\"enrolment\",code=\"taken\"} 1",
          "evaluation_answers_total{kind=\"sign-in\",code=\"signed-in\"} 1", "evaluation_kiosks{digest=\"matches\"} 1",
        ] {
          #expect(metrics.text.contains(line + "\n"), "\(line)")
        }
        for word in InventedJournal.levels + ["hai-long", "H56", "CB017", "ha.nguyen", kiosk.id.text] {
          #expect(!health.text.contains(word), "health says \(word)")
          #expect(!metrics.text.contains(word), "metrics say \(word)")
          #expect(!centre.log.contains { $0.contains(word) }, "the log says \(word)")
        }
      }
    }

    @Test func healthIsNotOnTheListenerThatKiosksAndManagersReach() async throws {
      try await RunningCentre.with { centre in
        for address in [centre.pages + "/health", centre.pages + "/metrics", centre.health + "/sign-in"] {
          let answer = try await WebAnswer.get(address)
          #expect(answer.status == 404)
        }
      }
    }

    @Test func everyPageForbidsScriptsFramesAndKeeping() async throws {
      try await RunningCentre.with([.manager]) { centre in
        let manager = try await ReportReader.signedIn(.manager, at: centre)
        for path in ["/", "/sign-in", "/reports/clerks?unit=H56.14", "/reports/clerks.csv?unit=H56.14", "/nothing"] {
          let answer = try await manager.get(path)
          let policy = try #require(answer.header("content-security-policy"))
          #expect(policy.contains("default-src 'none'"))
          #expect(policy.contains("frame-ancestors 'none'"))
          #expect(!policy.contains("unsafe"))
          #expect(answer.header("cache-control") == "no-store")
          #expect(answer.header("x-content-type-options") == "nosniff")
          #expect(!answer.text.contains("<script"))
        }
      }
    }
  }
}
