import RatingModel

extension SessionID {
  /// What a scenario calls it: an id that the counter gave itself without what differs from kiosk to kiosk, `button-61000`.
  package var inScenarios: String {
    guard let match = text.wholeMatch(of: /(button|scan)-[0-9a-z]+-([0-9]+)/), let time = Int64(match.2) else {
      return text
    }
    return "\(match.1)-\(time / 1000)"
  }
}
