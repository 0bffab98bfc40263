import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import TestSupport

@testable import KioskHTTP

/// Runs a listener on a port of the system's choice while a test talks to it.
enum ListenerFixture {
  static let token = "0123456789abcdef0123456789abcdef"

  static var quiet: Logger {
    var logger = Logger(label: "listener")
    logger.logLevel = .critical
    return logger
  }

  static func loopback() throws -> ListenerAddress { try ListenerAddress(host: "127.0.0.1", port: 0) }

  /// - Parameter make: Builds the listener; to be given the callback for the port.
  static func serve(
    _ make: (@escaping @Sendable (Int) async -> Void) throws -> any Service,
    _ body: @escaping @Sendable (Int) async throws -> Void
  ) async throws {
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let service = try make { listening.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await service.run() }
      for await port in ports {
        try await body(port)
        break
      }
      group.cancelAll()
    }
  }

  /// Returns when every connection that was accepted until now is being served. One that waits for that when the listener is
  /// cancelled would end the process (SwiftNIO: a channel that nobody ever took).
  static func untilConnectionsAreServed(port: Int) async throws {
    let last = try RawConnection(port: port)
    last.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    _ = await last.readToEnd()
  }

  struct Reply: Sendable {
    let status: Int
    let headers: [String: String]
    let body: String

    /// The field of a JSON object.
    func field(_ name: String) -> String? {
      let object = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
      return (object?[name]).map { "\($0)" }
    }
  }

  static func send(
    _ method: String, _ url: String, token: String? = token, body: String? = nil, headers: [String: String] = [:],
    client: HTTPClient = .shared
  ) async throws -> Reply {
    var request = HTTPClientRequest(url: url)
    request.method = .RAW(value: method)
    if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
    for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
    if let body { request.body = .bytes(Data(body.utf8)) }
    let response = try await client.execute(request, timeout: .minutes(4))
    let bytes = try await response.body.collect(upTo: 4 << 20)
    return Reply(
      status: Int(response.status.code),
      headers: Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first },
      body: String(buffer: bytes))
  }
}
