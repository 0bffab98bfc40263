import EvaluationReports
import EvaluationStore
import RatingModel

extension CentreCommands {
  /// How many events are printed when nothing else is asked for.
  package static let trailLength = 100

  /// The trail of sign-ins, tokens and PINs, the newest event first.
  package static func trail(configuration path: String, most: Int, asJSON: Bool) async -> CommandOutcome {
    guard most > 0 else { return malformed("most", "number above 0") }
    return await with(configuration: path) { centre in
      let spelling = Spelling(language: .english, zone: centre.settings.zone)
      let events = try await centre.store.accessEvents(limit: most).map { TrailLine($0, spelling) }
      guard !asJSON else { return CommandOutcome(json: events) }
      return events.isEmpty
        ? CommandOutcome(notes: "Nobody has tried to sign in yet.")
        : CommandOutcome(text: events.map(\.text).joined(separator: "\n"))
    }
  }
}

/// One event of the trail, as it is printed.
private struct TrailLine: Encodable {
  let time: String
  let event: String
  /// Absent where the name is no account's.
  let account: String?
  /// The token's name, where the event is about one.
  let token: String?
  /// The clerk, where the event is about one.
  let clerk: String?
  let address: String

  init(_ event: AccessEvent, _ spelling: Spelling) {
    time = spelling.isoText(event.time)
    self.event = event.kind.rawValue
    account = event.account?.text
    token = event.caller?.text
    clerk = event.clerk?.description
    address = event.address
  }

  var text: String { "\(time)  \(event)  \(account ?? token ?? clerk ?? "-")  \(address)" }
}
