import RatingModel

/// The few figures of the whole unit that a reader looks for first.
struct ReportTiles {
  struct Tile {
    let label: String
    let identifier: String
    let text: String
    let kind: String
    let detail: String?
  }

  let tiles: [Tile]

  static func tiles(of report: ClerkReport, _ spelling: Spelling) -> [Tile] {
    let total = report.total
    let columns = [ClerkColumn.allSessions, ClerkColumn.responseRate, ClerkColumn.coverage, ClerkColumn.waiting]
    var tiles = columns.map { tile($0, total, spelling) }
    // One scale is the rule; with several no single satisfied share exists.
    if report.scales.count == 1, let scale = report.scales.first {
      tiles.insert(satisfied(on: scale, total, spelling), at: 1)
    }
    return tiles
  }

  private static func satisfied(on scale: Scale, _ row: ClerkRow, _ spelling: Spelling) -> Tile {
    let ratings = ScaleRatings(of: row.figures, on: scale)
    let limits = "\(spelling.text(ratings.lower)) – \(spelling.text(ratings.upper))"
    return Tile(
      label: spelling.language.text(.satisfiedShare), identifier: ClerkColumn.satisfiedShare(on: scale).identifier,
      text: spelling.text(ratings.satisfiedShare), kind: "figure",
      detail: ratings.lower.hasValue ? "\(spelling.language.text(.interval)): \(limits)" : nil)
  }

  private static func tile(_ column: ClerkColumn, _ row: ClerkRow, _ spelling: Spelling) -> Tile {
    let figure = column.figure(row)
    return Tile(
      label: column.title(spelling.language), identifier: column.identifier, text: spelling.text(figure),
      kind: figure.hasValue ? "figure" : "unknown", detail: nil)
  }
}
