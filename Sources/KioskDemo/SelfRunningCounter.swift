import Foundation

/// Opens sessions at one counter by itself, as a clerk's software would, while a person presses.
@MainActor
struct SelfRunningCounter {
  /// How long a session's parts take: short enough to watch, long enough to read the screen.
  struct Pace {
    var idle = Duration.seconds(3)
    var serving = Duration.seconds(4)
    var state = Duration.seconds(1)
  }

  let kiosk: DemoKiosk
  /// How codes of dossiers begin.
  var dossiers = DemoPlace.invented.dossierPrefix
  let dayDigits: String
  var pace = Pace()

  /// Until the task is cancelled. Throws when the kiosk refuses a session: without sessions there is nothing to try.
  func run() async throws {
    var visit = 0
    while true {
      visit += 1
      try await Task.sleep(for: pace.idle)
      let id = "demo-\(ProcessInfo.processInfo.processIdentifier)-\(visit)"
      let answer = try await kiosk.open(id, json: body(sequence: visit))
      // 503: the kiosk cannot take ratings and says so on its screen; the next session may find it well.
      guard (200..<300).contains(answer.status) || answer.status == 503 else {
        throw DemoFailure.refused(operation: "PUT sessions/\(id)", status: answer.status, body: answer.body)
      }
      try await Task.sleep(for: pace.serving)
      try await kiosk.command("POST", "sessions/\(id)/invite")
      while try await isInviting() { try await Task.sleep(for: pace.state) }
      try await kiosk.command("POST", "sessions/\(id)/close")
    }
  }

  private func body(sequence: Int) -> String {
    let code = "\(dossiers)-\(dayDigits)-\(String(10_000 + sequence).dropFirst())"
    return #"{"dossiers":[{"code":"\#(code)","procedure":"1.004873","stage":"receiving"}]}"#
  }

  private struct State: Decodable { let state: String }

  private func isInviting() async throws -> Bool {
    let answer = try await kiosk.command("GET", "state")
    return (try? JSONDecoder().decode(State.self, from: Data(answer.body.utf8)))?.state == "inviting"
  }
}
