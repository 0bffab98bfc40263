import Crypto
import EvaluationStore
import ForwardingContract
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RatingModel

/// Answers to programs.
enum DataResponse {
  static let json = "application/json; charset=utf-8"

  /// Names are written with underscores: `enrolled_at`.
  static func json(
    _ value: some Encodable, _ status: HTTPResponse.Status = .ok, _ headers: HTTPFields = [:]
  ) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return whole(try encoder.encode(value), json, status, headers)
  }

  static func whole(
    _ data: Data, _ type: String, _ status: HTTPResponse.Status = .ok, _ headers: HTTPFields = [:]
  ) -> Response {
    var all = headers
    all[.contentType] = type
    return Response(status: status, headers: all, body: .init(byteBuffer: ByteBuffer(bytes: data)))
  }

  /// With a tag of its content; the content itself only where the caller has another.
  static func tagged(_ data: Data, _ type: String, for request: Request, _ headers: HTTPFields = [:]) -> Response {
    let tag = "\"\(Hexadecimal.text(SHA256.hash(data: data)).prefix(32))\""
    var all = headers
    all[.eTag] = tag
    let known = request.headers[.ifNoneMatch]?.split(separator: ",").map { $0.drop { $0 == " " } } ?? []
    guard !known.contains(where: { $0 == tag || $0 == "W/\(tag)" || $0 == "*" }) else {
      return Response(status: .notModified, headers: all)
    }
    return whole(data, type, .ok, all)
  }

  static func refused(_ refusal: DataRefusal) -> Response {
    // A structure of texts always has a JSON form.
    let answer =
      if case .results(let problems) = refusal {
        try? json(RefusedResults(refusal.refusal, problems), refusal.status, refusal.headers)
      } else {
        try? json(refusal.refusal, refusal.status, refusal.headers)
      }
    return answer ?? Response(status: refusal.status)
  }
}

/// A page of a list.
struct DataPage<Item: Encodable>: Encodable {
  let items: [Item]
  /// The cursor of the next page; null after the last.
  @Nulled var next: String?
}

/// An absent value that is written as null: what is missing is not zero, and not forgotten.
@propertyWrapper
struct Nulled<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}

extension Nulled: Equatable where Value: Equatable {}
extension Nulled: Hashable where Value: Hashable {}
extension Nulled: Sendable where Value: Sendable {}
