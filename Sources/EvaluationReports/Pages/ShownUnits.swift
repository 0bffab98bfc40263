import RatingModel

/// What of the reader's units stands on the first page: all of them, or of very many the top ones and those directly below, each of
/// which leads on to what is below it.
struct ShownUnits {
  struct Entry {
    let unit: ReadableUnit
    /// Whether units below it are left out.
    let leadsOn: Bool
  }

  /// More than anybody reads through: a province has some hundred.
  private static let most = 300

  let entries: [Entry]
  /// Whether it is one of the reader's units and what is below it.
  let isBranch: Bool

  /// - Parameters:
  ///   - units: in the order of a tree.
  ///   - top: the only one that is wanted, with what is below it; all of them where it is none of these.
  init(_ units: [ReadableUnit], below top: UnitCode?) {
    let branch = top.flatMap { Self.branch(of: $0, in: units) }
    let wanted = branch ?? units
    let isFolded = wanted.count > Self.most
    isBranch = branch != nil
    entries = wanted.enumerated().compactMap { place, unit in
      guard !isFolded || unit.depth <= 1 else { return nil }
      let next = place + 1 < wanted.count ? wanted[place + 1].depth : 0
      return Entry(unit: unit, leadsOn: isFolded && unit.depth == 1 && next > 1)
    }
  }

  private static func branch(of top: UnitCode, in units: [ReadableUnit]) -> [ReadableUnit]? {
    guard let start = units.firstIndex(where: { $0.unit.code == top }) else { return nil }
    let depth = units[start].depth
    return ([units[start]] + units[(start + 1)...].prefix { $0.depth > depth }).map {
      ReadableUnit(unit: $0.unit, depth: $0.depth - depth, isThere: $0.isThere)
    }
  }
}
