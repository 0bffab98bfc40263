import KioskSession
import RatingModel

/// The counter as the sessions listener sees it. Every answer is given after what it says is durable.
package protocol CounterDesk: Sendable {
  func open(_ request: SessionRequest) async -> SessionReply
  func invite(_ id: SessionID) async -> SessionReply
  func close(_ id: SessionID) async -> SessionReply
  func cancel(_ id: SessionID) async -> SessionReply
  func status() async -> SessionStatus
}
