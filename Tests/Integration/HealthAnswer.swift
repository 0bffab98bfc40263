import Foundation
import Testing

/// What the health listener says.
struct HealthAnswer: Decodable {
  struct Part: Decodable {
    let name: String
    let state: String
    let code: String?
    let hint: String
  }

  let status: String
  let parts: [Part]
  let waitingInLots: Int?

  /// What the loop says, however long it is held up.
  static func of(_ kiosk: RunningKiosk) async throws -> HealthAnswer {
    while true {
      let health = try await now(kiosk)
      if !health.isLoopBusy { return health }
    }
  }

  /// What is said at once. Red is HTTP 503, so that a monitor need not read the body.
  static func now(_ kiosk: RunningKiosk) async throws -> HealthAnswer {
    let answer = try await Caller.get(kiosk.health + "/health")
    let health = try JSONDecoder().decode(HealthAnswer.self, from: Data(answer.text.utf8))
    #expect(answer.status == (health.status == "failing" ? 503 : 200))
    return health
  }

  /// The same as Prometheus reads it.
  static func metrics(of kiosk: RunningKiosk) async throws -> String {
    while true {
      let text = try await Caller.get(kiosk.health + "/metrics").text
      if !text.contains("part=\"loop\"") { return text }
    }
  }

  private var isLoopBusy: Bool { parts.contains { $0.name == "loop" } }

  func part(_ name: String) throws -> Part { try #require(parts.first { $0.name == name }) }
}
