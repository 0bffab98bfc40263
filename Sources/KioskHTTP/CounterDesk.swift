import KioskSession
import RatingModel

/// The counter as listeners that run sessions see it. Every answer is given after what it says is durable.
package protocol CounterDesk: Sendable {
  func open(_ request: SessionRequest, source: SessionSource) async -> SessionReply
  func invite(_ id: SessionID) async -> SessionReply
  func close(_ id: SessionID) async -> SessionReply
  func cancel(_ id: SessionID) async -> SessionReply
  func status() async -> SessionStatus
  func condition() async -> CounterCondition
}

/// How the counter is, with what keeps it from taking ratings.
package struct CounterCondition: Hashable, Sendable {
  package let status: SessionStatus
  /// Empty while ratings can be taken; `nil` when the kiosk does not answer.
  package let causes: Set<Unavailability>?

  package init(status: SessionStatus, causes: Set<Unavailability>?) {
    self.status = status
    self.causes = causes
  }

  /// Of a kiosk that does not answer.
  package static let silent = CounterCondition(status: SessionStatus(state: .unavailable, id: nil), causes: nil)
}
