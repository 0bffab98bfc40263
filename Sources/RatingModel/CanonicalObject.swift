import Foundation

/// Canonical JSON of an object, member by member in the order of their names.
///
/// The same bytes as ``CanonicalJSON`` in a fraction of its time, for what a citizen waits for: entries and thanks.
package struct CanonicalObject {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]
  private var isEmpty = true

  package init() { bytes.reserveCapacity(512) }

  /// - Parameter name: Must follow the names before it.
  package mutating func add(_ name: StaticString, _ number: Int64) {
    begin(name)
    bytes.append(contentsOf: String(number).utf8)
  }

  /// - Parameter text: Any text.
  package mutating func add(_ name: StaticString, _ text: String) throws {
    let hasNoEscapes = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    guard !hasNoEscapes else { return add(name, plain: text) }
    add(name, canonical: try CanonicalJSON.data(text))
  }

  /// - Parameter text: Must hold nothing that JSON escapes.
  package mutating func add(_ name: StaticString, plain text: String) {
    begin(name)
    quote(text)
  }

  package mutating func add(_ name: StaticString, plain texts: [String]) {
    begin(name)
    bytes.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      quote(text)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  package mutating func add(_ name: StaticString, canonical json: Data) {
    begin(name)
    bytes.append(contentsOf: json)
  }

  package consuming func finish() -> Data {
    bytes.append(UInt8(ascii: "}"))
    return Data(bytes)
  }

  /// Whether a text is the same inside and outside of JSON.
  package static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }

  private mutating func begin(_ name: StaticString) {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\""))
  }
}
