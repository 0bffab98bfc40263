import EvaluationStore
import ForwardingContract
import Hummingbird
import NIOCore

/// Where kiosks poll the session feed. A poll is answered when there is something to deliver, so nothing is logged of it.
struct FeedRoutes: Sendable {
  let intake: FeedIntake
  let health: CentreHealth

  func add(to router: Router<CentreRequestContext>) {
    router.post("/v1/feed") { request, context in
      do {
        let body = try await request.body.collect(upTo: Limits.messageBytes)
        return await respond(try await intake.answer(String(buffer: body)))
      } catch is NIOTooManyBytesError {
        return await respond(.refused(TransportRefusal.tooLarge))
      } catch let failure as StoreFailure {
        failure.log(to: context.logger)
        return await respond(.refused(failure.refusal, RefusalStatus.of(failure)))
      }
    }
  }

  private func respond(_ answer: MessageAnswer) async -> Response {
    switch answer {
    case .signed(let text):
      await health.answered("feed", code: "delivered")
      return Response(
        status: .ok, headers: [.contentType: "application/jose"], body: .init(byteBuffer: ByteBuffer(string: text)))
    case .refused(let refusal, let status):
      await health.answered("feed", code: refusal.code)
      return RefusalResponse.make(refusal, status)
    }
  }
}
