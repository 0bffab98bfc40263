/// A value that stands in JSON as its text, and reads from nothing but its text.
package protocol CodedAsText: LosslessStringConvertible, Codable {
  /// What is expected, for whoever reads why a text was refused.
  static var form: String { get }
}

extension CodedAsText {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a \(Self.form)")
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
