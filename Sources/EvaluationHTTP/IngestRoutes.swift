import EvaluationStore
import ForwardingContract
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The addresses that kiosks post to.
struct IngestRoutes: Sendable {
  let batches: BatchIntake
  let enrolments: EnrolmentIntake
  let health: CentreHealth

  func add(to router: Router<CentreRequestContext>) {
    router.post("/v1/batches") { request, context in
      try await answer(request, context, as: "batch") { body in try await batches.answer(body) }
    }
    router.post("/v1/enrolment") { request, context in
      try await answer(request, context, as: "enrolment") { body in
        try await enrolments.answer(body, from: context.address)
      }
    }
  }

  private func answer(
    _ request: Request, _ context: CentreRequestContext, as kind: String,
    _ handle: @Sendable (String) async throws -> MessageAnswer
  ) async throws -> Response {
    let answer: MessageAnswer
    do {
      let body = try await request.body.collect(upTo: Limits.messageBytes)
      answer = try await handle(String(buffer: body))
    } catch is NIOTooManyBytesError {
      answer = .refused(TransportRefusal.tooLarge)
    } catch let failure as StoreFailure {
      await health.storeFailed(failure)
      failure.log(to: context.logger)
      answer = .refused(failure.refusal, RefusalStatus.of(failure))
    }
    return await respond(answer, kind, context.logger)
  }

  private func respond(_ answer: MessageAnswer, _ kind: String, _ logger: Logger) async -> Response {
    switch answer {
    case .signed(let text):
      await health.answered(kind, code: "taken")
      return Response(
        status: .ok, headers: [.contentType: "application/jose"], body: .init(byteBuffer: ByteBuffer(string: text)))
    case .refused(let refusal, let status):
      await health.answered(kind, code: refusal.code)
      // Anybody can make us write the lesser line; a contradiction needs a pinned key.
      logger.log(
        level: status == .conflict ? .warning : .info, "message refused",
        metadata: ["kind": "\(kind)", "code": "\(refusal.code)"])
      return RefusalResponse.make(refusal, status)
    }
  }
}

/// A refusal as JSON.
enum RefusalResponse {
  static func make(_ refusal: TransportRefusal) -> Response { make(refusal.refusal, RefusalStatus.of(refusal)) }

  static func make(_ refusal: Refusal, _ status: HTTPResponse.Status) -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Four plain members always encode.
    let body = (try? encoder.encode(refusal)) ?? Data()
    var headers: HTTPFields = [.contentType: "application/json; charset=utf-8"]
    if status == .serviceUnavailable || status == .tooManyRequests { headers[.retryAfter] = "30" }
    return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}

extension StoreFailure {
  func log(to logger: Logger) {
    logger.error(
      "store failed",
      metadata: [
        "code": "\(code)", "operation": "\(operation)", "subject": "\(subject)", "hint": "\(hint)", "retry": "\(retry)",
      ])
  }
}
