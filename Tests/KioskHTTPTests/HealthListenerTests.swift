import Foundation
import ServiceLifecycle
import Testing

@testable import KioskHTTP

@Suite(.timeLimit(.minutes(5))) struct HealthListenerTests {
  private struct Source: KioskHealthSource {
    let state: KioskHealth.Status
    func health() async -> KioskHealth {
      KioskHealth(
        version: "1.0.0", uptimeSeconds: 1,
        parts: [.init(name: "journal", state: state, code: state == .ok ? nil : "disk-full", hint: "Free some space.")],
        openTail: .init(entries: 2, ageSeconds: nil), waitingInLots: 4)
    }
  }

  private func serve(
    _ state: KioskHealth.Status, _ body: @escaping @Sendable (String) async throws -> Void
  ) async throws {
    try await ListenerFixture.serve(
      { listening in
        try HealthListener(
          address: ListenerFixture.loopback(), source: Source(state: state), logger: ListenerFixture.quiet,
          onListening: listening)
      }, { port in try await body("http://127.0.0.1:\(port)") })
  }

  @Test(arguments: [(KioskHealth.Status.ok, 200), (.degraded, 200), (.failing, 503)])
  func statusTellsWhetherRatingsCanBeTaken(state: KioskHealth.Status, status: Int) async throws {
    try await serve(state) { base in
      let reply = try await ListenerFixture.send("GET", base + "/health", token: nil)
      #expect(reply.status == status)
      let health = try JSONDecoder().decode(KioskHealth.self, from: Data(reply.body.utf8))
      #expect(health == (await Source(state: state).health()))
      #expect(try await ListenerFixture.send("GET", base + "/metrics", token: nil).status == 200)
    }
  }

  @Test func metricsAreText() async throws {
    try await serve(.ok) { base in
      let reply = try await ListenerFixture.send("GET", base + "/metrics", token: nil)
      #expect(reply.headers["content-type"] == MetricsText.contentType)
      #expect(reply.body == MetricsText.text(of: await Source(state: .ok).health()))
    }
  }

  @Test func foreignHostsPathsAndMethodsAreRefused() async throws {
    try await serve(.ok) { base in
      let foreign = try await ListenerFixture.send("GET", base + "/health", headers: ["host": "evil.example"])
      #expect(foreign.status == 421)
      #expect(foreign.field("code") == "host-foreign")
      #expect(try await ListenerFixture.send("GET", base + "/").field("code") == "path-unknown")
      #expect(try await ListenerFixture.send("POST", base + "/health").field("code") == "method-unknown")
    }
  }

  @Test func listenerIsForThisMachineAlone() throws {
    let address = try ListenerAddress(host: "0.0.0.0", port: 0)
    #expect(throws: ListenerError.loopbackRequired("0.0.0.0:0")) {
      try HealthListener(address: address, source: Source(state: .ok), logger: ListenerFixture.quiet)
    }
  }
}
