/// One cell while its elements are read.
struct CellReading {
  let column: Int
  private let type: String
  private let format: Int
  private var value: String?
  private var hasFormula = false
  private var isInValue = false
  private var inline: RichText
  private let limits: SheetLimits

  init(column: Int, _ element: PartElement, _ limits: SheetLimits) {
    self.column = column
    self.limits = limits
    type = element["t"] ?? "n"
    format = element["s"].flatMap(Int.init) ?? 0
    inline = RichText(limits)
  }

  mutating func begin(_ name: String) {
    switch name {
    case "f": hasFormula = true
    case "v":
      isInValue = true
      value = value ?? ""
    default: inline.begin(name)
    }
  }

  mutating func end(_ name: String) {
    if name == "v" { isInValue = false } else { inline.end(name) }
  }

  mutating func add(_ characters: String) throws(SheetProblem) {
    guard isInValue else { return try inline.add(characters) }
    value = (value ?? "") + characters
    guard (value ?? "").utf8.count <= 7 * limits.cellCharacters else { throw RichText.tooLong(limits) }
  }

  /// What stands in the cell. `nil` when the file contradicts itself.
  mutating func cell(_ surroundings: SheetSurroundings) throws(SheetProblem) -> SheetCell? {
    if type == "inlineStr" { return .text(try inline.take()) }
    guard let value, !value.isEmpty || type == "str" else { return hasFormula ? SheetCell(.uncomputed, "") : .empty }
    switch type {
    case "s":
      guard let index = Int(value), surroundings.texts.indices.contains(index) else { return nil }
      return .text(surroundings.texts[index])
    case "str": return .text(try RichText.finished(value, limits))
    case "b": return ["1", "true"].contains(value) ? SheetCell(.truth, "TRUE") : SheetCell(.truth, "FALSE")
    case "e": return SheetCell(.error, try RichText.finished(value, limits))
    case "d": return SerialTime.spelt(try RichText.finished(value, limits))
    case "n": return number(value, surroundings)
    default: return nil
    }
  }

  private func number(_ value: String, _ surroundings: SheetSurroundings) -> SheetCell? {
    guard let number = NumberText.number(value) else { return nil }
    let format = surroundings.formats.indices.contains(format) ? surroundings.formats[format] : .general
    let kind: SheetCell.Kind = NumberText.isRounded(number) ? .roundedNumber : .number
    switch format {
    case .general: return SheetCell(kind, NumberText.text(number))
    case .padded(let digits): return SheetCell(kind, NumberText.padded(number, to: digits))
    default: return SerialTime(countsFrom1904: surroundings.countsFrom1904).cell(number, format)
    }
  }
}
