import AsyncHTTPClient
import Foundation
import NIOCore

/// The one-stop software at the desk: calls of the sessions listener as they go over the wire.
struct Caller: Sendable {
  struct Answer: Sendable, Equatable {
    let status: Int
    let text: String

    /// A member of the JSON object in the body.
    func member(_ name: String) -> String? {
      let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      return object?[name] as? String
    }

    var state: String? { member("state") }
    var code: String? { member("code") }
  }

  let base: String
  let token: String?

  /// - Parameter body: JSON; `nil` sends none.
  @discardableResult
  func open(_ id: String, _ body: String? = nil) async throws -> Answer {
    try await send("PUT", "/sessions/\(id)", body)
  }

  @discardableResult
  func invite(_ id: String) async throws -> Answer { try await send("POST", "/sessions/\(id)/invite") }

  @discardableResult
  func close(_ id: String) async throws -> Answer { try await send("POST", "/sessions/\(id)/close") }

  @discardableResult
  func cancel(_ id: String) async throws -> Answer { try await send("POST", "/sessions/\(id)/cancel") }

  func state() async throws -> Answer { try await send("GET", "/state") }

  func send(_ method: String, _ path: String, _ body: String? = nil) async throws -> Answer {
    try await Self.ask(method, base + path, token: token, body: body)
  }

  static func get(_ url: String) async throws -> Answer { try await ask("GET", url, token: nil, body: nil) }

  /// The tests' own limits end what hangs. A shorter one ends what only waits for a thread.
  static let patience = TimeAmount.minutes(4)

  /// Tells at once that nobody listens, instead of trying again.
  static let client: HTTPClient = {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.timeout = .init(connect: patience, read: patience)
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  private static func ask(_ method: String, _ url: String, token: String?, body: String?) async throws -> Answer {
    var request = HTTPClientRequest(url: url)
    request.method = .RAW(value: method)
    if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
    if let body {
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(string: body))
    }
    let response = try await client.execute(request, timeout: patience)
    let text = String(buffer: try await response.body.collect(upTo: 1 << 20))
    return Answer(status: Int(response.status.code), text: text)
  }
}
