/// Why no picture can be made of what was given.
package enum PictureFault: Error, Hashable, Sendable, CaseIterable {
  /// A scale has three to five levels, and every row a count for each.
  case levels
  /// A count is negative, or larger than ``mostCounted``.
  case counts
  /// A map has 1 to 7 rows and 1 to 24 columns, every row as many cells, and no cell of the other measure.
  case cells

  /// More than any nation rates; with it every sum stays within 63 bits.
  package static let mostCounted = 1_000_000_000

  /// Stable, for programs and for the telephone.
  package var code: String {
    switch self {
    case .levels: "picture-levels"
    case .counts: "picture-counts"
    case .cells: "picture-cells"
    }
  }

  /// What to look at, for who keeps the centre.
  package var hint: String {
    switch self {
    case .levels: "give a count for each of the 3 to 5 levels of one version of one scale"
    case .counts: "give counts from 0 to \(Self.mostCounted)"
    case .cells: "give 1 to 7 rows of equal length, of 1 to 24 cells, all counts or all shares"
    }
  }

  /// Throws unless every count may be drawn.
  static func check(_ counts: some Sequence<Int>) throws(PictureFault) {
    guard counts.allSatisfy({ (0...mostCounted).contains($0) }) else { throw .counts }
  }
}
