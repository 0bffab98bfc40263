import EvaluationIndices

extension HeatMap {
  /// What shades, edges and hatches mean, as far as the map has them.
  func drawKey(on sheet: inout PictureSheet) {
    sheet.y += 6
    var key = PictureKey()
    for (words, shade) in steps(sheet) {
      key.add(words, on: &sheet) { Self.sign(Self.shaded(shade), at: $1, on: &$0) }
    }
    let cells = rows.flatMap(\.cells)
    if cells.contains(.absent) {
      key.add(sheet.text(.legendAbsent), on: &sheet) { Self.sign(Self.absent, "–", at: $1, on: &$0) }
    }
    if cells.contains(.hidden) {
      let ink = tooSmall(on: &sheet)
      key.add(sheet.text(.legendHidden, "\(SampleSize.small.lowest)"), on: &sheet) { Self.sign(ink, at: $1, on: &$0) }
    }
    if measure == .satisfiedShare, cells.contains(where: { $0.percentage == .withheld }) {
      let ink = tooSmall(on: &sheet)
      key.add(sheet.text(.legendFew, "\(SampleSize.sufficient.lowest)"), on: &sheet) { Self.sign(ink, at: $1, on: &$0) }
    }
  }

  private static func sign(_ ink: Ink, _ words: String = "", at middle: Drawing.Point, on sheet: inout PictureSheet) {
    sheet.drawing.rectangle(.init(middle.x - 12, middle.y - 6), width: 24, height: 12, ink)
    if !words.isEmpty {
      sheet.drawing.write(
        words, at: .init(middle.x, middle.y + 3), size: PictureSheet.smallSize, Ink.muted, anchor: .middle)
    }
  }

  /// What each shade means, from the lightest.
  private func steps(_ sheet: PictureSheet) -> [(String, HeatShade)] {
    switch measure {
    case .ratings:
      let words = (0..<HeatShade.all.count - 1).map { number in
        step == 1 ? "\(number + 1)" : "\(number * step + 1)–\((number + 1) * step)"
      }
      return Array(zip([sheet.text(.legendZero)] + words, HeatShade.all))
    case .satisfiedShare:
      let bounds = HeatShade.shareBoundaries.map(sheet.language.percent(whole:))
      let between = zip(bounds, bounds.dropFirst()).map { sheet.text(.legendFromTo, $0, $1) }
      let words = [sheet.text(.legendBelow, bounds[0])] + between + [sheet.text(.legendFrom, bounds[bounds.count - 1])]
      return Array(zip(words.reversed(), HeatShade.all))
    }
  }
}
