/// Takes the fields of one JSON object by name; what is left over at the end is refused by name. Of a field that is known
/// `null` is absence: much software writes it so.
package struct BodyFields {
  /// Where the object stands in the body, as it is told to callers: `dossiers[2].`, empty for the body itself.
  private let place: String
  private var fields: [String: BodyValue]

  package init(_ value: BodyValue, place: String, orThrow refusal: BodyRefusal) throws(BodyRefusal) {
    guard case .object(let fields) = value else { throw refusal }
    self.place = place
    self.fields = fields
  }

  package mutating func optional<Value>(
    _ name: String, _ expected: String, _ parse: (String) -> Value?
  ) throws(BodyRefusal) -> Value? {
    guard let field = take(name) else { return nil }
    guard case .text(let text) = field, let value = parse(text) else {
      throw .fieldInvalid(place + name, expected: expected)
    }
    return value
  }

  package mutating func required<Value>(
    _ name: String, _ expected: String, _ parse: (String) -> Value?
  ) throws(BodyRefusal) -> Value {
    guard let value = try optional(name, expected, parse) else { throw .fieldMissing(place + name) }
    return value
  }

  /// A number that must be there.
  package mutating func number<Value>(
    _ name: String, _ expected: String, _ parse: (Double) -> Value?
  ) throws(BodyRefusal) -> Value {
    guard let field = take(name) else { throw .fieldMissing(place + name) }
    guard case .number(let number) = field, let value = parse(number) else {
      throw .fieldInvalid(place + name, expected: expected)
    }
    return value
  }

  /// A whole number that may be there.
  package mutating func wholeNumber(_ name: String) throws(BodyRefusal) -> Int? {
    guard let field = take(name) else { return nil }
    guard case .number(let number) = field, let whole = Int(exactly: number) else {
      throw .fieldInvalid(place + name, expected: "a whole number")
    }
    return whole
  }

  /// An object within this one.
  package mutating func object(_ name: String) throws(BodyRefusal) -> BodyFields? {
    guard let field = take(name) else { return nil }
    return try BodyFields(
      field, place: place + name + ".", orThrow: .fieldInvalid(place + name, expected: "an object"))
  }

  /// The objects of an array within this one; none when it is absent.
  package mutating func objects(_ name: String) throws(BodyRefusal) -> [BodyFields] {
    guard let field = take(name) else { return [] }
    guard case .array(let values) = field else { throw .fieldInvalid(place + name, expected: "an array of objects") }
    var objects: [BodyFields] = []
    for (index, value) in values.enumerated() {
      let element = "\(place)\(name)[\(index)]"
      objects.append(
        try BodyFields(value, place: element + ".", orThrow: .fieldInvalid(element, expected: "an object")))
    }
    return objects
  }

  private mutating func take(_ name: String) -> BodyValue? {
    let value = fields.removeValue(forKey: name)
    return value == .null ? nil : value
  }

  /// To be called when every known field was taken.
  package func end() throws(BodyRefusal) {
    if let name = fields.keys.min() { throw .fieldUnknown(place + Self.printable(name)) }
  }

  /// A name that does not look like one may be anything, even a citizen's: it is not repeated. Letters of any script are
  /// those of a name, `họTên` as much as `fullName`.
  private static func printable(_ name: String) -> String {
    let shape = /\p{L}[\p{L}\p{M}\p{Nd}_\-]{0,39}/.matchingSemantics(.unicodeScalar)
    return name.wholeMatch(of: shape) == nil ? "(not a field name)" : name
  }
}
