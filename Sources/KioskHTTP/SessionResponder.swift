import ForwardingContract
import Foundation
import Hummingbird
import KioskSession
import RatingModel

/// One request of the sessions listener: token, path, body, counter, answer.
struct SessionResponder: Sendable {
  let tokens: SessionTokens
  let desk: any CounterDesk
  let reading: RequestBodyReading

  func respond(to request: Request, _ context: Listener.Context) async -> Response {
    // The body is read away before anything is refused, so that the sender is listening when the refusal comes.
    let body = await reading.read(request)
    do throws(TransportRefusal) {
      let scopes = try scopes(of: request)
      let route = try SessionRoute(method: request.method, path: request.uri.path)
      guard route.scope.isGranted(by: scopes) else { throw .tokenScope }
      return try await answer(route, try reading.data(body))
    } catch { return Answer.refuse(error, after: body, on: context.channel) }
  }

  private func scopes(of request: Request) throws(TransportRefusal) -> Set<SessionScope> {
    guard let header = request.headers[.authorization] else { throw .tokenMissing }
    let scopes = tokens.scopes(shownBy: header)
    guard !scopes.isEmpty else { throw .tokenWrong }
    return scopes
  }

  private func answer(_ route: SessionRoute, _ body: Data) async throws(TransportRefusal) -> Response {
    switch route {
    case .description: Answer.text(SessionAPI.document, type: Answer.json)
    case .state: answer(.done(await desk.status()))
    case .open(let id): answer(await desk.open(SessionRequest(id, try opening(body)), source: .api))
    case .step(.invite, let id): answer(await desk.invite(id))
    case .step(.close, let id): answer(await desk.close(id))
    case .step(.cancel, let id): answer(await desk.cancel(id))
    }
  }

  private func opening(_ body: Data) throws(TransportRefusal) -> SessionOpening {
    do { return try SessionOpening(body: body) } catch { throw .body(error) }
  }

  private func answer(_ reply: SessionReply) -> Response {
    switch reply {
    case .done(let status): Answer.json(StateAnswer(status))
    case .refused(let refusal):
      Answer.json(refusal.refusal, status: refusal.status, headers: refusal.headers)
    }
  }
}
