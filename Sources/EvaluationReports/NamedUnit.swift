import RatingModel

/// A unit as a reader knows it.
package struct NamedUnit: Hashable, Sendable, Comparable {
  package let code: UnitCode
  /// `nil` when the registry has no name for it.
  package let name: String?

  package init(code: UnitCode, name: String?) {
    self.code = code
    self.name = name
  }

  /// `Bộ phận Một cửa xã Tân Hà (H56.14)`, or the code alone.
  package var caption: String { name.map { "\($0) (\(code))" } ?? "\(code)" }

  package static func < (left: Self, right: Self) -> Bool { left.code < right.code }
}
