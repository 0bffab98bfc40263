import Foundation

/// The list of sheets, and from when days are counted.
struct WorkbookPart: PartHandler {
  struct SheetEntry: Hashable {
    let name: String
    let relationship: String
    let isHidden: Bool
  }

  private let name: String
  private let limits: SheetLimits
  private(set) var root: String?
  private(set) var sheets: [SheetEntry] = []
  private(set) var countsFrom1904 = false

  static func read(_ name: String, in archive: Archive, limits: SheetLimits) throws(SheetProblem) -> WorkbookPart {
    let empty = WorkbookPart(name: name, limits: limits)
    let part = try PartReader.read(try archive.part(name), name, limits: limits, into: empty)
    guard part.root == "workbook" else { throw SheetProblem(.notWorkbook, part.root ?? "") }
    return part
  }

  private init(name: String, limits: SheetLimits) {
    self.name = name
    self.limits = limits
  }

  mutating func begin(_ element: PartElement) throws(SheetProblem) {
    if root == nil { root = element.name }
    if element.name == "workbookPr" { countsFrom1904 = element.says("date1904") }
    guard element.name == "sheet" else { return }
    guard let title = element["name"], let relationship = element.prefixed("id") else {
      throw SheetProblem(.partMalformed, name)
    }
    guard sheets.count < limits.sheets else { throw SheetProblem(.tooManySheets, "\(limits.sheets)") }
    guard title.utf16.count <= limits.cellCharacters else {
      throw SheetProblem(.cellTooLong, "\(limits.cellCharacters)")
    }
    let isHidden = ["hidden", "veryHidden"].contains(element["state"])
    sheets.append(SheetEntry(name: title.inOneForm, relationship: relationship, isHidden: isHidden))
  }
}
