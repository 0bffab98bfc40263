import EvaluationStore
import RatingModel

/// The scales that tallies name.
struct ScaleDefinitions {
  private let defined: [ScaleReference: Scale]

  init(_ facts: ReportFacts) {
    defined = Dictionary(facts.scales.map { (ScaleReference($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Every scale of the group's ratings and of the subject's undated ones, by id and version, each with a definition that has
  /// the level.
  func scales(of counts: SubjectCounts) throws(ReportFault) -> [Scale] {
    var used: Set<LevelReference> = []
    for key in [counts.own, counts.group].joined().map(\.key) + counts.undated.map(\.key) {
      key.level.map { _ = used.insert($0) }
    }
    for level in used.sorted() {
      guard defined[ScaleReference(level)]?.level(level.level) != nil else {
        throw .levelUndefined(level.description)
      }
    }
    return Set(used.map { ScaleReference($0) }).sorted().compactMap { defined[$0] }
  }
}

extension TallyKey {
  /// The level that the key names.
  fileprivate var level: LevelReference? {
    switch self {
    case .day(let key): if case .level(let level) = key.subject { level } else { nil }
    case .work(let key): key.level
    case .rhythm(let key): key.level
    case .answers, .presses, .minutes: nil
    }
  }
}
