/// Takes the elements of a part as they are read.
protocol PartHandler {
  mutating func begin(_ element: PartElement) throws(SheetProblem)
  mutating func end(_ name: String) throws(SheetProblem)
  mutating func add(_ characters: String) throws(SheetProblem)
}

extension PartHandler {
  mutating func end(_ name: String) throws(SheetProblem) {}
  mutating func add(_ characters: String) throws(SheetProblem) {}
}

/// An element as it begins. Names are without prefixes: the strict and the transitional form of a workbook differ in nothing
/// else that is read here.
struct PartElement {
  let name: String
  private let attributes: [String: String]

  init(_ qualifiedName: String, _ attributes: [String: String]) {
    name = Self.local(qualifiedName)
    self.attributes = attributes
  }

  /// An attribute without a prefix.
  subscript(name: String) -> String? { attributes[name] }

  /// An attribute with a prefix, whichever was chosen for its namespace.
  func prefixed(_ name: String) -> String? { attributes.first { $0.key.hasSuffix(":" + name) }?.value }

  /// `1` and `true` are said, all else is not.
  func says(_ name: String) -> Bool { ["1", "true"].contains(attributes[name]) }

  static func local(_ name: String) -> String {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }
}
