import KioskSession
import RatingModel
import Testing

/// The office that is simulated.
enum OfficeFixture {
  struct Words {
    let unit: UnitCode
    let zone: Zone
    let scale: Scale
    let clerks: [ClerkID]
  }

  static func words() throws -> Words {
    let names = ["rat-hai-long", "hai-long", "khong-hai-long"]
    let levels = try names.enumerated().map { place, name in
      Level(name: try #require(LevelName(name)), labels: ["vi": name, "en": name], satisfied: place < 2)
    }
    let scale = try #require(ScaleID("hai-long-3"))
    return Words(
      unit: try #require(UnitCode("H56.14")), zone: try #require(Zone("Asia/Ho_Chi_Minh")),
      scale: try #require(Scale(id: scale, version: 1, levels: levels)),
      clerks: try ["CB01", "CB02", "CB03"].map { try #require(ClerkID("H56.14/\($0)")) })
  }

  static func rules(_ words: Words) -> SessionRules {
    SessionRules(
      scale: words.scale, defaultClerk: words.clerks.first, roster: Set(words.clerks), promptTimeoutSeconds: 30,
      correctionWindowSeconds: 5, burstRatings: 20, burstMinutes: 10)
  }
}
