import EvaluationIndices

/// What a picture is drawn on: as wide as A4 between its margins, as high as it becomes.
package struct PictureSheet {
  /// In the picture's units, which are pixels of a page where nothing scales it: 188 mm in print.
  static let width = 710.0
  static let textSize = 11.0
  static let smallSize = 10.0
  private static let lineHeight = 14.0

  let prefix: PicturePrefix
  let spelling: Spelling
  var language: Language { spelling.language }
  var drawing = Drawing()
  /// Where the next part begins.
  var y = 0.0
  private var hatches: Set<Hatch> = []

  init(_ prefix: PicturePrefix, _ spelling: Spelling) {
    self.prefix = prefix
    self.spelling = spelling
  }

  func text(_ word: PictureWord, _ values: String...) -> String { word.text(language).filled(values) }

  /// A factor with one decimal: `1,4`.
  func times(_ factor: Double) -> String {
    Percent(fraction: factor / 100).text(decimalSign: language.decimalSign)
  }

  /// The filling, which is then defined in the picture.
  mutating func fill(_ hatch: Hatch) -> String {
    hatches.insert(hatch)
    return "url(#\(identifier(hatch.rawValue)))"
  }

  /// What the reader must know beside the marks, a paragraph each.
  mutating func note(_ texts: [String]) {
    y += 6
    for text in texts {
      for line in PictureLines.broken(text, width: Self.width - 8, size: Self.smallSize, most: 4) {
        y += Self.lineHeight
        drawing.write(line, at: .init(0, y), size: Self.smallSize, Ink.muted)
      }
    }
  }

  func svg(title: String, summary: String, for place: PicturePlace) -> String {
    let (width, height) = (Drawing.number(Self.width), Drawing.number((y + 8).rounded(.up)))
    let space = place == .file ? " xmlns=\"http://www.w3.org/2000/svg\"" : ""
    let (titleID, summaryID) = (identifier("title"), identifier("desc"))
    return """
      <svg\(space) class="picture" lang="\(language.rawValue)" role="img" aria-labelledby="\(titleID) \(summaryID)" \
      viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" font-family="\(Self.fonts)">
      <title id="\(titleID)">\(PictureText.escaped(PictureText.clean(title)))</title>
      <desc id="\(summaryID)">\(PictureText.escaped(PictureText.clean(summary, most: 1000)))</desc>
      \(definitions)<rect width="\(width)" height="\(height)" fill="\(Ink.paper)"/>
      \(drawing.text)</svg>

      """
  }

  private static let fonts = "Be Vietnam Pro, Noto Sans, Segoe UI, Roboto, Arial, sans-serif"

  private var definitions: String {
    guard !hatches.isEmpty else { return "" }
    let used = Hatch.allCases.filter(hatches.contains)
    return "<defs>\n\(used.map { $0.definition(id: identifier($0.rawValue)) }.joined())</defs>\n"
  }

  private func identifier(_ name: String) -> String { "\(prefix.text)-\(name)" }
}
