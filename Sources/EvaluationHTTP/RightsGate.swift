import EvaluationAccess
import EvaluationReports
import EvaluationStore
import HTTPTypes
import Hummingbird

/// Stands before every route: lets nobody through whom ``RouteRights`` does not, and tells the route who asks.
///
/// What one may not do with any unit is forbidden, in the same words whatever is asked for. What one may not see of a unit is for the route to say, as not
/// found.
struct RightsGate: RouterMiddleware {
  let services: PageServices

  func handle(
    _ request: Request, context: CentreRequestContext, next: (Request, CentreRequestContext) async throws -> Response
  ) async throws -> Response {
    guard let right = RouteRights.right(request.method, request.uri.path) else { throw HTTPError(.notFound) }
    var context = context
    switch right {
    case .anyone, .kiosk: return try await next(request, context)
    case .caller:
      guard context.caller != nil else { throw HTTPError(.notFound) }
      return try await next(request, context)
    case .account, .permissions: context.reader = try await services.reader(of: request)
    }
    guard let reader = context.reader else {
      return request.uri.path.hasSuffix(".json")
        ? RefusalResponse.make(TransportRefusal.signInNeeded) : .redirect(to: .signIn, request.language)
    }
    if case .permissions(let needed) = right, !needed.isSubset(of: reader.role.permissions) {
      try await services.access.recordRefusal(
        of: request.uri.path, to: reader, from: context.address, at: services.clock.now())
      return forbidden(request, reader)
    }
    return try await next(request, context)
  }

  private func forbidden(_ request: Request, _ reader: Reader) -> Response {
    guard !request.uri.path.hasSuffix(".json") else { return RefusalResponse.make(TransportRefusal.forbidden) }
    let frame = services.frame(request.language, reader, otherLanguageLink: nil)
    return .page(MessagePage.html(frame: frame, kind: .forbidden), status: .forbidden)
  }
}

extension CentreRequestContext {
  /// Who asks, behind the gate.
  func signedIn() throws -> Reader {
    guard let reader else { throw HTTPError(.notFound) }
    return reader
  }
}
