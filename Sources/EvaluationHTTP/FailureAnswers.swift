import EvaluationReports
import EvaluationStore
import HTTPTypes
import Hummingbird
import RatingModel

/// Turns what went wrong into an answer: a page for people, a refusal for programs. No detail leaves the process.
struct FailureAnswers: RouterMiddleware {
  func handle(
    _ request: Request, context: CentreRequestContext, next: (Request, CentreRequestContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let failure as StoreFailure {
      failure.log(to: context.logger)
      return request.isForProgram
        ? RefusalResponse.make(failure.refusal, RefusalStatus.of(failure))
        : page(request, .unavailable, RefusalStatus.of(failure))
    } catch let error as HTTPError where error.status == .notFound {
      return request.isForProgram ? RefusalResponse.make(.notFound) : page(request, .notFound, .notFound)
    } catch let error as HTTPError where error.status.kind == .clientError {
      return request.isForProgram ? RefusalResponse.make(.query) : page(request, .badRequest, error.status)
    } catch {
      // The type alone: a message of a library might quote what came in.
      context.logger.error("request failed", metadata: ["error": "\(type(of: error))", "hint": "report this"])
      return request.isForProgram ? RefusalResponse.make(.failed) : page(request, .unavailable, .internalServerError)
    }
  }

  private func page(_ request: Request, _ kind: MessagePage.Kind, _ status: HTTPResponse.Status) -> Response {
    .page(MessagePage.html(frame: PageFrame(language: request.language), kind: kind), status: status)
  }
}

extension Request {
  fileprivate var isForProgram: Bool { uri.path.hasPrefix("/v1/") || uri.path.hasSuffix(".json") }
}
