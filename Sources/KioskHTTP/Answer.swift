import ForwardingContract
import Foundation
import Hummingbird
import HummingbirdCore
import NIOCore
import RatingModel

/// The responses that listeners give.
enum Answer {
  static let json = "application/json; charset=utf-8"

  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
    // Every value answered here is a plain structure of texts and numbers, which always has a JSON form.
    let data = (try? CanonicalJSON.data(value)) ?? Data("{}".utf8)
    return body(data, type: json, status: status, headers: headers)
  }

  static func refuse(_ refusal: TransportRefusal) -> Response {
    json(refusal.refusal, status: refusal.status, headers: refusal.headers)
  }

  /// Refuses, and hangs up where the rest of the request will not be read.
  static func refuse(
    _ refusal: TransportRefusal, after body: RequestBodyReading.Outcome, on channel: any NIOCore.Channel
  ) -> Response {
    var response = refuse(refusal)
    guard case .broken = body else { return response }
    let body = response.body
    response.headers[.connection] = "close"
    response.body = ResponseBody(contentLength: body.contentLength) { writer in
      try await body.write(writer)
      channel.close(promise: nil)
    }
    return response
  }

  static func text(_ text: String, type: String, headers: HTTPFields = [:]) -> Response {
    body(Data(text.utf8), type: type, status: .ok, headers: headers)
  }

  static func file(_ bytes: Data, type: String) -> Response {
    body(bytes, type: type, status: .ok, headers: [.contentSecurityPolicy: ScreenAsset.contentSecurityPolicy])
  }

  static func done() -> Response { Response(status: .noContent, headers: [.cacheControl: "no-store"]) }

  private static func body(_ data: Data, type: String, status: HTTPResponse.Status, headers: HTTPFields) -> Response {
    var all = headers
    all[.contentType] = type
    all[.contentLength] = String(data.count)
    all[.cacheControl] = "no-store"
    all[.xContentTypeOptions] = "nosniff"
    return Response(status: status, headers: all, body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
  }
}
