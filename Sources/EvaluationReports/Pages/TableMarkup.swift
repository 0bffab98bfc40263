/// Heads and rows of tables as markup.
///
/// A page has thousands of figures: through a template each costs more than everything that made it.
struct TableMarkup {
  private var markup = MarkupText()

  static func text(_ body: (inout TableMarkup) -> Void) -> String {
    var markup = TableMarkup()
    body(&markup)
    return markup.markup.text
  }

  mutating func add(_ head: TableModel.Head) {
    markup.add("<th scope=\"col\"")
    addClass(head.kind)
    markup.addEscaped(head.title)
    if let minor = head.minor {
      markup.add("<small>")
      markup.addEscaped(minor)
      markup.add("</small>")
    }
    markup.add("</th>")
  }

  mutating func add(_ row: TableModel.Row) {
    markup.add("<tr")
    addAttribute(" class=\"", row.kind)
    addAttribute(" data-row=\"", row.identifier)
    markup.add("><th scope=\"row\" class=\"row-head\">")
    addName(of: row)
    for caption in row.captions {
      markup.add("<span")
      addClass(caption.kind)
      markup.addEscaped(caption.text)
      markup.add("</span>")
    }
    markup.add("</th>")
    row.cells.forEach { add($0) }
    markup.add("</tr>\n")
  }

  private mutating func addName(of row: TableModel.Row) {
    if let link = row.link {
      markup.add("<a class=\"name\"")
      addAttribute(" href=\"", link)
      markup.add(">")
      markup.addEscaped(row.name)
      markup.add("</a>")
    } else {
      markup.add("<span class=\"name\">")
      markup.addEscaped(row.name)
      markup.add("</span>")
    }
  }

  mutating func add(_ cell: TableModel.Cell) {
    markup.add("<td")
    addClass(cell.kind)
    cell.pieces.forEach { add($0) }
    if !cell.minor.isEmpty {
      markup.add("<span class=\"minor\">")
      cell.minor.forEach { add($0) }
      markup.add("</span>")
    }
    if let plot = cell.plot { add(plot) }
    markup.add("</td>")
  }

  private mutating func add(_ piece: TableModel.Piece) {
    markup.addEscaped(piece.before)
    markup.add("<span")
    addAttribute(" class=\"", piece.kind)
    addAttribute(" data-figure=\"", piece.identifier)
    markup.add(">")
    markup.addEscaped(piece.text)
    markup.add("</span>")
    markup.addEscaped(piece.after)
  }

  private mutating func add(_ plot: TableModel.Plot) {
    markup.add(
      """
      <svg class="plot" viewBox="0 0 104 16" width="104" height="16" aria-hidden="true" focusable="false">\
      <line class="axis" x1="2" y1="8" x2="102" y2="8"/>\
      <line class="tick" x1="2" y1="5" x2="2" y2="11"/>\
      <line class="tick" x1="52" y1="5" x2="52" y2="11"/>\
      <line class="tick" x1="102" y1="5" x2="102" y2="11"/>\
      <line class="range"
      """)
    addAttribute(" x1=\"", plot.lower)
    addAttribute(" y1=\"8\" x2=\"", plot.upper)
    markup.add(" y2=\"8\"/><circle class=\"point\"")
    addAttribute(" cx=\"", plot.point)
    markup.add(" cy=\"8\" r=\"3.5\"/></svg>")
  }

  /// The end of an opening tag, with its class where it has one.
  private mutating func addClass(_ kind: String?) {
    if let kind { addAttribute(" class=\"", kind) }
    markup.add(">")
  }

  /// - Parameter opening: ends with the quotation mark.
  private mutating func addAttribute(_ opening: StaticString, _ value: String) {
    markup.add(opening)
    markup.addEscaped(value)
    markup.add("\"")
  }
}
