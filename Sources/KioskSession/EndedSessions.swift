import RatingModel

/// The ids of the latest sessions that another session followed, so that a late command gets a helpful answer.
struct EndedSessions: Hashable, Sendable {
  static let most = 64

  private var ids: [SessionID] = []

  mutating func add(_ id: SessionID) {
    ids.append(id)
    ids.removeFirst(max(0, ids.count - Self.most))
  }

  func contains(_ id: SessionID) -> Bool { ids.contains(id) }
}
