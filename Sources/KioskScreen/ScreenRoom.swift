import Foundation

/// Whether a panel has room for what must be read and touched, each at its size: the rules of the page's own layout, reckoned
/// with the usual widths of letters. The page measures; this tells beforehand, and may err where there is just about room.
package struct ScreenRoom: Hashable, Sendable {
  /// What stands on the panel at once, at the least.
  package struct Content: Hashable, Sendable {
    package let headline: String
    package let answers: [String]
    /// What leads on without an answer; `nil` where nothing does.
    package let last: String?
    /// What changes the screen; none where it cannot be touched.
    package let controls: [String]

    package init(headline: String, answers: [String], last: String?, controls: [String]) {
      self.headline = headline
      self.answers = answers
      self.last = last
      self.controls = controls
    }
  }

  private static let target = 20.0
  private static let gap = 0.8
  /// Of the font's size.
  private static let capital = 0.714

  private let width: Double
  private let height: Double
  private let letters: LetterWidths

  package init(_ geometry: ScreenGeometry) {
    width = Double(geometry.widthMillimetres)
    height = Double(geometry.heightMillimetres)
    letters = LetterWidths(font: Double(geometry.capitalMicrometres) / 1000 / Self.capital)
  }

  /// All in millimetres.
  private var font: Double { letters.font }

  package func holds(_ content: Content) -> Bool {
    if content.controls.isEmpty { return holds(content, width, height) }
    if width > height, let beside = widthBeside(content.controls), holds(content, width - beside, height) {
      return true
    }
    return holds(content, width, height - heightBelow(content.controls))
  }

  private func holds(_ content: Content, _ width: Double, _ height: Double) -> Bool {
    let inner = width - 3 * Self.gap
    // Clerk, counter and dossier on a line, then the question.
    let above = 0.6 * font + 1.1 * font * letters.lines(content.headline, in: inner, isBold: true)
    return [1, 2, content.answers.count].contains { columns in
      answersHeight(content, columns: columns, width: inner) <= height - above - 2 * Self.gap
    }
  }

  private func answersHeight(_ content: Content, columns: Int, width: Double) -> Double {
    let cell = (width - Double(columns - 1) * Self.gap) / Double(columns)
    // Three columns and more bear their sign above their words.
    let (beside, above) = columns > 2 ? (0, 1.6 * font) : (1.6 * font, 0)
    var cells = content.answers.map { height(of: $0, in: cell - beside - 2.5, isBold: true, more: above) }
    let isLastAmongThem = columns == 2 && cells.count % 2 == 1
    if isLastAmongThem, let last = content.last { cells.append(height(of: last, in: cell - 2.5, isBold: false)) }
    var rows = stride(from: 0, to: cells.count, by: columns).map { first in
      cells[first..<min(first + columns, cells.count)].max() ?? 0
    }
    if !isLastAmongThem, content.last != nil { rows.append(max(Self.target, 1.06 * font + 1.6)) }
    return rows.reduce(0, +) + Double(max(0, rows.count - 1)) * Self.gap
  }

  private func height(of text: String, in width: Double, isBold: Bool, more: Double = 0) -> Double {
    max(Self.target, 1.06 * font * letters.lines(text, in: width, isBold: isBold) + more + 1.6)
  }

  private func height(ofControl text: String, in width: Double) -> Double {
    max(Self.target, 1.12 * font * letters.lines(text, in: width, isBold: false) + 1.6)
  }

  /// `nil` where they would be too high.
  private func widthBeside(_ controls: [String]) -> Double? {
    let inner = max(Self.target - 3, controls.map(letters.longestWord).max() ?? 0)
    let high = controls.reduce(0) { $0 + height(ofControl: $1, in: inner + 0.1) + Self.gap }
    return high <= height ? inner + 5 : nil
  }

  private func heightBelow(_ controls: [String]) -> Double {
    var rows: [[(text: String, width: Double)]] = [[]]
    func used(_ row: [(text: String, width: Double)]) -> Double { row.reduce(0) { $0 + $1.width + Self.gap } }
    for control in controls {
      let least = max(Self.target, letters.longestWord(control) + 3)
      if !rows[rows.count - 1].isEmpty, used(rows[rows.count - 1]) + least > width - 2 { rows.append([]) }
      rows[rows.count - 1].append((control, least))
    }
    return rows.reduce(0) { sum, row in
      let spare = (width - 2 - used(row) + Self.gap) / Double(row.count)
      return sum + Self.gap + (row.map { height(ofControl: $0.text, in: $0.width + spare - 2.9) }.max() ?? 0)
    }
  }
}

/// How wide letters of a usual font without serifs are.
private struct LetterWidths: Hashable, Sendable {
  private static let space = 0.26
  private static let plain = 0.93
  /// More lines than any panel has: a word is wider than the line.
  private static let never = 1000.0

  /// Millimetres.
  let font: Double

  /// On how many lines a text stands.
  func lines(_ text: String, in width: Double, isBold: Bool) -> Double {
    var (lines, used) = (1.0, 0.0)
    for word in text.split(separator: " ") {
      let length = self.width(of: word, isBold: isBold)
      if length > width { return Self.never }
      let longer = used > 0 ? used + Self.space * font + length : length
      (lines, used) = longer > width ? (lines + 1, length) : (lines, longer)
    }
    return lines
  }

  func longestWord(_ text: String) -> Double {
    text.split(separator: " ").map { width(of: $0, isBold: false) }.max() ?? 0
  }

  private func width(of word: Substring, isBold: Bool) -> Double {
    word.decomposedStringWithCanonicalMapping.unicodeScalars.reduce(0) { $0 + Self.share($1) }
      * font * (isBold ? 1 : Self.plain)
  }

  /// Of the font's size, in bold.
  private static func share(_ scalar: Unicode.Scalar) -> Double {
    if scalar.properties.canonicalCombiningClass != .notReordered { return 0 }
    switch Character(scalar) {
    case "i", "l", "j", "I", ".", ",", "'", "!", ":": return 0.30
    case "t", "f", "r", "-", "(", ")", "/", "“", "”": return 0.43
    case "m", "M", "w", "W": return 0.93
    default: return scalar.properties.isUppercase ? 0.68 : 0.61
    }
  }
}
