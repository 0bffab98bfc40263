import AsyncHTTPClient
import Foundation
import NIOCore

/// One answer of the centre as it went over the wire.
struct WebAnswer: Sendable {
  let status: Int
  let body: Data
  /// Names in lower case.
  let headers: [(name: String, value: String)]

  var text: String { String(decoding: body, as: UTF8.self) }

  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The code of a refusal, which every listener gives as JSON.
  var code: String? { refusal?["code"] as? String }

  /// Whether a refusal says that the same may succeed later.
  var retry: Bool? { refusal?["retry"] as? Bool }

  var refusal: [String: Any]? { try? JSONSerialization.jsonObject(with: body) as? [String: Any] }

  static func get(_ url: String, headers: [(String, String)] = []) async throws -> WebAnswer {
    try await ask("GET", url, headers: headers, body: nil)
  }

  static func post(_ url: String, _ body: String, headers: [(String, String)] = []) async throws -> WebAnswer {
    try await ask("POST", url, headers: headers, body: body)
  }

  private static func ask(
    _ method: String, _ url: String, headers: [(String, String)], body: String?
  ) async throws -> WebAnswer {
    var request = HTTPClientRequest(url: url)
    request.method = .RAW(value: method)
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if let body { request.body = .bytes(ByteBuffer(string: body)) }
    let response = try await Caller.client.execute(request, timeout: .seconds(60))
    let bytes = try await response.body.collect(upTo: 4 << 20)
    return WebAnswer(
      status: Int(response.status.code), body: Data(bytes.readableBytesView),
      headers: response.headers.map { ($0.name.lowercased(), $0.value) })
  }
}
