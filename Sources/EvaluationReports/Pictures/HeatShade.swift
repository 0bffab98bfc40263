import EvaluationIndices

/// Five steps from paper to ink. A step shows at a glance what the cell says in figures.
struct HeatShade: Hashable {
  /// From the lightest. Text stands on each with 4.5:1 at least.
  static let all = [
    HeatShade(ground: "#ffffff", text: Ink.ink), HeatShade(ground: "#d5e3e6", text: Ink.ink),
    HeatShade(ground: "#9fc0c7", text: Ink.ink), HeatShade(ground: "#3a7480", text: Ink.paper),
    HeatShade(ground: "#0b3a45", text: Ink.paper),
  ]

  /// Below the first boundary is the darkest step. The same in every map, so that two can be held beside each other.
  /// In whole percents.
  static let shareBoundaries = [80, 90, 95, 98]

  let ground: String
  let text: String

  static func ofShare(_ percent: Percent) -> HeatShade {
    all[shareBoundaries.count { percent.tenths < $0 * 10 }]
  }

  /// Counts by the map's own step; 0 is paper.
  static func ofCount(_ count: Int, step: Int) -> HeatShade {
    all[count == 0 ? 0 : min(all.count - 1, 1 + (count - 1) / step)]
  }

  /// So that the largest count has the darkest step.
  static func step(largest: Int) -> Int { CountAxis.roundStep(largest, parts: all.count - 1) }
}
