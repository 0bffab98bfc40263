import Foundation

/// Finds the parts of a workbook and reads its sheets one after the other.
struct WorkbookReading {
  private let archive: Archive
  private let limits: SheetLimits

  init(_ archive: Archive, limits: SheetLimits) {
    self.archive = archive
    self.limits = limits
  }

  func sheets() throws(SheetProblem) -> [Sheet] {
    let main = try mainPart()
    let workbook = try WorkbookPart.read(main, in: archive, limits: limits)
    let relationships = try Relationships.read(of: main, in: archive, limits: limits)
    let surroundings = try surroundings(workbook, relationships)
    var usage = SheetUsage()
    var sheets: [Sheet] = []
    for entry in workbook.sheets {
      guard let relationship = relationships.byID[entry.relationship] else {
        throw SheetProblem(.partMissing, sheet: entry.name, entry.relationship)
      }
      // Sheets that are a chart or a dialogue hold no table.
      guard relationship.type == "worksheet" else { continue }
      let part = try archive.part(relationship.target)
      do {
        let empty = WorksheetPart(relationship.target, surroundings, usage, limits)
        let read = try PartReader.read(part, relationship.target, limits: limits, into: empty)
        usage = read.usage
        sheets.append(try read.sheet(entry))
      } catch {
        throw error.within(entry.name)
      }
    }
    guard !sheets.isEmpty else { throw SheetProblem(.sheetsMissing) }
    return sheets
  }

  private func mainPart() throws(SheetProblem) -> String {
    guard !archive.has("content.xml") else { throw SheetProblem(.openDocument) }
    let isPackage = archive.has("[Content_Types].xml") || archive.has(PartName.relationships(of: ""))
    guard isPackage else { throw SheetProblem(.notWorkbook, "ZIP") }
    let relationships = try Relationships.read(of: "", in: archive, limits: limits)
    guard let main = relationships.first("officeDocument")?.target else { throw SheetProblem(.notWorkbook, "OPC") }
    guard !main.hasSuffix(".bin") else { throw SheetProblem(.binaryWorkbook) }
    return main
  }

  private func surroundings(
    _ workbook: WorkbookPart, _ relationships: Relationships
  ) throws(SheetProblem) -> SheetSurroundings {
    var surroundings = SheetSurroundings(countsFrom1904: workbook.countsFrom1904)
    if let name = relationships.first("sharedStrings")?.target {
      let part = SharedTextsPart(name, limits)
      surroundings.texts = try PartReader.read(try archive.part(name), name, limits: limits, into: part).texts
    }
    if let name = relationships.first("styles")?.target {
      let part = FormatsPart(name, limits)
      surroundings.formats = try PartReader.read(try archive.part(name), name, limits: limits, into: part).formats
    }
    return surroundings
  }
}
