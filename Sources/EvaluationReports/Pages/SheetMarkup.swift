/// Heads and rows of a report's tables as markup.
///
/// A page has thousands of figures: through a template each costs more than everything that made it.
struct SheetMarkup {
  private var markup = MarkupText()

  static func text(_ body: (inout SheetMarkup) -> Void) -> String {
    var markup = SheetMarkup()
    body(&markup)
    return markup.markup.text
  }

  mutating func add(_ head: SheetTable.Head) {
    markup.add("<th scope=\"col\" class=\"")
    markup.addEscaped(head.kind)
    markup.add("\">")
    markup.addEscaped(head.title)
    if let minor = head.minor {
      markup.add("<small>")
      markup.addEscaped(minor)
      markup.add("</small>")
    }
    markup.add("</th>")
  }

  mutating func add(_ row: SheetTable.Row) {
    markup.add("<tr class=\"row\" data-row=\"")
    markup.addEscaped(row.identifier)
    markup.add("\"><th scope=\"row\" class=\"row-head\">")
    if let link = row.link {
      markup.add("<a class=\"name\" href=\"")
      markup.addEscaped(link)
      markup.add("\">")
      markup.addEscaped(row.name)
      markup.add("</a></th>")
    } else {
      markup.add("<span class=\"name\">")
      markup.addEscaped(row.name)
      markup.add("</span></th>")
    }
    row.cells.forEach { add($0) }
    markup.add("</tr>\n")
  }

  /// A cell's `kind` is a class of the stylesheet's.
  mutating func add(_ cell: SheetTable.Cell) {
    open("td", kind: cell.kind)
    cell.pieces.forEach { add($0) }
    if let minor = cell.minor {
      open("span", kind: "minor")
      minor.pieces.forEach { add($0) }
      markup.add("</span>")
    }
    markup.add("</td>")
  }

  private mutating func add(_ piece: TableModel.Piece) {
    markup.addEscaped(piece.before)
    markup.add("<span class=\"")
    markup.addEscaped(piece.kind)
    markup.add("\" data-figure=\"")
    markup.addEscaped(piece.identifier)
    markup.add("\">")
    markup.addEscaped(piece.text)
    markup.add("</span>")
    markup.addEscaped(piece.after)
  }

  private mutating func open(_ element: StaticString, kind: String) {
    markup.add("<")
    markup.add(element)
    markup.add(" class=\"")
    markup.addEscaped(kind)
    markup.add("\">")
  }
}
