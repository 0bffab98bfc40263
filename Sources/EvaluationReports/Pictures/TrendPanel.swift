/// One of the lines of a trend that is too long for one: points side by side over a common axis.
struct TrendPanel {
  static let left = 52.0
  static let right = PictureSheet.width - 10
  /// Space for a share written over its point.
  static let headroom = 20.0
  static let plotHeight = 130.0

  let points: [Trend.Point]
  let axis: ShareAxis
  /// From one point to the next.
  let pitch: Double

  func draw(on sheet: inout PictureSheet) {
    axis.draw(from: Self.left, to: Self.right, on: &sheet)
    for run in runs { drawBand(run, on: &sheet) }
    for run in runs { sheet.drawing.polyline(run.compactMap(middle), .line(Ink.accent, width: 1.5)) }
    for number in points.indices { drawPoint(number, on: &sheet) }
    drawFoot(on: &sheet)
  }

  func x(_ number: Int) -> Double { Self.left + pitch * (Double(number) + 0.5) }

  /// Neighbours that all have a figure.
  private var runs: [[Int]] {
    points.indices.filter { points[$0].shown != nil }.reduce(into: [[Int]]()) { runs, number in
      if let last = runs.last?.last, last == number - 1 {
        runs[runs.count - 1].append(number)
      } else {
        runs.append([number])
      }
    }
  }

  private func middle(_ number: Int) -> Drawing.Point? {
    points[number].shown.map { .init(x(number), axis.y($0.share)) }
  }

  private func drawBand(_ run: [Int], on sheet: inout PictureSheet) {
    let intervals = run.compactMap { number in points[number].shown.map { (x(number), $0.interval) } }
    let upper = intervals.map { Drawing.Point($0.0, axis.y($0.1.upper)) }
    let lower = intervals.map { Drawing.Point($0.0, axis.y($0.1.lower)) }
    sheet.drawing.polygon(upper + lower.reversed(), .filled(Ink.tint))
    let edge = Ink.line(Ink.middle, dashes: "4 2")
    sheet.drawing.polyline(upper, edge)
    sheet.drawing.polyline(lower, edge)
    // A point without neighbours has no band, so its interval is a line with ends.
    if run.count == 1, let high = upper.first, let low = lower.first {
      sheet.drawing.line(high, low, .line(Ink.middle))
      for end in [high, low] {
        sheet.drawing.line(.init(end.x - 4, end.y), .init(end.x + 4, end.y), .line(Ink.middle))
      }
    }
  }

  private func drawPoint(_ number: Int, on sheet: inout PictureSheet) {
    guard let shown = points[number].shown else { return }
    let place = Drawing.Point(x(number), axis.y(shown.share))
    Self.sign(isSmall: !points[number].sample.carriesPercentage, at: place, on: &sheet)
    let words = sheet.language.percent(shown.percent)
    guard PictureLines.width(words, size: PictureSheet.smallSize) + 4 <= pitch else { return }
    let (foot, width) = (axis.y(shown.interval.upper) - 5, PictureLines.width(words, size: PictureSheet.smallSize))
    sheet.drawing.rectangle(.init(place.x - width / 2, foot - 9), width: width, height: 11, .filled(Ink.paper))
    sheet.drawing.write(words, at: .init(place.x, foot), size: PictureSheet.smallSize, anchor: .middle)
  }

  static func sign(isSmall: Bool, at place: Drawing.Point, on sheet: inout PictureSheet) {
    sheet.drawing.circle(
      place, radius: 3.2, .filled(isSmall ? Ink.paper : Ink.accent, edge: Ink.accent, width: 1.6))
  }

  /// The number of ratings beneath each point, and the labels that have room.
  private func drawFoot(on sheet: inout PictureSheet) {
    let size = PictureSheet.smallSize
    let counts = points.map { $0.satisfied.map { "\($0.of)" } ?? "–" }
    let widest = counts.map { PictureLines.width($0, size: size) }.max() ?? 0
    let isTurned = widest + 2 > pitch
    let height = isTurned ? widest + 6 : 14
    sheet.drawing.write("n", at: .init(Self.left - 6, axis.bottom + 14), size: size, Ink.muted, anchor: .end)
    for (number, count) in counts.enumerated() {
      let turns = isTurned && points[number].satisfied != nil
      let place = Drawing.Point(x(number) + (turns ? 3.5 : 0), axis.bottom + (turns ? 6 : 14))
      sheet.drawing.write(count, at: place, size: size, anchor: turns ? .end : .middle, isTurned: turns)
    }
    drawLabels(at: axis.bottom + height + 14, on: &sheet)
    sheet.y = axis.bottom + height + 20
  }

  private func drawLabels(at y: Double, on sheet: inout PictureSheet) {
    let size = PictureSheet.smallSize
    let labels = points.map { PictureLines.shortened(PictureText.clean($0.label), width: 84, size: size) }
    let widest = labels.map { PictureLines.width($0, size: size) }.max() ?? 0
    let every = max(1, Int(((widest + 6) / pitch).rounded(.up)))
    // A last label that would run off the sheet is left out: its table has it.
    for number in stride(from: 0, to: points.count, by: every) where x(number) + widest / 2 <= PictureSheet.width {
      sheet.drawing.write(labels[number], at: .init(x(number), y), size: size, Ink.muted, anchor: .middle)
      sheet.drawing.line(.init(x(number), axis.bottom), .init(x(number), axis.bottom + 3), .line(Ink.edge))
    }
  }
}
