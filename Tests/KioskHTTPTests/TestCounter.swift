import Foundation
import KioskSession
import RatingModel
import Synchronization

@testable import KioskHTTP

/// A counter that answers as it is told and remembers what it was asked.
final class TestCounter: CounterDesk {
  enum Call: Hashable, Sendable {
    case open(SessionRequest, SessionSource)
    case invite(SessionID)
    case close(SessionID)
    case cancel(SessionID)
    case status
  }

  private struct Told {
    var calls: [Call] = []
    var refusal: SessionRefusal?
    var status = SessionStatus(state: .idle, id: nil)
    var causes: Set<Unavailability>? = []
    var kept: SessionStatus?
  }

  private let state = Mutex(Told())

  var calls: [Call] { state.withLock { $0.calls } }
  func refuse(_ refusal: SessionRefusal?) { state.withLock { $0.refusal = refusal } }

  func open(_ request: SessionRequest, source: SessionSource) async -> SessionReply {
    answer(.open(request, source), .serving, request.id)
  }
  func invite(_ id: SessionID) async -> SessionReply { answer(.invite(id), .inviting, id) }
  func close(_ id: SessionID) async -> SessionReply { answer(.close(id), .inviting, id) }
  func cancel(_ id: SessionID) async -> SessionReply { answer(.cancel(id), .idle, id) }
  func status() async -> SessionStatus {
    state.withLock { $0.calls.append(.status) }
    return SessionStatus(state: .idle, id: nil)
  }
  func condition() async -> CounterCondition {
    CounterCondition(status: state.withLock { $0.status }, causes: state.withLock { $0.causes })
  }

  /// What ``condition()`` answers until the next command.
  func stand(at status: SessionStatus, causes: Set<Unavailability>? = []) {
    state.withLock { ($0.status, $0.causes) = (status, causes) }
  }

  /// What every command is answered with from now on, as by a counter that has carried it out before.
  func keep(_ status: SessionStatus) { state.withLock { ($0.kept, $0.status) = (status, status) } }

  private func answer(_ call: Call, _ next: SessionState, _ id: SessionID) -> SessionReply {
    state.withLock { state in
      state.calls.append(call)
      if let refusal = state.refusal { return .refused(refusal) }
      state.status = state.kept ?? SessionStatus(state: next, id: id)
      return .done(state.status)
    }
  }
}
