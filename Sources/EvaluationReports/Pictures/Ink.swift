/// How a mark is drawn, in presentation attributes: pages forbid inline styles.
struct Ink: Hashable, Sendable {
  /// 16:1 on paper: text, axes, marks that must not be missed.
  static let ink = "#14212b"
  /// 8:1 on paper: text of less weight.
  static let muted = "#43515c"
  static let paper = "#ffffff"
  static let accent = "#0a4d5c"
  /// 4:1 on paper: a large area that must not swallow what lies beside it.
  static let middle = "#3f8390"
  /// The inside of an interval; its edges are drawn.
  static let tint = "#dbe6e9"
  /// 4:1 on paper: edges of cells.
  static let edge = "#6d7c87"
  /// 3:1 on paper and 4.5:1 under ``ink``: lines of a hatch that text stands on.
  static let hatch = "#7e8c96"
  /// Guides for the eye, which tell nothing.
  static let guide = "#d4dce1"

  let fill: String
  let stroke: String?
  let strokeWidth: Double
  /// Lengths of lines and gaps, as `6 3`.
  let dashes: String?

  static func filled(_ fill: String, edge: String? = nil, width: Double = 1) -> Ink {
    Ink(fill: fill, stroke: edge, strokeWidth: width, dashes: nil)
  }

  static func line(_ stroke: String, width: Double = 1, dashes: String? = nil) -> Ink {
    Ink(fill: "none", stroke: stroke, strokeWidth: width, dashes: dashes)
  }

  var isHatched: Bool { fill.hasPrefix("url(") }

  var attributes: String {
    var text = " fill=\"\(fill)\""
    guard let stroke else { return text }
    text += " stroke=\"\(stroke)\" stroke-width=\"\(Drawing.number(strokeWidth))\""
    return text + (dashes.map { " stroke-dasharray=\"\($0)\"" } ?? "")
  }
}
