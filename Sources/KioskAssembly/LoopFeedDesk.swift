import ForwardingContract
import KioskForwarding
import KioskHTTP
import KioskSession
import RatingModel

/// The counter as the session feed sees it: each command a letter to the loop that is void after its time.
struct LoopFeedDesk: FeedDesk {
  let mailbox: LoopMailbox
  let clock: any KioskClock

  func perform(_ action: FeedAction, validMilliseconds: Int64) async -> SessionAnswer {
    guard let command = SessionCommand(action) else {
      return .state(StateAnswer(await LoopDesk(mailbox: mailbox, clock: clock).status()))
    }
    let until = clock.now().adding(milliseconds: validMilliseconds)
    let reply = await mailbox.ask(orElse: SessionReply.refused(.unavailable)) {
      .session(command, until: until, answer: $0)
    }
    return reply.answer
  }

  /// A full box loses it; the next poll tells again.
  func feed(isConnected: Bool) { _ = mailbox.post(.feed(isConnected: isConnected)) }
}

extension SessionCommand {
  /// `nil` for a question.
  fileprivate init?(_ action: FeedAction) {
    switch action {
    case .open(let id, let opening, let origin): self = .open(SessionRequest(id, opening), SessionSource(origin))
    case .invite(let id): self = .invite(id)
    case .close(let id): self = .close(id)
    case .cancel(let id): self = .cancel(id)
    case .state: return nil
    }
  }
}

extension SessionSource {
  fileprivate init(_ origin: FeedAction.Origin?) {
    self =
      switch origin {
      case .clerkPage: .clerkPage
      case nil: .feed
      }
  }
}
