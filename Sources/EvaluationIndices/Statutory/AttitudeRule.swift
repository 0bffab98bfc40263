import RatingModel

/// How the points of index 7, the attitude of staff, come about.
package enum AttitudeRule: Hashable, Sendable {
  /// As the circular says: early or on time, and no complaint about conduct.
  case timelinessAndComplaints
  /// A convention of some provinces: the level of the rating. Not the circular's, and to be labelled so.
  case levels([LevelName: IndexPoints])

  package var citation: Citation {
    switch self {
    case .timelinessAndComplaints: ScoredIndex.citation
    case .levels:
      Citation(source: "A convention of some provinces: points of index 7 by the level of the rating", date: "2026")
    }
  }

  /// - Parameters:
  ///   - hasComplaint: About conduct, and not found wrong or slanderous by whoever has to decide that.
  ///   - level: What was pressed; `nil` without a rating.
  /// - Returns: `nil` where the rule has no word: a late dossier without a complaint, an unknown time, no rating, or a level that
  ///   the convention does not name.
  package func points(timeliness: Timeliness?, hasComplaint: Bool, level: LevelName?) -> IndexPoints? {
    switch self {
    case .levels(let points): return level.flatMap { points[$0] }
    case .timelinessAndComplaints:
      if hasComplaint { return IndexPoints.none }
      return switch timeliness {
      case .early: .two
      case .onTime: .one
      case .late, nil: nil
      }
    }
  }
}

extension ScoredIndex {
  /// Indices 1 and 2: early, on time, late.
  package static func points(of timeliness: Timeliness) -> IndexPoints {
    switch timeliness {
    case .early: .two
    case .onTime: .one
    case .late: .none
    }
  }
}
