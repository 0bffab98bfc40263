/// The pictograms of the screen as SVG symbols: `face-<position>-of-<levels>` from the best, for scales of 3, 4 and 5.
///
/// Faces differ by mouth and brows alone and share one colour, so that no answer looks more welcome than another and none
/// is told by colour.
enum ScreenFaces {
  static let symbols: String = (3...5).map { levels in
    (1...levels).map { symbol(id: "face-\($0)-of-\(levels)", expression: expression($0, of: levels)) }.joined()
  }.joined()

  private enum Expression {
    case laughing, smiling, content, plain, frowning, unhappy
  }

  private static func expression(_ position: Int, of levels: Int) -> Expression {
    let expressions: [Expression] =
      switch levels {
      case 3: [.laughing, .content, .frowning]
      case 4: [.laughing, .smiling, .frowning, .unhappy]
      default: [.laughing, .smiling, .plain, .frowning, .unhappy]
      }
    return expressions[position - 1]
  }

  private static func symbol(id: String, expression: Expression) -> String {
    """
    <symbol id="\(id)" viewBox="0 0 120 120"><circle class="face" cx="60" cy="60" r="56"/>\
    \(eyes(expression))\(mouth(expression))</symbol>

    """
  }

  private static func eyes(_ expression: Expression) -> String {
    switch expression {
    case .laughing:
      #"<path class="line" d="M33 50 Q41 38 49 50"/><path class="line" d="M71 50 Q79 38 87 50"/>"#
    case .unhappy:
      #"<path class="line" d="M31 44 L46 37"/><path class="line" d="M89 44 L74 37"/>"# + pupils(y: 56)
    default: pupils(y: 48)
    }
  }

  private static func pupils(y: Int) -> String {
    #"<circle class="ink" cx="41" cy="\#(y)" r="6"/><circle class="ink" cx="79" cy="\#(y)" r="6"/>"#
  }

  private static func mouth(_ expression: Expression) -> String {
    switch expression {
    case .laughing: #"<path class="ink" d="M30 66 Q60 74 90 66 Q88 96 60 97 Q32 96 30 66 Z"/>"#
    case .smiling: #"<path class="line" d="M34 72 Q60 98 86 72"/>"#
    case .content: #"<path class="line" d="M38 76 Q60 88 82 76"/>"#
    case .plain: #"<path class="line" d="M38 80 L82 80"/>"#
    case .frowning: #"<path class="line" d="M38 86 Q60 72 82 86"/>"#
    case .unhappy: #"<path class="line" d="M34 92 Q60 66 86 92"/>"#
    }
  }
}
