/// The names of curves at their ends, moved apart where the curves are too close for them.
struct FunnelNames {
  private static let spacing = 12.0

  private let top: Double
  private let bottom: Double
  private var names: [(words: String, y: Double)] = []

  init(top: Double, bottom: Double) {
    self.top = top
    self.bottom = bottom
  }

  mutating func add(_ words: String, at y: Double) { names.append((words, y)) }

  func draw(from x: Double, on sheet: inout PictureSheet) {
    let sorted = names.sorted { ($0.y, $0.words) < ($1.y, $1.words) }
    for (name, y) in zip(sorted, Self.apart(sorted.map(\.y), top: top, bottom: bottom)) {
      sheet.drawing.line(.init(x, name.y), .init(x + 12, y), .line(Ink.edge, width: 0.6))
      sheet.drawing.write(name.words, at: .init(x + 15, y + 3.5), size: PictureSheet.smallSize)
    }
  }

  /// Rising heights that keep their distance, as near to where they were as going down once and up once brings them.
  static func apart(_ heights: [Double], top: Double, bottom: Double) -> [Double] {
    var placed: [Double] = []
    for height in heights { placed.append(max(height, placed.last.map { $0 + spacing } ?? top)) }
    var ceiling = bottom
    for number in placed.indices.reversed() {
      placed[number] = min(placed[number], ceiling)
      ceiling = placed[number] - spacing
    }
    return placed
  }
}
