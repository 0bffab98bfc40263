import EvaluationIndices

extension StackedLevels {
  private static let labelWidth = 172.0
  private static let ratingsEnd = 218.0
  private static let barStart = 230.0
  private static let columnWidth = 62.0
  private static let rowHeight = 34.0

  private var barWidth: Double {
    PictureSheet.width - Double(levels.count) * Self.columnWidth - Self.barStart - 8
  }

  package func draw(on sheet: inout PictureSheet) {
    drawHeads(on: &sheet)
    for row in rows { draw(row, isWhole: false, on: &sheet) }
    if let whole { draw(whole, isWhole: true, on: &sheet) }
    sheet.note(notes(sheet))
  }

  private func drawHeads(on sheet: inout PictureSheet) {
    let size = PictureSheet.smallSize
    let labels = levels.map {
      PictureLines.broken(PictureText.clean($0), width: Self.columnWidth - 6, size: size, most: 4)
    }
    let bottom = 24 + Double(labels.map(\.count).max() ?? 0) * 12
    for level in levels.indices {
      let end = columnEnd(level)
      sheet.drawing.rectangle(.init(end - 26, 4), width: 26, height: 12, ink(of: level, on: &sheet))
      for (number, line) in labels[level].enumerated() {
        let y = bottom - Double(labels[level].count - 1 - number) * 12 - 8
        sheet.drawing.write(line, at: .init(end, y), size: size, Ink.muted, anchor: .end)
      }
    }
    sheet.drawing.write(rowHeading, at: .init(0, bottom - 8), size: size, Ink.muted)
    let ratings = PictureLines.broken(sheet.language.text(.ratings), width: 44, size: size, most: 2)
    for (number, line) in ratings.enumerated() {
      let y = bottom - Double(ratings.count - 1 - number) * 12 - 8
      sheet.drawing.write(line, at: .init(Self.ratingsEnd, y), size: size, Ink.muted, anchor: .end)
    }
    sheet.drawing.line(.init(0, bottom), .init(PictureSheet.width, bottom), .line(Ink.ink))
    sheet.y = bottom
  }

  private func draw(_ row: Row, isWhole: Bool, on sheet: inout PictureSheet) {
    let top = sheet.y
    let size = PictureSheet.textSize
    if isWhole { sheet.drawing.line(.init(0, top), .init(PictureSheet.width, top), .line(Ink.ink)) }
    let name = PictureLines.broken(PictureText.clean(row.label), width: Self.labelWidth, size: size, most: 2)
    for (number, line) in name.enumerated() {
      let y = top + (name.count == 1 ? 21 : 15) + Double(number) * 13
      sheet.drawing.write(line, at: .init(0, y), size: size, isBold: isWhole)
    }
    sheet.drawing.write(
      "\(row.ratings)", at: .init(Self.ratingsEnd, top + 21), size: size, anchor: .end, isBold: isWhole)
    drawBar(of: row, top: top, on: &sheet)
    for level in levels.indices { drawFigures(of: row, level, top: top, on: &sheet) }
    sheet.y = top + Self.rowHeight
    sheet.drawing.line(.init(0, sheet.y), .init(PictureSheet.width, sheet.y), .line(Ink.guide, width: 0.5))
  }

  private func drawBar(of row: Row, top: Double, on sheet: inout PictureSheet) {
    guard row.sample.carriesPercentageWithInterval else {
      let words =
        row.ratings == 0 ? sheet.text(.noRatings) : sheet.text(.fewerThan, "\(SampleSize.small.lowest)")
      sheet.drawing.write(words, at: .init(Self.barStart, top + 21), size: PictureSheet.smallSize, Ink.muted)
      return
    }
    let height = row.sample.carriesPercentage ? 18.0 : 8.0
    var counted = 0
    for level in levels.indices where row.counts[level] > 0 {
      let from = place(counted, of: row)
      counted += row.counts[level]
      sheet.drawing.rectangle(
        .init(from, top + (Self.rowHeight - height) / 2), width: place(counted, of: row) - from, height: height,
        ink(of: level, on: &sheet))
    }
  }

  private func drawFigures(of row: Row, _ level: Int, top: Double, on sheet: inout PictureSheet) {
    let percentage = row.percentage(level)
    let isAlone = !percentage.hasValue
    sheet.drawing.write(
      "\(row.counts[level])", at: .init(columnEnd(level), top + (isAlone ? 21 : 15)), size: PictureSheet.textSize,
      anchor: .end)
    if case .percentage(let percent) = percentage {
      sheet.drawing.write(
        sheet.language.percent(percent), at: .init(columnEnd(level), top + 28), size: PictureSheet.smallSize, Ink.muted,
        anchor: .end)
    }
  }

  private func place(_ counted: Int, of row: Row) -> Double {
    Self.barStart + barWidth * Double(counted) / Double(row.ratings)
  }

  private func columnEnd(_ level: Int) -> Double {
    PictureSheet.width - Double(levels.count - 1 - level) * Self.columnWidth - 2
  }

  /// The best level is a quiet area, the worst a black one: a single rating of it must not be overlooked.
  private func ink(of level: Int, on sheet: inout PictureSheet) -> Ink {
    let between: [Hatch] =
      switch levels.count {
      case 3: [.slanted]
      case 4: [.slanted, .dotted]
      default: [.slanted, .dotted, .crossed]
      }
    if level == 0 { return .filled(Ink.middle, edge: Ink.ink, width: 0.8) }
    if level == levels.count - 1 { return .filled(Ink.ink, edge: Ink.ink, width: 0.8) }
    return .filled(sheet.fill(between[level - 1]), edge: Ink.ink, width: 0.8)
  }

  private func notes(_ sheet: PictureSheet) -> [String] {
    let (small, sufficient) = (SampleSize.small.lowest, SampleSize.sufficient.lowest)
    return [
      sheet.text(.noteBars, "\(small)", "\(sufficient)", "\(sufficient - 1)"), sheet.text(.noteRounded),
    ] + (beyond(sheet.language).map { [$0] } ?? [])
  }
}
