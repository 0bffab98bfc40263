import RatingModel

/// What a clerk may know of the counter. Holds no level, and no word of an answer.
package struct CounterState: Hashable, Sendable {
  /// Why no rating can be taken.
  package enum Hindrance: String, Hashable, Sendable, CaseIterable {
    case journal, input, maintenance
    /// The kiosk does not answer.
    case silent
    /// At the centre: the kiosk is not connected.
    case away
    /// At the centre: the kiosk says that there is something, and not what.
    case unnamed
  }

  /// The session that this page opened and that the counter serves.
  package struct Session: Hashable, Sendable {
    /// Local time, `08:05`; `nil` when nobody knows it.
    package let since: String?
    package let dossiers: Int
    /// Of those that can be shown masked.
    package let masked: [String]

    package init(since: String?, dossiers: [DossierCode]) {
      self.since = since
      self.dossiers = dossiers.count
      masked = dossiers.compactMap(\.masked)
    }
  }

  package let condition: SessionState
  /// In the order of the cases; empty unless ``SessionState/unavailable``.
  package let hindrances: [Hindrance]
  /// `nil` when another source opened the session, or none is open.
  package let session: Session?

  package init(condition: SessionState, hindrances: Set<Hindrance> = [], session: Session? = nil) {
    self.condition = condition
    self.hindrances = condition == .unavailable ? Hindrance.allCases.filter(hindrances.contains) : []
    self.session = session
  }
}
