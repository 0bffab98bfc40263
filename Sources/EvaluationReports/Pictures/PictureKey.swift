/// Signs and what they mean, side by side in lines.
struct PictureKey {
  private static let lineHeight = 17.0
  private static let gap = 20.0
  /// Where a sign stands: its middle is given to who draws it.
  static let signWidth = 26.0

  private var x = 0.0
  private var isFirst = true

  /// Adds a sign that is drawn round a middle point, and its words.
  mutating func add(
    _ words: String, on sheet: inout PictureSheet, _ sign: (inout PictureSheet, Drawing.Point) -> Void
  ) {
    let size = PictureSheet.smallSize
    let shown = PictureLines.shortened(words, width: PictureSheet.width - Self.signWidth - 6, size: size)
    let width = Self.signWidth + 6 + PictureLines.width(shown, size: size)
    if isFirst || x + width > PictureSheet.width {
      sheet.y += Self.lineHeight
      x = 0
      isFirst = false
    }
    sign(&sheet, .init(x + Self.signWidth / 2, sheet.y - 4))
    sheet.drawing.write(shown, at: .init(x + Self.signWidth + 6, sheet.y), size: size, Ink.muted)
    x += width + Self.gap
  }
}
