/// The texts that the sheets of a workbook share, in the order in which cells name them.
struct SharedTextsPart: PartHandler {
  private let name: String
  private let limits: SheetLimits
  private var text: RichText
  private(set) var texts: [String] = []

  init(_ name: String, _ limits: SheetLimits) {
    self.name = name
    self.limits = limits
    text = RichText(limits)
  }

  mutating func begin(_ element: PartElement) throws(SheetProblem) {
    text.begin(element.name)
    guard element.name == "si" else { return }
    guard texts.count < limits.sharedTexts else {
      throw SheetProblem(.tooManySharedTexts, "\(limits.sharedTexts)")
    }
  }

  mutating func end(_ name: String) throws(SheetProblem) {
    text.end(name)
    if name == "si" { texts.append(try text.take()) }
  }

  mutating func add(_ characters: String) throws(SheetProblem) { try text.add(characters) }
}
