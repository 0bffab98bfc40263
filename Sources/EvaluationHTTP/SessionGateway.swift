import EvaluationAccess
import EvaluationFeed
import EvaluationStore
import ForwardingContract
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RatingModel

/// The session API of the centre: takes what the kiosk's own listener takes, hands it to the kiosk of the counter, and
/// answers with the kiosk's answer. Of all methods of its paths, so that wrong ones are named as such.
///
/// Nothing of a request is logged or kept: of an answer only its code is counted.
struct SessionGateway: RouterMiddleware {
  let access: CallerAccess
  let relay: RelayDesk
  let clock: CentreClock
  let health: CentreHealth

  static let description = SessionDescription(
    title: "Evaluation centre: sessions",
    about:
      "Tells the kiosk of a counter, through the centre, whom the counter serves. What the kiosk answers is handed on.",
    place: .named, more: [403, 404, 422, 429, 500, 503, 504]
  ).document

  func handle(
    _ request: Request, context: CentreRequestContext, next: (Request, CentreRequestContext) async throws -> Response
  ) async throws -> Response {
    guard CallRoute.isMeant(by: request.uri.path) else { return try await next(request, context) }
    do {
      return try await respond(to: request, from: context.address)
    } catch let refusal as CallRefusal {
      await health.answered("session", code: refusal.refusal.code)
      return Self.json(refusal.refusal, refusal.status, refusal.headers)
    }
  }

  private func respond(to request: Request, from address: String) async throws -> Response {
    if case .description? = try? CallRoute(method: request.method, path: request.uri.path) {
      return Self.response(Data(Self.description.utf8), .ok, [:])
    }
    let time = clock.now()
    let grant = try await allowed(
      access.caller(authorization: request.headers[.authorization], for: .state, from: address, at: time))
    let route = try CallRoute(method: request.method, path: request.uri.path)
    guard route.scope.isGranted(by: grant.scopes) else { throw CallRefusal.token(.scope) }
    switch route {
    case .description: return Self.response(Data(Self.description.utf8), .ok, [:])
    case .counter(let unit, let counter, let ask):
      let standing = try await allowed(access.standing(unit: unit, counter: counter, for: grant, on: clock.today))
      let action = try await action(ask, request)
      guard let kiosk = standing.kiosk else {
        throw standing.isNamed ? CallRefusal.kioskNotConnected : .counterUnknown
      }
      return try await answer(await relay.ask(kiosk, action))
    }
  }

  private func allowed<Value>(_ answer: Result<Value, CallerRefusal>) throws(CallRefusal) -> Value {
    do { return try answer.get() } catch { throw .token(error) }
  }

  private func action(_ ask: CallRoute.Ask, _ request: Request) async throws -> FeedAction {
    let body: ByteBuffer
    do { body = try await request.body.collect(upTo: Limits.sessionBodyBytes) } catch is NIOTooManyBytesError {
      throw CallRefusal.bodyTooLarge
    }
    switch ask {
    case .act(let action): return action
    case .open(let session):
      do { return .open(session, try SessionOpening(body: Data(buffer: body))) } catch { throw CallRefusal.body(error) }
    }
  }

  private func answer(_ reply: RelayReply) async throws -> Response {
    switch reply {
    case .answered(.state(let state)):
      await health.answered("session", code: "answered")
      return Self.json(state, .ok, [:])
    case .answered(.refused(let refusal, let status)):
      // Under one name: what kiosks write is no closed set of ours.
      await health.answered("session", code: "refused-by-kiosk")
      return Self.json(
        refusal, HTTPResponse.Status(code: status), status == 503 && refusal.retry ? [.retryAfter: "5"] : [:])
    case .notConnected: throw CallRefusal.kioskNotConnected
    case .silent(let delivered): throw CallRefusal.kioskSilent(delivered: delivered)
    case .full: throw CallRefusal.centreBusy
    }
  }

  private static func json(
    _ value: some Encodable, _ status: HTTPResponse.Status, _ headers: HTTPFields
  ) -> Response {
    // A structure of texts always has a JSON form.
    response((try? CanonicalJSON.data(value)) ?? Data("{}".utf8), status, headers)
  }

  private static func response(_ data: Data, _ status: HTTPResponse.Status, _ headers: HTTPFields) -> Response {
    var all = headers
    all[.contentType] = "application/json; charset=utf-8"
    return Response(status: status, headers: all, body: .init(byteBuffer: ByteBuffer(bytes: data)))
  }
}
