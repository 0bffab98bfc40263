import EvaluationIndices

extension HeatMap {
  private static let left = 92.0
  private static let rowHeight = 34.0
  private static let widestCell = 58.0

  private var cellWidth: Double {
    min(Self.widestCell, (PictureSheet.width - Self.left - 2) / Double(columns.count))
  }
  var step: Int { HeatShade.step(largest: rows.flatMap(\.cells).compactMap(\.ratings).max() ?? 0) }

  package func draw(on sheet: inout PictureSheet) {
    drawHeads(on: &sheet)
    for row in rows { draw(row, on: &sheet) }
    drawKey(on: &sheet)
    sheet.note([sheet.text(measure == .ratings ? .noteCounts : .noteShares)])
  }

  private func drawHeads(on sheet: inout PictureSheet) {
    let size = PictureSheet.smallSize
    let lines = columns.map { PictureLines.broken(PictureText.clean($0), width: cellWidth - 2, size: size, most: 3) }
    let bottom = 6 + Double(lines.map(\.count).max() ?? 0) * 12
    for (column, lines) in lines.enumerated() {
      for (number, line) in lines.enumerated() {
        let y = bottom - Double(lines.count - 1 - number) * 12 - 4
        let x = Self.left + cellWidth * (Double(column) + 0.5)
        sheet.drawing.write(line, at: .init(x, y), size: size, Ink.muted, anchor: .middle)
      }
    }
    sheet.y = bottom
  }

  private func draw(_ row: Row, on sheet: inout PictureSheet) {
    let name = PictureLines.broken(
      PictureText.clean(row.label), width: Self.left - 8, size: PictureSheet.textSize, most: 2)
    for (number, line) in name.enumerated() {
      let y = sheet.y + (name.count == 1 ? 21 : 15) + Double(number) * 13
      sheet.drawing.write(line, at: .init(0, y), size: PictureSheet.textSize)
    }
    for (column, cell) in row.cells.enumerated() {
      let corner = Drawing.Point(Self.left + cellWidth * Double(column), sheet.y)
      draw(cell, at: corner, width: cellWidth, height: Self.rowHeight, on: &sheet)
    }
    sheet.y += Self.rowHeight
  }

  private func draw(_ cell: Cell, at corner: Drawing.Point, width: Double, height: Double, on sheet: inout PictureSheet)
  {
    let look = look(of: cell, on: &sheet)
    sheet.drawing.rectangle(
      .init(corner.x + 1, corner.y + 1), width: width - 2, height: height - 2, look.ink)
    let middle = corner.x + width / 2
    for (number, line) in look.lines.enumerated() {
      let size = fitting(line, width: width - 3, number == 0 ? PictureSheet.textSize : PictureSheet.smallSize)
      let y = corner.y + height / 2 + (look.lines.count == 1 ? 4 : -2) + Double(number) * 12
      if look.ink.isHatched { drawPlate(under: line, at: .init(middle, y), size: size, on: &sheet) }
      sheet.drawing.write(line, at: .init(middle, y), size: size, look.text, anchor: .middle)
    }
  }

  /// Text on a hatch is read with effort.
  private func drawPlate(under line: String, at foot: Drawing.Point, size: Double, on sheet: inout PictureSheet) {
    let width = PictureLines.width(line, size: size)
    sheet.drawing.rectangle(
      .init(foot.x - width / 2, foot.y - size + 1), width: width, height: size + 1, .filled(Ink.paper))
  }

  /// The number of ratings, without its letter where that leaves it no room.
  private func ratings(_ count: Int) -> String {
    PictureLines.width("n \(count)", size: PictureSheet.smallSize) > cellWidth - 3 ? "\(count)" : "n \(count)"
  }

  private func fitting(_ line: String, width: Double, _ size: Double) -> Double {
    min(size, size * width / max(1, PictureLines.width(line, size: size)))
  }

  private func look(of cell: Cell, on sheet: inout PictureSheet) -> (ink: Ink, text: String, lines: [String]) {
    switch cell {
    case .absent: return (Self.absent, Ink.muted, ["–"])
    case .hidden: return (tooSmall(on: &sheet), Ink.ink, ["<\(SampleSize.small.lowest)"])
    case .ratings(let count):
      let shade = HeatShade.ofCount(count, step: step)
      return (Self.shaded(shade), shade.text, ["\(count)"])
    case .satisfied(let share):
      guard let percent = cell.shownPercent else {
        // Nothing to have a share in: told from the best shade by its edge.
        return (share.of == 0 ? Self.absent : tooSmall(on: &sheet), Ink.ink, [ratings(share.of)])
      }
      let shade = HeatShade.ofShare(percent)
      return (
        Self.shaded(shade), shade.text, [percent.text(decimalSign: sheet.language.decimalSign), ratings(share.of)]
      )
    }
  }

  /// Nothing is here to be shaded.
  static let absent = Ink(fill: Ink.paper, stroke: Ink.edge, strokeWidth: 0.6, dashes: "1 3")
  static func shaded(_ shade: HeatShade) -> Ink { .filled(shade.ground, edge: Ink.edge, width: 0.8) }
  func tooSmall(on sheet: inout PictureSheet) -> Ink {
    .filled(sheet.fill(.tooSmall), edge: Ink.edge, width: 0.8)
  }
}
