/// Shares on a height: from 100 % at the top to a round percent that is below all that is drawn.
struct ShareAxis {
  /// In percent; a multiple of ten, at most 80, so that small differences do not fill the picture.
  let lowest: Int
  let top: Double
  let bottom: Double

  /// - Parameter least: the lowest share that must have its place; `nil` where there is none.
  init(least: Double?, top: Double, bottom: Double) {
    let percents = Int(((least ?? 0) * 100).rounded(.down))
    lowest = min(80, max(0, percents) / 10 * 10)
    self.top = top
    self.bottom = bottom
  }

  func moved(top: Double, bottom: Double) -> ShareAxis { ShareAxis(lowest: lowest, top: top, bottom: bottom) }

  private init(lowest: Int, top: Double, bottom: Double) {
    (self.lowest, self.top, self.bottom) = (lowest, top, bottom)
  }

  /// Whole percents that have a line, from the bottom.
  var marks: [Int] {
    let step = lowest >= 80 ? 5 : lowest >= 50 ? 10 : 20
    return Array(stride(from: 100, through: lowest, by: -step).reversed())
  }

  func y(_ share: Double) -> Double {
    let floor = Double(lowest) / 100
    return bottom - (bottom - top) * (share - floor) / (1 - floor)
  }

  /// Lines across, each with its percent at the left.
  func draw(from left: Double, to right: Double, on sheet: inout PictureSheet) {
    for mark in marks {
      let y = y(Double(mark) / 100)
      sheet.drawing.line(.init(left, y), .init(right, y), .line(Ink.guide))
      sheet.drawing.write(
        sheet.language.percent(whole: mark), at: .init(left - 6, y + 3.5), size: PictureSheet.smallSize, Ink.muted,
        anchor: .end)
    }
    sheet.drawing.line(.init(left, top), .init(left, bottom), .line(Ink.edge))
  }

  /// What must be said of an axis that does not begin at nothing.
  func note(_ sheet: PictureSheet) -> [String] {
    lowest > 0 ? [sheet.text(.noteAxis, sheet.language.percent(whole: lowest))] : []
  }
}
