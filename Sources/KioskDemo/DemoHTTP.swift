import AsyncHTTPClient
import Foundation
import NIOCore

/// The few requests that the demo makes: as one-stop software would to a kiosk, as a browser would to the centre.
struct DemoHTTP {
  struct Answer {
    let status: Int
    let body: String
    let cookies: [String]
  }

  let client: HTTPClient

  init() {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.timeout = .init(connect: .seconds(2), read: .seconds(10))
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  func close() async { try? await client.shutdown() }

  /// `nil` when no answer came: the other side is down or went down.
  func ask(
    _ method: String, _ url: String, token: String? = nil, cookie: String? = nil, json: String? = nil,
    form: [(String, String)]? = nil
  ) async -> Answer? {
    var request = HTTPClientRequest(url: url)
    request.method = .RAW(value: method)
    if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
    if let cookie { request.headers.add(name: "cookie", value: cookie) }
    if let json {
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(string: json))
    } else if let form {
      request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
      request.headers.add(name: "origin", value: origin(of: url))
      request.body = .bytes(ByteBuffer(string: form.map { "\($0)=\(escaped($1))" }.joined(separator: "&")))
    }
    guard let response = try? await client.execute(request, timeout: .seconds(10)),
      let body = try? await response.body.collect(upTo: 4 * 1024 * 1024)
    else { return nil }
    return Answer(
      status: Int(response.status.code), body: String(buffer: body), cookies: response.headers["set-cookie"])
  }

  private func origin(of url: String) -> String {
    url.split(separator: "/", maxSplits: 3).prefix(2).joined(separator: "//")
  }

  private func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
