import ClerkPage
import EvaluationReports
import ForwardingContract
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Reads every request's body before anything else is done with it, within the bounds: whatever is asked for, and whoever
/// asks. What comes behind it finds the body in memory and refuses by itself one that is too large for it.
struct BodyGate: RouterMiddleware {
  private enum Reading: Sendable {
    /// All of it, or one byte more than its path takes.
    case whole(ByteBuffer)
    /// The connection has to be closed: the rest is not read.
    case cut(TransportRefusal)
  }

  let bounds: CentreBounds
  let memory: BodyMemory
  /// Whether whoever asks may send files: nobody else makes the centre read so much.
  var mayUpload: @Sendable (Request) async -> Bool = { _ in false }

  func handle(
    _ request: Request, context: CentreRequestContext, next: (Request, CentreRequestContext) async throws -> Response
  ) async throws -> Response {
    let share = memory.share()
    defer { share.giveBack() }
    switch await read(request, share) {
    case .cut(let refusal): return Self.hangUp(refusal, context.channel)
    case .whole(let body):
      var request = request
      request.body = RequestBody(buffer: body)
      return try await next(request, context)
    }
  }

  private func read(_ request: Request, _ share: BodyMemory.Share) async -> Reading {
    let isUpload = Self.isForFiles(request) ? await mayUpload(request) : false
    let most = isUpload ? UploadedForm.mostBytes : Self.mostBytes(of: request.uri.path)
    let milliseconds = isUpload ? bounds.uploadMilliseconds : bounds.bodyMilliseconds
    return await withTaskGroup(of: Reading.self) { group in
      group.addTask { await collect(request.body, upTo: most, share) }
      group.addTask {
        try? await Task.sleep(for: .milliseconds(milliseconds))
        return .cut(.bodySlow)
      }
      let reading = await group.next() ?? .cut(.bodySlow)
      group.cancelAll()
      return reading
    }
  }

  private func collect(_ body: RequestBody, upTo most: Int, _ share: BodyMemory.Share) async -> Reading {
    var kept = ByteBuffer()
    var length = 0
    do {
      for try await part in body {
        length += part.readableBytes
        guard length <= most + bounds.discardedBytes else { return .cut(.tooLarge) }
        let room = most + 1 - kept.readableBytes
        guard room > 0 else { continue }
        guard share.take(min(room, part.readableBytes)) else { return .cut(.busy) }
        kept.writeImmutableBuffer(part.getSlice(at: part.readerIndex, length: min(room, part.readableBytes)) ?? part)
      }
    } catch { return .cut(.malformed) }
    return .whole(kept)
  }

  /// The form comes from a page that takes files.
  private static func isForFiles(_ request: Request) -> Bool {
    let path = RouteRights.Route(request.method, request.uri.path).path
    return request.method == .post && [PagePath.imports.rawValue, PagePath.setup.rawValue].contains(path)
      && (request.headers[.contentType] ?? "").lowercased().hasPrefix("multipart/")
  }

  /// What is behind the path takes so much.
  private static func mostBytes(of path: String) -> Int {
    switch path {
    case "/v1/batches", "/v1/enrolment", "/v1/feed": Limits.messageBytes
    case DataPath.results.rawValue: DataLimits.resultBytes
    case let path where CallRoute.isMeant(by: path): Limits.sessionBodyBytes
    case let path where ClerkRoute.isMeant(by: path): FormFields.longestBytes
    default: SignInRoutes.formBytes
    }
  }

  private static func hangUp(_ refusal: TransportRefusal, _ channel: any Channel) -> Response {
    var response = RefusalResponse.make(refusal)
    let body = response.body
    response.headers[.connection] = "close"
    response.body = ResponseBody(contentLength: body.contentLength) { writer in
      try await body.write(writer)
      channel.close(promise: nil)
    }
    return response
  }
}

/// What the bodies of all requests under way hold of the memory.
final class BodyMemory: Sendable {
  private let most: Int
  private let taken = Mutex(0)

  init(most: Int) { self.most = most }

  func share() -> Share { Share(of: self) }

  /// What one request holds, until it is answered.
  final class Share: Sendable {
    private let memory: BodyMemory
    private let taken = Mutex(0)

    fileprivate init(of memory: BodyMemory) { self.memory = memory }

    /// Whether there was room for so many bytes more.
    func take(_ bytes: Int) -> Bool {
      let isTaken = memory.taken.withLock { all in
        guard all + bytes <= memory.most else { return false }
        all += bytes
        return true
      }
      if isTaken { taken.withLock { $0 += bytes } }
      return isTaken
    }

    func giveBack() {
      let mine = taken.withLock { taken in
        defer { taken = 0 }
        return taken
      }
      memory.taken.withLock { $0 -= mine }
    }
  }
}
