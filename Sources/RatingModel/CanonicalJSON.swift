import Foundation

/// JSON with one spelling per value: what is hashed and signed.
///
/// UTF-8, object keys sorted by code unit, no insignificant blanks, no escape that JSON does not demand (`/` stays), no
/// floating-point numbers. For our ASCII keys and integers this is RFC 8785.
package enum CanonicalJSON {
  package static func data(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }

  package static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    try JSONDecoder().decode(type, from: data)
  }
}
