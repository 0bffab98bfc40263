/// A filling that is told from the others in black and white.
enum Hatch: String, Hashable, Sendable, CaseIterable {
  case slanted, dotted, crossed
  /// Slanted the other way and lighter, since text stands on it: too few to be told.
  case tooSmall = "too-small"

  /// Requires an id that needs no escaping.
  func definition(id: String) -> String {
    let ground = "<rect width=\"\(side)\" height=\"\(side)\" fill=\"\(Ink.paper)\"/>"
    return """
      <pattern id="\(id)" patternUnits="userSpaceOnUse" width="\(side)" height="\(side)">\(ground)\(marks)</pattern>

      """
  }

  private var side: Int { self == .dotted ? 4 : 6 }

  // Diagonals run on beyond the corners, so that tiles join without a notch.
  private static let falling = "M-1 5L1 7M0 0L6 6M5 -1L7 1"
  private static let rising = "M-1 1L1 -1M0 6L6 0M5 7L7 5"

  private var marks: String {
    switch self {
    case .slanted: Self.stroke(Self.rising, Ink.ink, "1.6")
    case .dotted: "<circle cx=\"2\" cy=\"2\" r=\"1\" fill=\"\(Ink.ink)\"/>"
    case .crossed: Self.stroke(Self.rising + Self.falling, Ink.ink, "0.9")
    case .tooSmall: Self.stroke(Self.falling, Ink.hatch, "0.9")
    }
  }

  private static func stroke(_ path: String, _ colour: String, _ width: String) -> String {
    "<path d=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(width)\"/>"
  }
}
