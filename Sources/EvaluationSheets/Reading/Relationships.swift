import Foundation

/// Where the parts of a workbook lie: each part names others by an identifier of its own.
struct Relationships: PartHandler {
  struct Relationship: Hashable {
    /// The last word of its type: `officeDocument`, `worksheet`, `sharedStrings`.
    let type: String
    /// Name of the part.
    let target: String
  }

  private let source: String
  private let limits: SheetLimits
  private(set) var byID: [String: Relationship] = [:]

  /// - Parameter source: the part that they belong to; an empty name for the whole container.
  static func read(
    of source: String, in archive: Archive, limits: SheetLimits
  ) throws(SheetProblem) -> Relationships {
    let name = PartName.relationships(of: source)
    let empty = Relationships(source: source, limits: limits)
    return try PartReader.read(try archive.part(name), name, limits: limits, into: empty)
  }

  private init(source: String, limits: SheetLimits) {
    self.source = source
    self.limits = limits
  }

  /// The first of a type, in the order of their identifiers.
  func first(_ type: String) -> Relationship? {
    byID.sorted { $0.key < $1.key }.first { $0.value.type == type }?.value
  }

  mutating func begin(_ element: PartElement) throws(SheetProblem) {
    // What lies outside is never followed.
    guard element.name == "Relationship", element["TargetMode"] != "External" else { return }
    guard let id = element["Id"], let type = element["Type"], let target = element["Target"] else {
      throw SheetProblem(.partMalformed, PartName.relationships(of: source))
    }
    guard let name = PartName.resolved(target, from: source) else { throw SheetProblem(.archivePathUnsafe, target) }
    guard byID.count < limits.parts else { throw SheetProblem(.archiveTooManyParts, "\(byID.count)") }
    byID[id] = Relationship(type: String(type.split(separator: "/").last ?? ""), target: name)
  }
}
