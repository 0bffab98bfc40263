import Crypto
import ForwardingContract
import Foundation

/// Says where a page of a list begins, in a text that nobody makes but the centre: the key of the last row before it, and a MAC over
/// it and the question. All machines of one centre take each other's; one that was cut, altered or taken from another list or filter
/// is refused instead of leaving rows out.
struct DataCursors: Sendable {
  private static let macBytes = 16
  private static let longest = 1024
  private static let separator: Character = "\u{1F}"
  private let key: SymmetricKey

  init(_ centre: CentreKey) { key = centre.derived(for: "data cursor 1") }

  /// - Parameters:
  ///   - place: the key of the last row; no part holds a control character.
  ///   - question: the path and everything that chooses rows.
  func text(_ place: [String], for question: String) -> String {
    let place = Data(place.joined(separator: String(Self.separator)).utf8)
    return Base64URL.text(Data(mac(place, question)) + place)
  }

  func place(_ text: String, parts: Int, for question: String) throws(DataRefusal) -> [String] {
    guard text.utf8.count <= Self.longest, let data = Base64URL.data(text), data.count > Self.macBytes else {
      throw .cursorInvalid
    }
    let place = Data(data.dropFirst(Self.macBytes))
    // SymmetricKey compares in constant time.
    guard SymmetricKey(data: data.prefix(Self.macBytes)) == SymmetricKey(data: mac(place, question)),
      let text = String(validating: place, as: UTF8.self)
    else { throw .cursorInvalid }
    let fields = text.split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init)
    guard fields.count == parts else { throw .cursorInvalid }
    return fields
  }

  private func mac(_ place: Data, _ question: String) -> [UInt8] {
    var mac = HMAC<SHA256>(key: key)
    mac.update(data: Data(SHA256.hash(data: Data(question.utf8))))
    mac.update(data: place)
    return Array(mac.finalize().prefix(Self.macBytes))
  }
}
