import Foundation

/// Two counters for a person: one whose sessions open by themselves, to be pressed; one whose clerk that person is. Neither opens
/// a session at the other.
@MainActor
struct CounterToTry {
  private static let upkeep = Duration.seconds(1)

  let kiosk: DemoKiosk
  /// The one that is run by the clerk's page.
  var staffed: DemoKiosk?
  let centre: DemoCentre
  let sessions: SelfRunningCounter
  let said: @MainActor (String) -> Void

  /// Until the keys end, or the task is cancelled. Whatever fails meanwhile ends it with its reason: a counter at which no
  /// session opens any more must not stand there as if it were idle.
  ///
  /// - Parameter keys: Numbers that are pressed; `nil` when the kiosk reads its own buttons.
  func serve(keys: AsyncStream<Int>?) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await sessions.run() }
      group.addTask { try await keepUp() }
      if let keys { group.addTask { try await press(keys) } }
      try await group.next()
      group.cancelAll()
    }
  }

  private func keepUp() async throws {
    while true {
      try await Task.sleep(for: Self.upkeep)
      try await kiosk.keepUp()
      try await staffed?.keepUp()
      try await centre.keepUp()
    }
  }

  private func press(_ keys: AsyncStream<Int>) async throws {
    for await key in keys {
      guard let result = try await kiosk.press(WorkingDay.Finger(key: key)) else { continue }
      said(Self.explanations[result] ?? result)
    }
  }

  /// What became of a press, in words. Never which level it was.
  private static let explanations = [
    "rating": "kept: one rating for this session",
    "correction": "kept: corrects the rating of a moment ago",
    "answer": "kept: what the citizen said beside the rating",
    "declined": "kept: the citizen chose not to rate",
    "ambient": "kept, no rating: nobody is being served",
    "early": "kept, no rating: the clerk has not asked yet",
    "repeat": "kept, no rating: this session has its rating",
    "unsettled": "kept, no rating: the screen had only just changed",
    "notTaken": "not taken",
  ]
}
