import KioskHTTP
import Logging
import ServiceLifecycle
import Synchronization

/// A listener of the office's network. An address that cannot be had, as before DHCP has answered, is tried again: ratings
/// are taken meanwhile, and the health says what is missing.
struct NetworkListener: Service {
  static let retryMilliseconds: Int64 = 2000

  /// Which of them cannot listen at the moment.
  final class Standing: Sendable {
    private let failures = Mutex<[String: ListenerError]>([:])

    /// By name, as announced.
    var all: [(name: String, failure: ListenerError)] {
      failures.withLock { $0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    func note(_ failure: ListenerError?, of name: String) { failures.withLock { $0[name] = failure } }
  }

  let name: String
  let listener: any Service
  let standing: Standing
  let log: Logger
  var wait: @Sendable () async throws -> Void = { try await Task.sleep(for: .milliseconds(retryMilliseconds)) }

  func run() async throws {
    var isSaid = false
    while true {
      do { return try await listener.run() } catch let error as ListenerError where error.retry {
        standing.note(error, of: name)
        if !isSaid {
          log.error(
            "a listener cannot be opened yet",
            metadata: ["code": "\(error.code)", "address": "\(error.subject)", "hint": "\(error.hint)"])
        }
        isSaid = true
      }
      do { try await cancelWhenGracefulShutdown(wait) } catch is CancellationError { return }
    }
  }
}
