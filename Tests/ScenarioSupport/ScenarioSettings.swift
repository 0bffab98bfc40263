import KioskSession
import RatingModel

/// What a scenario takes for granted: the configuration of its kiosk.
package struct ScenarioSettings: Sendable {
  /// Best first; all but the last count as satisfied.
  package var levels: [String] = ["very-satisfied", "satisfied", "dissatisfied"]
  package var defaultClerk: ClerkID? = ClerkID("H56.14/CB017")
  package var roster: Set<ClerkID> = Set(["H56.14/CB017", "H56.14/CB018"].compactMap(ClerkID.init))
  package var promptSeconds = 30
  package var correctionSeconds = 5
  package var burstRatings = 1000
  package var burstMinutes = 10
  /// Whether the kiosk knows the civil time.
  package var isDated = true

  package init() {}

  /// `nil` for levels that make no scale.
  package var rules: SessionRules? {
    guard let id = ScaleID("scenario"), let scale = Scale(id: id, version: 1, levels: scaleLevels) else { return nil }
    return SessionRules(
      scale: scale, defaultClerk: defaultClerk, roster: roster, promptTimeoutSeconds: promptSeconds,
      correctionWindowSeconds: correctionSeconds, burstRatings: burstRatings, burstMinutes: burstMinutes)
  }

  private var scaleLevels: [Level] {
    levels.enumerated().compactMap { position, name in
      LevelName(name).map { Level(name: $0, labels: ["vi": name, "en": name], satisfied: position < levels.count - 1) }
    }
  }

  /// Takes in a `given` line; `false` when it makes no sense.
  mutating func set(_ name: String, _ values: [String]) -> Bool {
    switch name {
    case "levels": levels = values
    case "default-clerk":
      defaultClerk = values.first.flatMap(ClerkID.init)
      return values == ["none"] || (defaultClerk != nil && values.count == 1)
    case "roster":
      roster = Set(values.compactMap(ClerkID.init))
      return values == ["none"] || roster.count == values.count
    case "prompt-seconds": return setNumber(\.promptSeconds, values)
    case "correction-seconds": return setNumber(\.correctionSeconds, values)
    case "burst":
      guard values.count == 2 else { return false }
      return setNumber(\.burstRatings, [values[0]]) && setNumber(\.burstMinutes, [values[1]])
    case "undated":
      isDated = false
      return values.isEmpty
    default: return false
    }
    return rules != nil
  }

  private mutating func setNumber(_ path: WritableKeyPath<ScenarioSettings, Int>, _ values: [String]) -> Bool {
    guard values.count == 1, let number = Int(values[0]), number > 0 else { return false }
    self[keyPath: path] = number
    return true
  }
}
