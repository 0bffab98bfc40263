import ForwardingContract
import Foundation
import Hummingbird
import KioskSession
import RatingModel

/// One request of the sessions listener: token, path, body, counter, answer.
struct SessionResponder: Sendable {
  let token: BearerToken
  let desk: any CounterDesk
  let reading: RequestBodyReading

  func respond(to request: Request, _ context: Listener.Context) async -> Response {
    // The body is read away before anything is refused, so that the sender is listening when the refusal comes.
    let body = await reading.read(request)
    do throws(TransportRefusal) {
      try authorise(request)
      let route = try SessionRoute(method: request.method, path: request.uri.path)
      switch body {
      case .broken(let refusal): return Answer.refuse(refusal, closing: context.channel)
      case .tooLarge: throw TransportRefusal.bodyTooLarge(bytes: reading.bounds.bodyBytes)
      case .body where route == .description: return Answer.text(SessionAPI.document, type: Answer.json)
      case .body(let data): return answer(try await ask(route, data))
      }
    } catch {
      if case .broken = body { return Answer.refuse(error, closing: context.channel) }
      return Answer.refuse(error)
    }
  }

  private func authorise(_ request: Request) throws(TransportRefusal) {
    guard let header = request.headers[.authorization] else { throw .tokenMissing }
    guard token.isCarried(by: header) else { throw .tokenWrong }
  }

  private func ask(_ route: SessionRoute, _ body: Data) async throws(TransportRefusal) -> SessionReply {
    switch route {
    case .state, .description: .done(await desk.status())
    case .open(let id): await desk.open(try SessionBody.request(id, body: body))
    case .step(.invite, let id): await desk.invite(id)
    case .step(.close, let id): await desk.close(id)
    case .step(.cancel, let id): await desk.cancel(id)
    }
  }

  private func answer(_ reply: SessionReply) -> Response {
    switch reply {
    case .done(let status): Answer.json(StateAnswer(state: status.state, session: status.id))
    case .refused(let refusal):
      Answer.json(refusal.refusal, status: refusal.status, headers: refusal.headers)
    }
  }

  /// `{"session":"…","state":"serving"}`.
  private struct StateAnswer: Encodable {
    let state: SessionState
    let session: SessionID?
  }
}
