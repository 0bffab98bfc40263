/// Marks in the order in which they are drawn, as SVG.
struct Drawing {
  struct Point: Hashable {
    let x: Double
    let y: Double

    init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  enum Anchor: String {
    case start, middle, end
  }

  private(set) var text = ""

  mutating func rectangle(_ corner: Point, width: Double, height: Double, _ ink: Ink) {
    let (w, h) = (Self.number(width), Self.number(height))
    add("<rect x=\"\(Self.number(corner.x))\" y=\"\(Self.number(corner.y))\" width=\"\(w)\" height=\"\(h)\"", ink)
  }

  mutating func line(_ from: Point, _ to: Point, _ ink: Ink) {
    let (x1, y1) = (Self.number(from.x), Self.number(from.y))
    add("<line x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(Self.number(to.x))\" y2=\"\(Self.number(to.y))\"", ink)
  }

  mutating func polyline(_ points: [Point], _ ink: Ink) {
    if points.count > 1 { add("<polyline points=\"\(Self.list(points))\"", ink) }
  }

  mutating func polygon(_ points: [Point], _ ink: Ink) {
    if points.count > 2 { add("<polygon points=\"\(Self.list(points))\"", ink) }
  }

  mutating func circle(_ centre: Point, radius: Double, _ ink: Ink) {
    let (x, y) = (Self.number(centre.x), Self.number(centre.y))
    add("<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(Self.number(radius))\"", ink)
  }

  /// A square on its corner.
  mutating func diamond(_ centre: Point, radius: Double, _ ink: Ink) {
    let (x, y) = (centre.x, centre.y)
    polygon([Point(x, y - radius), Point(x + radius, y), Point(x, y + radius), Point(x - radius, y)], ink)
  }

  /// - Parameters:
  ///   - place: where the text's base line begins, has its middle or ends.
  ///   - isTurned: read upwards.
  mutating func write(
    _ words: String, at place: Point, size: Double, _ colour: String = Ink.ink, anchor: Anchor = .start,
    isBold: Bool = false, isTurned: Bool = false
  ) {
    let (x, y) = (Self.number(place.x), Self.number(place.y))
    text += "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(Self.number(size))\" fill=\"\(colour)\""
    if anchor != .start { text += " text-anchor=\"\(anchor.rawValue)\"" }
    if isBold { text += " font-weight=\"700\"" }
    if isTurned { text += " transform=\"rotate(-90 \(x) \(y))\"" }
    text += ">\(PictureText.escaped(PictureText.clean(words)))</text>\n"
  }

  /// To a tenth, written the same everywhere.
  static func number(_ value: Double) -> String {
    precondition(value.isFinite && abs(value) < 1_000_000, "no sheet is that large")
    let tenths = Int((value * 10).rounded())
    let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
    return "\(tenths < 0 ? "-" : "")\(whole)\(rest == 0 ? "" : ".\(rest)")"
  }

  private mutating func add(_ opening: String, _ ink: Ink) { text += "\(opening)\(ink.attributes)/>\n" }

  private static func list(_ points: [Point]) -> String {
    points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
  }
}
