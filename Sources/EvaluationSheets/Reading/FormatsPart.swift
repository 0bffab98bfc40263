/// How cells show their numbers, by the index that a cell names.
struct FormatsPart: PartHandler {
  private let name: String
  private let limits: SheetLimits
  private var own: [Int: NumberFormat] = [:]
  private var isInCellFormats = false
  private(set) var formats: [NumberFormat] = []

  init(_ name: String, _ limits: SheetLimits) {
    self.name = name
    self.limits = limits
  }

  mutating func begin(_ element: PartElement) throws(SheetProblem) {
    switch element.name {
    case "numFmt":
      // Those within conditional formats have no number that a cell could name.
      guard let id = element["numFmtId"].flatMap(Int.init), let code = element["formatCode"] else { return }
      guard own.count < limits.formats else { throw tooMany }
      own[id] = NumberFormat(code: code)
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      guard formats.count < limits.formats else { throw tooMany }
      let id = element["numFmtId"].flatMap(Int.init) ?? 0
      formats.append(own[id] ?? NumberFormat(builtIn: id))
    default: break
    }
  }

  mutating func end(_ name: String) throws(SheetProblem) {
    if name == "cellXfs" { isInCellFormats = false }
  }

  private var tooMany: SheetProblem { SheetProblem(.tooManyFormats, "\(limits.formats)") }
}
