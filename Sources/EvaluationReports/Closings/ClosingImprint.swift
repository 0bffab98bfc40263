import EvaluationStore

/// Which issued report something is of: number, time, hash, in the words of a language. Every form bears it.
package struct ClosingImprint: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package let label: String
    package let text: String
  }

  package let lines: [Line]

  package init(_ closing: Closing, _ spelling: Spelling) {
    let language = spelling.language
    func line(_ word: ClosingWord, _ text: String) -> Line { Line(label: word.text(language), text: text) }
    lines =
      [line(.number, "\(closing.number)")]
      + (closing.corrects.map { [line(.corrects, "\($0)")] } ?? [])
      + [
        line(.issuedAt, spelling.text(closing.issuedAt)), line(.issuedBy, closing.issuedBy.text),
        line(.hash, closing.hash),
      ]
  }
}
