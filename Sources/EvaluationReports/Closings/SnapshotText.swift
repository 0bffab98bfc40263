import RatingModel

/// A text as it was spelled in every language: one string where all are the same.
enum SnapshotText: Hashable, Codable {
  case same(String)
  case each([String: String])

  init(_ label: ReportLabel, _ spellings: [Spelling]) {
    self.init(Dictionary(uniqueKeysWithValues: spellings.map { ($0.language.rawValue, $0.text(label)) }))
  }

  init(_ word: ReportWord, _ spellings: [Spelling]) { self.init(.word(word), spellings) }

  init(_ texts: [String: String]) {
    let all = Set(texts.values)
    self = if all.count == 1, let text = all.first { .same(text) } else { .each(texts) }
  }

  var label: ReportLabel {
    switch self {
    case .same(let text): .text(text)
    case .each(let texts): .labels(texts, code: texts[Language.vietnamese.rawValue] ?? "")
    }
  }

  var texts: [String: String] {
    switch self {
    case .same(let text): Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, text) })
    case .each(let texts): texts
    }
  }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .same(text)
    } else {
      self = .each(try value.decode([String: String].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .same(let text): try value.encode(text)
    case .each(let texts): try value.encode(texts)
    }
  }
}
