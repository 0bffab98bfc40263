import EvaluationAccess
import EvaluationStore
import ForwardingContract
import HTTPTypes
import Hummingbird

/// Stands before the routes for programs: looks at the token, and answers what they refuse as JSON. Of all methods of their
/// paths, so that wrong ones are named as such.
struct DataGate: RouterMiddleware {
  let access: CallerAccess
  let clock: CentreClock
  let health: CentreHealth

  func handle(
    _ request: Request, context: CentreRequestContext, next: (Request, CentreRequestContext) async throws -> Response
  ) async throws -> Response {
    guard DataPath.isMeant(by: request.uri.path) else { return try await next(request, context) }
    do {
      var context = context
      context.caller = try await caller(request, from: context.address)
      let response = try await next(request, context)
      await health.answered("data", code: "answered")
      return response
    } catch let refusal as DataRefusal {
      await health.answered("data", code: refusal.refusal.code)
      return DataResponse.refused(refusal)
    }
  }

  /// Who asks; `nil` for what everybody may read.
  private func caller(_ request: Request, from address: String) async throws -> CallerGrant? {
    let route = RouteRights.Route(request.method, request.uri.path)
    guard let right = RouteRights.table[route] else {
      let allowed = [HTTPRequest.Method.get, .post].filter { RouteRights.right($0, route.path) != nil }
      guard !allowed.isEmpty else { throw DataRefusal.pathUnknown }
      throw DataRefusal.methodUnknown(allowed: allowed.map(\.rawValue).joined(separator: ", "))
    }
    guard case .caller(let scope) = right else { return nil }
    let answer = try await access.caller(
      authorization: request.headers[.authorization], for: scope, from: address, at: clock.now())
    do { return try answer.get() } catch { throw DataRefusal.token(error) }
  }
}

extension CentreRequestContext {
  /// The program that asks, behind the gate.
  func program() throws -> CallerGrant {
    guard let caller else { throw DataRefusal.notFound }
    return caller
  }
}
