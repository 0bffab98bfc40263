import EvaluationIndices

extension Trend {
  /// As many as leave room for a count beneath each.
  private static let mostInPanel = 31

  package func draw(on sheet: inout PictureSheet) {
    let axis = ShareAxis(least: points.compactMap { $0.shown?.interval.lower }.min(), top: 0, bottom: 0)
    drawKey(on: &sheet)
    let length = panelLength
    for start in stride(from: 0, to: points.count, by: length) {
      let top = sheet.y + TrendPanel.headroom
      TrendPanel(
        points: Array(points[start..<min(start + length, points.count)]),
        axis: axis.moved(top: top, bottom: top + TrendPanel.plotHeight),
        pitch: (TrendPanel.right - TrendPanel.left) / Double(length)
      ).draw(on: &sheet)
    }
    sheet.note(axis.note(sheet) + notes(sheet))
  }

  /// Panels of a length, so that none has a single point left over.
  private var panelLength: Int {
    let panels = max(1, (points.count + Self.mostInPanel - 1) / Self.mostInPanel)
    return max(1, (points.count + panels - 1) / panels)
  }

  private func drawKey(on sheet: inout PictureSheet) {
    let (small, sufficient) = (SampleSize.small.lowest, SampleSize.sufficient.lowest)
    var key = PictureKey()
    key.add(sheet.text(.legendSolid, "\(sufficient)"), on: &sheet) { TrendPanel.sign(isSmall: false, at: $1, on: &$0) }
    key.add(sheet.text(.legendHollow, "\(small)", "\(sufficient - 1)"), on: &sheet) {
      TrendPanel.sign(isSmall: true, at: $1, on: &$0)
    }
    key.add(sheet.text(.legendBand), on: &sheet) { sheet, middle in
      let (left, right) = (middle.x - PictureKey.signWidth / 2, middle.x + PictureKey.signWidth / 2)
      sheet.drawing.rectangle(.init(left, middle.y - 5), width: right - left, height: 10, .filled(Ink.tint))
      for y in [middle.y - 5, middle.y + 5] {
        sheet.drawing.line(.init(left, y), .init(right, y), .line(Ink.middle, dashes: "4 2"))
      }
    }
  }

  private func notes(_ sheet: PictureSheet) -> [String] {
    let absent = points.contains { $0.satisfied == nil } ? [sheet.text(.legendNoFigure)] : []
    let none = points.allSatisfy { $0.shown == nil } ? [summary(sheet.spelling)] : []
    return none + [sheet.text(.legendNoPoint, "\(SampleSize.small.lowest)")] + absent
      + (before(sheet.language).map { [$0] } ?? [])
  }
}
