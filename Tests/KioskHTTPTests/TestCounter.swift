import Foundation
import KioskSession
import RatingModel
import Synchronization

@testable import KioskHTTP

/// A counter that answers as it is told and remembers what it was asked.
final class TestCounter: CounterDesk {
  enum Call: Hashable, Sendable {
    case open(SessionRequest)
    case invite(SessionID)
    case close(SessionID)
    case cancel(SessionID)
    case status
  }

  private let state = Mutex<(calls: [Call], refusal: SessionRefusal?)>(([], nil))

  var calls: [Call] { state.withLock { $0.calls } }
  func refuse(_ refusal: SessionRefusal?) { state.withLock { $0.refusal = refusal } }

  func open(_ request: SessionRequest) async -> SessionReply { answer(.open(request), .serving, request.id) }
  func invite(_ id: SessionID) async -> SessionReply { answer(.invite(id), .inviting, id) }
  func close(_ id: SessionID) async -> SessionReply { answer(.close(id), .inviting, id) }
  func cancel(_ id: SessionID) async -> SessionReply { answer(.cancel(id), .idle, id) }
  func status() async -> SessionStatus {
    state.withLock { $0.calls.append(.status) }
    return SessionStatus(state: .idle, id: nil)
  }

  private func answer(_ call: Call, _ next: SessionState, _ id: SessionID) -> SessionReply {
    state.withLock { state in
      state.calls.append(call)
      return state.refusal.map(SessionReply.refused) ?? .done(SessionStatus(state: next, id: id))
    }
  }
}
