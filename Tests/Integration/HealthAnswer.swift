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

  /// Red is HTTP 503, so that a monitor need not read the body.
  static func of(_ kiosk: RunningKiosk) async throws -> HealthAnswer {
    let answer = try await Caller.get(kiosk.health + "/health")
    let health = try JSONDecoder().decode(HealthAnswer.self, from: Data(answer.text.utf8))
    #expect(answer.status == (health.status == "failing" ? 503 : 200))
    return health
  }

  func part(_ name: String) throws -> Part { try #require(parts.first { $0.name == name }) }
}
