import RatingModel
import Testing

/// `level-1` to `level-N`, the last of them unsatisfied.
func testScale(levels count: Int) throws -> Scale {
  let levels = try (1...count).map { position in
    let name = try #require(LevelName("level-\(position)"))
    return Level(name: name, labels: ["vi": "Mức \(position)", "en": "Level \(position)"], satisfied: position < count)
  }
  let id = try #require(ScaleID("test"))
  return try #require(Scale(id: id, version: 1, levels: levels))
}
