import EvaluationSheets
import Foundation
import Testing

@testable import EvaluationAssembly

/// Lists as offices keep them.
struct ImportedFileTests {
  private static let header = ["code", "name", "parent", "valid_from", "valid_to"]
  private static let units = [
    ["H56", "Tỉnh Bình Minh", "", "", ""], ["H56.14", "Xã Tân Hà", "H56", "2025-07-01", ""],
  ]

  private static func workbook(_ sheets: [(name: String, rows: [[String]])]) throws -> Data {
    try WorkbookWriter.data(
      of: Workbook(
        title: "Đơn vị", language: .vietnamese, madeAt: Date(timeIntervalSince1970: 1_793_336_400),
        sheets: sheets.map { name, rows in
          WorkbookSheet(
            name: .fitting(name), columns: header.map { WorkbookColumn($0, .text) },
            rows: rows.map { $0.map { $0.isEmpty ? nil : .text($0) } })
        }))
  }

  private func importUnits(_ data: Data, _ name: String) async throws -> CommandOutcome {
    var outcome: CommandOutcome?
    try await ScratchFolder.with { folder in
      let path = folder.path(name)
      try data.write(to: URL(filePath: path))
      outcome = await CentreCommands.importRegistry(
        configuration: try folder.configuration(), units: path, counters: nil, clerks: nil, asJSON: false)
    }
    return try #require(outcome)
  }

  /// The name of the file tells nothing.
  @Test(arguments: ["units.xlsx", "units.csv"])
  func aWorkbookWithOneSheetIsTaken(name: String) async throws {
    let outcome = try await importUnits(try Self.workbook([("Đơn vị", Self.units)]), name)

    #expect(outcome.exit == .done, "\(outcome.notes)")
    #expect(String(decoding: outcome.output, as: UTF8.self).contains("2 units"))
  }

  @Test func whatIsWrongInAWorkbookIsToldByTheRowThatAPersonSees() async throws {
    let outcome = try await importUnits(
      try Self.workbook([("A", Self.units + [["H56.15", "Xã", "H99", "", ""]])]), "u.xlsx")

    #expect(outcome.exit == .badInput)
    #expect(outcome.notes.contains("u.xlsx:4:") && outcome.notes.hasSuffix("Nothing was imported.\n"))
  }

  @Test func twoSheetsWithRowsAreOneTooMany() async throws {
    let outcome = try await importUnits(try Self.workbook([("A", Self.units), ("B", Self.units)]), "u.xlsx")

    #expect(outcome.exit == .badInput && outcome.notes.hasPrefix("sheet-not-one: "))
  }

  /// As Excel saves a CSV where the comma is the decimal mark, and its "Unicode text".
  @Test(arguments: [(";", String.Encoding.utf8), ("\t", .utf16LittleEndian)])
  func whatSpreadsheetsWriteInsteadOfCommasIsTaken(separator: String, encoding: String.Encoding) async throws {
    let text = ([Self.header] + Self.units).map { $0.joined(separator: separator) }.joined(separator: "\r\n")
    let mark = encoding == .utf8 ? Data() : Data([0xFF, 0xFE])

    let outcome = try await importUnits(mark + (try #require(text.data(using: encoding))), "units.csv")

    #expect(outcome.exit == .done, "\(outcome.notes)")
  }

  @Test(arguments: ["locked.xlsx", "libreoffice.xls"])
  func aFileThatCannotBeReadSaysWhatToDo(name: String) async throws {
    let fixtures = URL(filePath: #filePath).appending(path: "../../Fixtures/Sheets").standardized

    let outcome = try await importUnits(try Data(contentsOf: fixtures.appending(path: name)), "units.xlsx")

    #expect(outcome.exit == .badInput && outcome.notes.contains("Hint: ") && outcome.output.isEmpty)
  }
}
