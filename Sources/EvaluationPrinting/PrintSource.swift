/// Looks whether a document stands by itself. Ours do; whoever made another one must not be able to have files read or
/// addresses called by the program that prints.
package enum PrintSource {
  private static let tags: Set<Substring> = [
    "!doctype", "html", "head", "meta", "title", "style", "body", "header", "section", "div", "p", "h1", "h2", "h3",
    "span", "small", "table", "thead", "tbody", "tr", "th", "td", "svg", "g", "defs", "desc", "pattern", "clippath",
    "path",
    "rect", "line", "polyline", "polygon", "circle", "text", "tspan", "use",
  ]

  /// Text is escaped in every document of ours: what begins with `<` is a tag.
  package static func isSelfContained(_ html: String) -> Bool {
    let text = html.lowercased()
    guard !text.contains("@import"), !text.contains("src=") || !hasAttribute("src", in: text) else { return false }
    let addresses = text.matches(of: /url\(\s*["']?\s*(.?)/)
    guard addresses.allSatisfy({ $0.1 == "#" }) else { return false }
    return text.matches(of: /<\/?([!a-z0-9:-]*)([^>]*)>/).allSatisfy { tag in
      tags.contains(tag.1) && tag.2.matches(of: /(href|data|action|poster)\s*=\s*["']?(.?)/).allSatisfy { $0.2 == "#" }
    }
  }

  private static func hasAttribute(_ name: String, in text: String) -> Bool {
    text.matches(of: /<[^>]*>/).contains { $0.0.contains(" \(name)=") || $0.0.contains("\n\(name)=") }
  }
}
