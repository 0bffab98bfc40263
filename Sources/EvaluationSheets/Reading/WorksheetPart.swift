/// The rows of one sheet. Rows and cells may say where they stand or follow the one before; those in which nothing stands
/// are passed over, formatted or not.
struct WorksheetPart: PartHandler {
  private let name: String
  private let surroundings: SheetSurroundings
  private let limits: SheetLimits
  private var isInRows = false
  private var line = 0
  private var isRowHidden = false
  private var column = 0
  private var cells = RowCells()
  private var cell: CellReading?
  private var rows: [SheetRow] = []
  private var merges: [MergedRegion] = []
  private var hiddenColumns: Set<Int> = []
  /// With what this sheet has added.
  private(set) var usage: SheetUsage

  init(_ name: String, _ surroundings: SheetSurroundings, _ usage: SheetUsage, _ limits: SheetLimits) {
    self.name = name
    self.surroundings = surroundings
    self.usage = usage
    self.limits = limits
  }

  /// What has been read, once the part has ended.
  func sheet(_ entry: WorkbookPart.SheetEntry) throws(SheetProblem) -> Sheet {
    Sheet(
      name: entry.name, isHidden: entry.isHidden, hiddenColumns: hiddenColumns,
      rows: try MergedCells.cleared(rows, merges, limits))
  }

  mutating func begin(_ element: PartElement) throws(SheetProblem) {
    switch element.name {
    case "sheetData": isInRows = true
    case "row" where isInRows: try beginRow(element)
    case "c" where isInRows: try beginCell(element)
    case "mergeCell" where !isInRows: try merge(element)
    case "col" where !isInRows: hide(element)
    default: cell?.begin(element.name)
    }
  }

  mutating func end(_ name: String) throws(SheetProblem) {
    switch name {
    case "sheetData": isInRows = false
    case "row" where isInRows: try endRow()
    case "c" where isInRows: try endCell()
    default: cell?.end(name)
    }
  }

  mutating func add(_ characters: String) throws(SheetProblem) {
    guard cell != nil else { return }
    do {
      try cell?.add(characters)
    } catch {
      throw placed(error)
    }
  }

  private mutating func beginRow(_ element: PartElement) throws(SheetProblem) {
    let told = try number(element["r"])
    guard told ?? line + 1 > line, told ?? line + 1 <= CellReference.mostLines else { throw malformed }
    line = told ?? line + 1
    isRowHidden = element.says("hidden")
    column = 0
    cells = RowCells()
  }

  private mutating func beginCell(_ element: PartElement) throws(SheetProblem) {
    guard line > 0, cell == nil else { throw malformed }
    var place = column + 1
    if let text = element["r"] {
      guard let reference = CellReference(text), reference.line == line, reference.column > column else {
        throw malformed
      }
      place = reference.column
    }
    column = place
    cell = CellReading(column: place, element, limits)
  }

  private mutating func endCell() throws(SheetProblem) {
    let read: SheetCell?
    do {
      read = try cell?.cell(surroundings)
    } catch {
      throw placed(error)
    }
    guard let read else { throw malformed }
    cell = nil
    guard read.kind != .empty else { return }
    guard column <= limits.columns else { throw problem(.tooManyColumns, "\(limits.columns)") }
    cells.put(read, in: column)
  }

  private mutating func endRow() throws(SheetProblem) {
    guard !cells.list.isEmpty else { return }
    usage.rows += 1
    usage.cells += cells.list.count
    guard usage.rows <= limits.rows else { throw problem(.tooManyRows, "\(limits.rows)") }
    guard usage.cells <= limits.cells else { throw problem(.tooManyCells, "\(limits.cells)") }
    rows.append(SheetRow(line: line, isHidden: isRowHidden, cells: cells.list))
  }

  private mutating func merge(_ element: PartElement) throws(SheetProblem) {
    // One cell alone is written by some programs and merges nothing.
    guard let text = element["ref"] else { throw malformed }
    guard CellReference(text) == nil else { return }
    guard let region = MergedRegion(text) else { throw malformed }
    guard merges.count < limits.merges else { throw SheetProblem(.tooManyMerges, "\(limits.merges)") }
    merges.append(region)
  }

  private mutating func hide(_ element: PartElement) {
    guard element.says("hidden"), let first = element["min"].flatMap(Int.init),
      let last = element["max"].flatMap(Int.init)
    else { return }
    // Programs hide all columns to the right of a table.
    let shown = min(last, limits.columns)
    guard first >= 1, first <= shown else { return }
    hiddenColumns.formUnion(first...shown)
  }

  private func number(_ text: String?) throws(SheetProblem) -> Int? {
    guard let text else { return nil }
    guard let number = Int(text) else { throw malformed }
    return number
  }

  private func problem(_ kind: SheetProblem.Kind, _ subject: String) -> SheetProblem {
    SheetProblem(kind, line: line > 0 ? line : nil, subject)
  }

  private func placed(_ problem: SheetProblem) -> SheetProblem {
    SheetProblem(problem.kind, line: line > 0 ? line : nil, problem.subject)
  }

  private var malformed: SheetProblem { problem(.partMalformed, name) }
}
