import RatingModel

/// One choice of several in a form, with its label.
struct SelectField {
  /// Of the field, and its id on the page.
  let name: String
  let label: String
  /// Markup, escaped already: a nation's units are thousands.
  let options: String

  init(name: String, label: String, options: [SelectOption]) {
    self.name = name
    self.label = label
    var markup = MarkupText()
    for option in options {
      markup.add("\n<option value=\"")
      markup.addEscaped(option.code)
      markup.add(option.selected ? "\" selected>" : "\">")
      markup.addEscaped(option.label)
      markup.add("</option>")
    }
    self.options = markup.text
  }
}

struct SelectOption {
  let code: String
  let selected: Bool
  let label: String
}

extension SelectOption {
  /// Each below the one it belongs to, by blanks that a browser keeps: an option has no style of its own.
  static func units(_ units: [ReadableUnit], selected: UnitCode?) -> [SelectOption] {
    units.map { unit in
      SelectOption(
        code: unit.unit.code.text, selected: unit.unit.code == selected,
        label: String(repeating: "\u{2003}", count: min(unit.depth, 6)) + unit.unit.caption)
    }
  }
}
