import Foundation

extension RunningKiosk {
  private struct Tail: Decodable {
    /// Nothing while the loop is too busy to say.
    struct Open: Decodable { let entries: Int64? }
    let openTail: Open
  }

  /// Entries that no receipt of the centre covers yet; `nil` where the kiosk cannot say at the moment.
  func openTail() async throws -> Int64? {
    let answer = try await Caller.get(health + "/health")
    return try JSONDecoder().decode(Tail.self, from: Data(answer.text.utf8)).openTail.entries
  }

  /// Waits until the centre has countersigned the newest entry. Looks at health whenever the screen gives a sign of life,
  /// which comes each second.
  func isCountersigned(_ screen: ScreenWatch) async throws {
    while try await openTail() != 0 { try await screen.passes(MonotonicClock.microseconds()) }
  }
}
