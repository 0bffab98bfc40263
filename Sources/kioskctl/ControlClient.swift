import AsyncHTTPClient
import Foundation
import NIOCore

/// Speaks to the control socket of the running kiosk.
struct ControlClient {
  enum Method: String { case get = "GET", put = "PUT", delete = "DELETE" }

  /// Whether a technician is at work.
  struct Maintenance: Codable {
    let maintenance: Bool
    /// Until it ends by itself.
    let remainingSeconds: Int?

    private enum CodingKeys: String, CodingKey {
      case maintenance
      case remainingSeconds = "remaining_seconds"
    }

    var text: String {
      guard maintenance, let seconds = remainingSeconds else { return "No maintenance: presses are ratings." }
      return "Maintenance for \((seconds + 59) / 60) more minutes: presses are no ratings."
    }
  }

  /// Why the kiosk did not do it.
  struct Failure: Error, Decodable {
    let code: String
    let hint: String
    var isUnreachable = false

    private enum CodingKeys: String, CodingKey { case code, hint }
  }

  let socket: String

  func maintenance(_ method: Method, minutes: Int?) async throws(Failure) -> Maintenance {
    var request = HTTPClientRequest(url: "http+unix://\(Self.host(socket))/v1/maintenance")
    request.method = .RAW(value: method.rawValue)
    if let minutes { request.body = .bytes(Data("{\"minutes\":\(minutes)}".utf8)) }
    let (status, data) = try await exchange(request)
    if status == 200, let answer = try? JSONDecoder().decode(Maintenance.self, from: data) { return answer }
    throw (try? JSONDecoder().decode(Failure.self, from: data))
      ?? Failure(code: "answer-unreadable", hint: "Kiosk and kioskctl are of different versions; install both anew.")
  }

  private func exchange(_ request: HTTPClientRequest) async throws(Failure) -> (status: UInt, data: Data) {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    do {
      let response = try await client.execute(request, timeout: .seconds(10))
      let body = try await response.body.collect(upTo: 64 * 1024)
      try await client.shutdown()
      return (response.status.code, Data(body.readableBytesView))
    } catch {
      try? await client.shutdown()
      throw Failure(
        code: "kiosk-unreachable",
        hint: "Is kioskd running, and are you root or in the group kioskd? (\(error))", isUnreachable: true)
    }
  }

  /// The socket's path in the place of a host's name.
  private static func host(_ path: String) -> String {
    path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? path
  }
}
