import Foundation

/// A JSON value as it came, before anything is made of it.
package enum BodyValue: Hashable, Sendable, Decodable {
  case object([String: BodyValue])
  case array([BodyValue])
  case text(String)
  case number(Double)
  case null
  /// A truth value: no field of ours takes one.
  case other

  package init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Name.self) {
      var fields: [String: BodyValue] = [:]
      for name in object.allKeys { fields[name.stringValue] = try object.decode(BodyValue.self, forKey: name) }
      self = .object(fields)
    } else if var array = try? decoder.unkeyedContainer() {
      var values: [BodyValue] = []
      while !array.isAtEnd { values.append(try array.decode(BodyValue.self)) }
      self = .array(values)
    } else {
      let single = try decoder.singleValueContainer()
      if let text = try? single.decode(String.self) {
        self = .text(text)
      } else if let number = try? single.decode(Double.self) {
        self = .number(number)
      } else {
        self = single.decodeNil() ? .null : .other
      }
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
