/// Rows of the list of kiosks as markup: through a template a hundred of them cost a tenth of the page.
struct KioskRowsMarkup {
  struct Row {
    /// A class of the stylesheet's.
    let kind: String
    let link: String
    let name: String
    let minor: String?
    /// By column the lines of text, of which the first is the main one.
    let cells: [[String]]
  }

  /// What the columns are called, for narrow screens on which each cell stands by itself.
  private let labels: [String]
  private var markup = MarkupText()
  private(set) var isEmpty = true

  init(_ labels: [String]) { self.labels = labels }

  var text: String { markup.text }

  mutating func add(_ row: Row) {
    isEmpty = false
    markup.add("<tr class=\"")
    markup.addEscaped(row.kind)
    markup.add("\"><th scope=\"row\"><a href=\"")
    markup.addEscaped(row.link)
    markup.add("\">")
    markup.addEscaped(row.name)
    markup.add("</a>")
    if let minor = row.minor { addMinor(minor) }
    markup.add("</th>")
    for (label, lines) in zip(labels, row.cells) { addCell(label, lines) }
    markup.add("</tr>\n")
  }

  private mutating func addCell(_ label: String, _ lines: [String]) {
    markup.add("<td data-label=\"")
    markup.addEscaped(label)
    markup.add("\"><span>")
    markup.addEscaped(lines.first ?? "")
    for line in lines.dropFirst() { addMinor(line) }
    markup.add("</span></td>")
  }

  private mutating func addMinor(_ text: String) {
    markup.add("<span class=\"minor\">")
    markup.addEscaped(text)
    markup.add("</span>")
  }
}
