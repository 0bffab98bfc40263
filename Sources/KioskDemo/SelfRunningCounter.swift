import Foundation

/// Opens sessions at one counter by itself, as a clerk's software would, while a person presses.
@MainActor
struct SelfRunningCounter {
  /// What a session does and how long: short enough to watch, long enough to read the screen.
  static let idleSeconds = 3
  static let servingSeconds = 4
  static let stateSeconds = 1

  let kiosk: DemoKiosk
  let dayDigits: String

  /// Until the task is cancelled.
  func run() async throws {
    var visit = 0
    while !Task.isCancelled {
      visit += 1
      try await Task.sleep(for: .seconds(Self.idleSeconds))
      let id = "demo-\(ProcessInfo.processInfo.processIdentifier)-\(visit)"
      let sequence = String(10_000 + visit).dropFirst()
      try await kiosk.command(
        "PUT", "sessions/\(id)",
        json:
          #"{"dossiers":[{"code":"000.00.14.H99-\#(dayDigits)-\#(sequence)","procedure":"1.004873","stage":"receiving"}]}"#
      )
      try await Task.sleep(for: .seconds(Self.servingSeconds))
      try await kiosk.command("POST", "sessions/\(id)/invite")
      while try await isInviting() { try await Task.sleep(for: .seconds(Self.stateSeconds)) }
      try await kiosk.command("POST", "sessions/\(id)/close")
    }
  }

  private struct State: Decodable { let state: String }

  private func isInviting() async throws -> Bool {
    let answer = try await kiosk.command("GET", "state")
    return (try? JSONDecoder().decode(State.self, from: Data(answer.body.utf8)))?.state == "inviting"
  }
}
