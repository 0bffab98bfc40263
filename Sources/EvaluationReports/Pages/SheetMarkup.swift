/// The cells of a report's rows as markup.
///
/// A page has thousands of figures: through a template each costs more than everything that made it.
struct SheetMarkup {
  private var markup = MarkupText()

  var text: String { markup.text }

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
