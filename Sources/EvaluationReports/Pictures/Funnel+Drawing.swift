import EvaluationIndices

extension Funnel {
  private static let labelWidth = 190.0
  /// From here on dots lie on each other, and are drawn smaller.
  private static let manyOthers = 150

  package func draw(on sheet: inout PictureSheet) {
    guard let limits, !drawn.isEmpty else {
      sheet.note([summary(sheet.spelling)] + notes(sheet))
      return
    }
    drawKey(on: &sheet)
    let plot = FunnelPlot(drawn, all: all, limits, top: sheet.y + 36)
    plot.drawAxes(on: &sheet)
    let radius = others.count > Self.manyOthers ? 2.0 : 3.0
    for share in others {
      if let place = plot.place(of: share) { Self.sign(of: share.of, at: place, radius: radius, on: &sheet) }
    }
    plot.drawLimits(on: &sheet)
    drawSubject(plot, on: &sheet)
    sheet.note([sheet.text(.noteFunnel)] + plot.shares.note(sheet) + notes(sheet))
  }

  /// Told from the others by its shape, its size and its name.
  private func drawSubject(_ plot: FunnelPlot, on sheet: inout PictureSheet) {
    guard let subject, drawn.count > others.count, let place = plot.place(of: subject.satisfied),
      let share = subject.satisfied.percent
    else { return }
    let size = PictureSheet.textSize
    let name = PictureLines.shortened(PictureText.clean(subject.name), width: Self.labelWidth, size: size)
    let figures = "\(sheet.language.percent(share)), n \(subject.satisfied.of)"
    let width = max(PictureLines.width(name, size: size), PictureLines.width(figures, size: size)) + 8
    let isLeft = place.x + 14 + width > FunnelPlot.right
    let left = isLeft ? place.x - 14 - width : place.x + 14
    let corner = Drawing.Point(left, min(max(place.y, plot.emptyBelow(left)) + 8, plot.shares.bottom - 34))
    sheet.drawing.line(place, .init(isLeft ? corner.x + width : corner.x, corner.y + 10), .line(Ink.ink))
    sheet.drawing.rectangle(corner, width: width, height: 31, .filled(Ink.paper, edge: Ink.ink, width: 0.8))
    sheet.drawing.write(name, at: .init(corner.x + 4, corner.y + 13), size: size, isBold: true)
    sheet.drawing.write(figures, at: .init(corner.x + 4, corner.y + 26), size: size)
    Self.subjectSign(isSmall: !SampleSize(ratings: subject.satisfied.of).carriesPercentage, at: place, on: &sheet)
  }

  private static func sign(of ratings: Int, at place: Drawing.Point, radius: Double = 3, on sheet: inout PictureSheet) {
    let isSmall = !SampleSize(ratings: ratings).carriesPercentage
    sheet.drawing.circle(
      place, radius: radius, isSmall ? .filled(Ink.paper, edge: Ink.accent, width: 1.2) : dot)
  }

  /// With an edge of paper, so that dots on each other stay several.
  private static let dot = Ink.filled(Ink.accent, edge: Ink.paper, width: 0.6)

  private static func subjectSign(isSmall: Bool, at place: Drawing.Point, on sheet: inout PictureSheet) {
    sheet.drawing.diamond(place, radius: 9, .filled(Ink.paper))
    sheet.drawing.diamond(place, radius: 7, .filled(isSmall ? Ink.paper : Ink.ink, edge: Ink.ink, width: 1.6))
  }

  private func drawKey(on sheet: inout PictureSheet) {
    let (small, sufficient) = (SampleSize.small.lowest, SampleSize.sufficient.lowest)
    let row = PictureText.clean(rowHeading, most: 40)
    var key = PictureKey()
    if let subject, drawn.count > others.count {
      let name = PictureLines.shortened(PictureText.clean(subject.name), width: Self.labelWidth, size: 10)
      let isSmall = !SampleSize(ratings: subject.satisfied.of).carriesPercentage
      key.add(name, on: &sheet) { Self.subjectSign(isSmall: isSmall, at: $1, on: &$0) }
    }
    key.add(sheet.text(.legendOther, "\(sufficient)", row), on: &sheet) { Self.sign(of: sufficient, at: $1, on: &$0) }
    key.add(sheet.text(.legendOtherSmall, "\(small)", "\(sufficient - 1)", row), on: &sheet) {
      Self.sign(of: small, at: $1, on: &$0)
    }
    for width in FunnelLimits.Width.allCases {
      let name = FunnelPlot.name(of: width, sheet.language)
      key.add(sheet.text(.legendLimits, name), on: &sheet) { sheet, middle in
        let reach = PictureKey.signWidth / 2
        sheet.drawing.line(
          .init(middle.x - reach, middle.y), .init(middle.x + reach, middle.y), FunnelPlot.ink(of: width))
      }
    }
  }

  private func notes(_ sheet: PictureSheet) -> [String] {
    let fewest = "\(SampleSize.small.lowest)"
    var notes: [String] = []
    if let limits, limits.overdispersion > 1.005, !drawn.isEmpty {
      notes.append(sheet.text(.noteWidened, sheet.times(limits.overdispersion.squareRoot())))
    }
    if othersTooFew > 0 { notes.append(sheet.text(.noteTooFew, "\(othersTooFew)", fewest)) }
    if let subject, drawn.count == others.count {
      let name = PictureText.clean(subject.name, most: 60)
      notes.append(sheet.text(.noteSubjectTooFew, "\(subject.satisfied.of)", fewest, name))
    }
    return notes + (beyond(sheet.language).map { [$0] } ?? [])
  }
}
