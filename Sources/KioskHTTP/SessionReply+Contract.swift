import ForwardingContract
import KioskSession
import RatingModel

extension SessionReply {
  /// As it travels when the request came through the centre: status and words are those of the sessions listener.
  package var answer: SessionAnswer {
    switch self {
    case .done(let status): .state(StateAnswer(status))
    case .refused(let refusal): .refused(refusal.refusal, status: refusal.status.code)
    }
  }
}

extension StateAnswer {
  package init(_ status: SessionStatus) { self.init(state: status.state, session: status.id) }
}
