import EvaluationIndices

/// The field of a funnel: axes, limits as curves, points.
struct FunnelPlot {
  static let left = 52.0
  /// What is right of it belongs to the names of the curves.
  static let right = PictureSheet.width - 92
  static let height = 300.0
  private static let samples = 80

  let all: Share
  let limits: FunnelLimits
  let shares: ShareAxis
  let counts: CountAxis

  /// - Parameter drawn: not empty.
  init(_ drawn: [Share], all: Share, _ limits: FunnelLimits, top: Double) {
    self.all = all
    self.limits = limits
    // Further left the limits fall so steeply that they would press all else together; they leave the field at its foot.
    let limit = limits.limits(.wide, ratings: SampleSize.sufficient.lowest).lowerBound
    let least = (drawn.compactMap(\.value) + [limit]).min()
    shares = ShareAxis(least: least, top: top, bottom: top + Self.height)
    counts = CountAxis(largest: drawn.map(\.of).max() ?? 0, left: Self.left, right: Self.right)
  }

  func place(of share: Share) -> Drawing.Point? {
    share.value.map { .init(counts.x(share.of), shares.y($0)) }
  }

  /// Below which height hardly a point lies, from some place to the right.
  func emptyBelow(_ x: Double) -> Double {
    let part = (x - counts.left) / (counts.right - counts.left)
    let ratings = max(SampleSize.small.lowest, Int((part * Double(counts.most)).rounded()))
    return min(shares.bottom, shares.y(limits.limits(.wide, ratings: ratings).lowerBound))
  }

  func drawAxes(on sheet: inout PictureSheet) {
    shares.draw(from: Self.left, to: Self.right, on: &sheet)
    let foot = shares.bottom
    sheet.drawing.line(.init(Self.left, foot), .init(Self.right, foot), .line(Ink.edge))
    for mark in counts.marks {
      let x = counts.x(mark)
      sheet.drawing.line(.init(x, foot), .init(x, foot + 4), .line(Ink.edge))
      sheet.drawing.write(
        "\(mark)", at: .init(x, foot + 15), size: PictureSheet.smallSize, Ink.muted, anchor: .middle)
    }
    let size = PictureSheet.smallSize
    sheet.drawing.write(
      sheet.language.text(.ratings), at: .init((Self.left + Self.right) / 2, foot + 31), size: size, anchor: .middle)
    sheet.drawing.write(sheet.language.text(.satisfiedShare), at: .init(0, shares.top - 14), size: size)
    sheet.y = foot + 36
  }

  static func ink(of width: FunnelLimits.Width) -> Ink {
    switch width {
    case .narrow: .line(Ink.ink, dashes: "6 3")
    case .wide: .line(Ink.ink, width: 1.4)
    }
  }

  static let ofAll = Ink.line(Ink.accent, width: 1.4, dashes: "1 3")

  func drawLimits(on sheet: inout PictureSheet) {
    let middle = shares.y(limits.target)
    sheet.drawing.line(.init(Self.left, middle), .init(Self.right, middle), Self.ofAll)
    var names = FunnelNames(top: shares.top, bottom: shares.bottom)
    names.add(sheet.text(.groupShare, all.percent.map(sheet.language.percent) ?? "–"), at: middle)
    for width in FunnelLimits.Width.allCases {
      for isUpper in [true, false] {
        let curve = curve(width, isUpper: isUpper)
        sheet.drawing.polyline(curve, Self.ink(of: width))
        if let end = curve.last, end.x >= Self.right { names.add(Self.name(of: width, sheet.language), at: end.y) }
      }
    }
    names.draw(from: Self.right, on: &sheet)
  }

  static func name(of width: FunnelLimits.Width, _ language: Language) -> String {
    switch width {
    case .narrow: language.percent(whole: 95)
    case .wide: language.percent(Percent(fraction: 0.998))
    }
  }

  /// Only what lies between the ends of the axis: a limit that is cut off there is none.
  private func curve(_ width: FunnelLimits.Width, isUpper: Bool) -> [Drawing.Point] {
    ratings.compactMap { count in
      let limits = limits.limits(width, ratings: count)
      let share = isUpper ? limits.upperBound : limits.lowerBound
      let floor = Double(shares.lowest) / 100
      guard isUpper ? share < 1 : share > floor else { return nil }
      return .init(counts.x(count), shares.y(share))
    }
  }

  /// From ten on, close together where the curves are steep.
  private var ratings: [Int] {
    let (first, last) = (SampleSize.small.lowest, counts.most)
    guard last > first else { return [last] }
    return (0...Self.samples).map { number in
      let part = Double(number) / Double(Self.samples)
      return first + Int((Double(last - first) * part * part).rounded())
    }
  }
}
