import AsyncHTTPClient
import ForwardingContract
import Foundation

/// Carries one message to the centre and its answer back.
protocol CentreTransport: Sendable {
  /// Posts a JWS and returns the JWS that answers it.
  func post(_ message: String, to path: String) async throws(ForwardingError) -> String
}

/// The centre over HTTP. Knows nothing of what is carried.
struct CentreConnection: CentreTransport {
  let address: CentreAddress
  let bounds: CentreClient.Bounds
  let http: HTTPClient

  /// Must be called once, after which the connection is of no use.
  func stop() async { try? await http.shutdown() }

  func post(_ message: String, to path: String) async throws(ForwardingError) -> String {
    do {
      return try await withThrowingTaskGroup(of: String.self) { group in
        group.addTask { try await exchange(message, path) }
        group.addTask {
          try await Task.sleep(for: .milliseconds(bounds.totalMilliseconds))
          throw ForwardingError.centreSlow
        }
        defer { group.cancelAll() }
        guard let answer = try await group.next() else { throw ForwardingError.centreUnreachable }
        return answer
      }
    } catch { throw Self.named(error) }
  }

  private func exchange(_ message: String, _ path: String) async throws -> String {
    var request = HTTPClientRequest(url: address.url(path))
    request.method = .POST
    request.headers.add(name: "content-type", value: "application/jose")
    request.headers.add(name: "accept", value: "application/jose, application/json")
    request.body = .bytes(Data(message.utf8))
    let response = try await http.execute(request, timeout: .milliseconds(bounds.totalMilliseconds))
    let body = try await collect(response)
    if response.status == .ok { return String(decoding: body, as: UTF8.self) }
    let seconds = response.headers.first(name: "retry-after").flatMap { Int($0) }
    guard let refusal = try? JSONDecoder().decode(Refusal.self, from: body) else {
      throw ForwardingError.answerUnreadable(status: Int(response.status.code), retryAfterSeconds: seconds)
    }
    throw ForwardingError.refused(refusal, retryAfterSeconds: seconds)
  }

  private func collect(_ response: HTTPClientResponse) async throws -> Data {
    var body = Data()
    for try await part in response.body {
      guard body.count + part.readableBytes <= bounds.answerBytes else { throw ForwardingError.answerTooLarge }
      body.append(contentsOf: part.readableBytesView)
    }
    return body
  }

  private static func named(_ error: any Error) -> ForwardingError {
    if let error = error as? ForwardingError { return error }
    if let error = error as? HTTPClientError {
      let slow: [HTTPClientError] = [.connectTimeout, .deadlineExceeded, .readTimeout, .tlsHandshakeTimeout]
      return slow.contains(error) ? .centreSlow : .centreUnreachable
    }
    // The TLS library's errors are of many types; all of them carry the name of its module.
    return String(reflecting: type(of: error)).hasPrefix("NIOSSL.") ? .centreUntrusted : .centreUnreachable
  }
}
