/// The two languages of a view: the citizen's, and the one below it. Below Vietnamese stands the next language, below
/// every other one Vietnamese.
struct Speech {
  let first: StringTable
  let second: StringTable
  /// The one that a touch switches to.
  let next: StringTable

  init(_ display: DisplayInformation, language: Int) {
    let tables = display.languages
    first = tables[language % tables.count]
    next = tables[(language + 1) % tables.count]
    second = language % tables.count == 0 ? tables[min(1, tables.count - 1)] : tables[0]
  }

  func word(_ word: ScreenWord) -> ScreenView.Bilingual {
    ScreenView.Bilingual(first: first.word(word), second: second.word(word))
  }

  /// What a province has words for, by the pack, by the configuration, or else in Vietnamese.
  func label(_ label: StringTable.Label, _ labels: [String: String]) -> ScreenView.Bilingual {
    func said(_ table: StringTable) -> String {
      table.label(label) ?? labels[table.language] ?? labels["vi"] ?? ""
    }
    return ScreenView.Bilingual(first: said(first), second: said(second))
  }

  /// A sign's text in the first language that there is one in.
  func text(_ labels: [String: String]) -> String {
    labels[first.language] ?? labels["vi"] ?? labels["en"] ?? ""
  }
}
