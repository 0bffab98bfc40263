import Foundation
import RatingModel

/// One counter whose sessions open by themselves, for a person to press.
@MainActor
struct CounterToTry {
  private static let upkeep = Duration.seconds(1)

  let kiosk: DemoKiosk
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
      try await centre.keepUp()
    }
  }

  private func press(_ keys: AsyncStream<Int>) async throws {
    for await key in keys {
      guard let result = try await kiosk.press(key: key) else { continue }
      said(Self.explanations[result] ?? result)
    }
  }

  func welcome(office: DemoOffice, day: CivilDate, endsWith ending: String) -> String {
    let keys = DemoOffice.levels.enumerated().map { "\($0.offset + 1) \($0.element.vi) (\($0.element.en))" }
    return """

      The screen at the counter   http://\(kiosk.addresses["screen"] ?? "")/
      The manager's report        \(centre.url)/reports/clerks?unit=\(DemoOffice.unit)&from=\(day)&through=\(day)
        sign in as \(DemoOffice.manager) with the password \(office.password)

      Sessions open and ask for a rating by themselves. Press
        \(keys.joined(separator: "\n  "))
        0 to decline, \(ending) to end.
      Levels reach the report in lots of five, so that nobody can tell who pressed what.

      """
  }

  /// What became of a press, in words. Never which level it was.
  private static let explanations = [
    "rating": "kept: one rating for this session",
    "correction": "kept: corrects the rating of a moment ago",
    "declined": "kept: the citizen chose not to rate",
    "ambient": "kept, no rating: nobody is being served",
    "early": "kept, no rating: the clerk has not asked yet",
    "repeat": "kept, no rating: this session has its rating",
    "unsettled": "kept, no rating: the screen had only just changed",
    "notTaken": "not taken",
  ]
}
