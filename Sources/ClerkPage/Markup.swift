/// A piece of HTML. Texts that are put into it are escaped; only its literal parts and other pieces go in as they are.
package struct Markup: Hashable, Sendable, ExpressibleByStringInterpolation {
  package let html: String

  package init(stringLiteral html: String) { self.html = html }
  package init(stringInterpolation: Interpolation) { html = stringInterpolation.html }
  package init(joining pieces: [Markup]) { html = pieces.map(\.html).joined(separator: "\n") }

  package static let nothing: Markup = ""

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    package init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity) }
    package mutating func appendLiteral(_ literal: String) { html += literal }
    package mutating func appendInterpolation(_ text: String) { html += Markup.escaped(text) }
    package mutating func appendInterpolation(_ number: Int) { html += String(number) }
    package mutating func appendInterpolation(_ piece: Markup) { html += piece.html }
    package mutating func appendInterpolation(_ pieces: [Markup]) { html += Markup(joining: pieces).html }
  }

  /// Good for the content of elements and for attributes in double quotation marks.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
