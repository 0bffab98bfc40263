import Foundation

/// JSON that is built from figures: objects grow by path.
enum JSONValue: Hashable, Encodable {
  case object([String: JSONValue])
  case array([JSONValue])
  case text(String)
  case integer(Int)
  case decimal(Double)
  case flag(Bool)
  case null

  init(_ text: String?) { self = text.map(JSONValue.text) ?? .null }

  /// A figure for programs: a word is its code, and what is no value is null.
  init(_ figure: Figure, _ spelling: Spelling) {
    self =
      switch figure {
      case .count(let count): .integer(count)
      case .percentage(let percentage): .decimal(Double(percentage.tenths) / 10)
      case .points(let tenths): .decimal(Double(tenths) / 10)
      case .time(let time): .text(spelling.isoText(time))
      case .word(let text, _), .issuedWord(let text, _, _), .code(let text), .text(let text): .text(text)
      case .none, .unknown, .withheld: .null
      }
  }

  /// Puts `value` at `path` of an object, with the objects on the way.
  mutating func set(_ value: JSONValue, at path: some Collection<String>) {
    guard let key = path.first else {
      self = value
      return
    }
    var members: [String: JSONValue] = if case .object(let members) = self { members } else { [:] }
    members[key, default: .object([:])].set(value, at: path.dropFirst())
    self = .object(members)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let members): try container.encode(members)
    case .array(let elements): try container.encode(elements)
    case .text(let text): try container.encode(text)
    case .integer(let number): try container.encode(number)
    case .decimal(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .null: try container.encodeNil()
    }
  }
}
