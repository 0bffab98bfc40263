import RatingModel

/// What whoever serves the page remembers of one counter between two requests: the session that the page opened there last,
/// and the stage that each clerk chose last.
package struct PageMemory: Hashable, Sendable {
  private struct Served: Hashable, Sendable {
    let id: SessionID
    let clerk: ClerkID
    var session: CounterState.Session
    var isInvited = false
  }

  /// The counter as one clerk sees it.
  package struct View: Hashable, Sendable {
    package let state: CounterState
    package let grasp: CounterPage.Grasp
    fileprivate let current: SessionID?

    /// What the clerk has to be asked about before the next session ends it; `nil` when nothing is under way.
    ///
    /// - Parameter next: The session of the form. Where the counter serves it already, the form was sent twice.
    package func underWay(before next: SessionID) -> SessionState? {
      guard current != next else { return nil }
      return switch (state.condition, grasp) {
      case (.serving, _), (.unavailable, .serving): .serving
      case (.inviting, _), (.unavailable, .inviting): .inviting
      default: nil
      }
    }
  }

  private var served: Served?
  /// Of clerks who have signed in only.
  private var stages: [ClerkID: Stage] = [:]

  package init() {}

  /// What the clerk chose last.
  package func stage(of clerk: ClerkID) -> Stage { stages[clerk] ?? .receiving }

  package mutating func choose(_ stage: Stage, _ clerk: ClerkID) { stages[clerk] = stage }

  /// The page has opened a session. Of the same once more nothing changes.
  package mutating func opened(_ id: SessionID, by clerk: ClerkID, _ session: CounterState.Session) {
    guard served?.id != id else { return }
    served = Served(id: id, clerk: clerk, session: session)
  }

  /// The citizen of this session is asked.
  package mutating func invited(_ id: SessionID) {
    if served?.id == id { served?.isInvited = true }
  }

  /// The counter serves nobody: what could be shown of the dossiers is forgotten.
  package mutating func nobodyIsServed() {
    served?.session = CounterState.Session(since: nil, dossiers: [])
  }

  /// The session that the clerk opened here last: commands are for it and for no other.
  package func session(of clerk: ClerkID) -> SessionID? {
    served.flatMap { $0.clerk == clerk ? $0.id : nil }
  }

  /// The session that the clerk may withdraw. Only before the invite: afterwards the counter refuses it, whatever became of
  /// the question.
  ///
  /// - Parameter current: The session that the counter serves.
  package func withdrawable(
    by clerk: ClerkID, of current: SessionID?
  ) -> Result<SessionID, CounterPage.Notice> {
    guard let served, served.clerk == clerk, served.id == current else { return .failure(.notOpenedHere) }
    return served.isInvited ? .failure(.invitedAlready) : .success(served.id)
  }

  /// - Parameter current: The session that the counter serves.
  package func view(
    for clerk: ClerkID, _ condition: SessionState, of current: SessionID?,
    hindrances: Set<CounterState.Hindrance> = []
  ) -> View {
    let own = served.flatMap { $0.clerk == clerk && $0.id == current ? $0 : nil }
    return View(
      state: CounterState(condition: condition, hindrances: hindrances, session: own?.session),
      grasp: Self.grasp(condition, own), current: current)
  }

  private static func grasp(_ condition: SessionState, _ own: Served?) -> CounterPage.Grasp {
    guard let own else { return .none }
    return switch condition {
    case .idle, .done: .none
    case .serving: .serving
    case .inviting: .inviting
    case .unavailable: own.isInvited ? .inviting : .serving
    }
  }
}

extension SessionState {
  /// Whether a session of this state has not ended yet.
  package var isUnderWay: Bool { ![.idle, .done].contains(self) }
}
