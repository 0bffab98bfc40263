import Foundation
import Hummingbird

/// Reads a request's body within the bounds, and so that its sender gets to see a refusal.
struct RequestBodyReading: Sendable {
  let bounds: ListenerBounds

  enum Outcome: Hashable, Sendable {
    case body(Data)
    /// Larger than permitted, but read away to its end.
    case tooLarge
    /// Endless or too slow: the connection has to be closed.
    case broken(TransportRefusal)
  }

  /// What was read; throws why that is no body to work with.
  func data(_ outcome: Outcome) throws(TransportRefusal) -> Data {
    switch outcome {
    case .body(let data): return data
    case .tooLarge: throw .bodyTooLarge(bytes: bounds.bodyBytes)
    case .broken(let refusal): throw refusal
    }
  }

  func read(_ request: Request) async -> Outcome {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask { await collect(request.body) }
      group.addTask {
        try? await Task.sleep(for: .milliseconds(bounds.bodyMilliseconds))
        return .broken(.bodySlow)
      }
      let outcome = await group.next() ?? .broken(.bodySlow)
      group.cancelAll()
      return outcome
    }
  }

  private func collect(_ body: RequestBody) async -> Outcome {
    var data = Data()
    var length = 0
    do {
      for try await part in body {
        length += part.readableBytes
        if length > bounds.discardedBytes { return .broken(.bodyTooLarge(bytes: bounds.bodyBytes)) }
        if length <= bounds.bodyBytes { data.append(contentsOf: part.readableBytesView) }
      }
    } catch { return .broken(.body(.malformed)) }
    return length > bounds.bodyBytes ? .tooLarge : .body(data)
  }
}
