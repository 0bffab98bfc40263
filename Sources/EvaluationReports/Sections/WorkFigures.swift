import RatingModel

/// Ratings by what was handled. Sessions count once, under their only kind; dossiers each under its own: they are two
/// numberings of the same ratings and are never added.
package struct WorkFigures: Hashable, Sendable {
  package struct Counts: Hashable, Sendable {
    package fileprivate(set) var sessions = LevelTotals()
    package fileprivate(set) var dossiers = LevelTotals()

    mutating func add(_ other: Counts) {
      sessions.add(other.sessions)
      dossiers.add(other.dossiers)
    }
  }

  package private(set) var kinds: [WorkKey.Kind: Counts] = [:]

  init(_ counts: [KeyedCount]) {
    for count in counts {
      guard case .work(let key) = count.key else { continue }
      switch key.counted {
      case .sessions: kinds[key.kind, default: Counts()].sessions.add(key.level, count.count)
      case .dossiers: kinds[key.kind, default: Counts()].dossiers.add(key.level, count.count)
      }
    }
  }

  /// The counts of all kinds that fall under one heading, by heading.
  func grouped<Heading: Hashable>(by heading: (WorkKey.Kind) -> Heading?) -> [Heading: Counts] {
    kinds.reduce(into: [:]) { groups, kind in
      guard let heading = heading(kind.key) else { return }
      groups[heading, default: Counts()].add(kind.value)
    }
  }

  /// Dossiers of rated sessions by the name of the level.
  var dossiersByLevel: [LevelName: Int] {
    kinds.values.reduce(into: [:]) { $0.merge($1.dossiers.byLevel, uniquingKeysWith: +) }
  }
}
