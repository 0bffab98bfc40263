import EvaluationStore
import RatingModel
import Testing

@Suite("Rows of a sheet")
struct SheetRowsTests {
  private static let header = TableRow(line: 3, cells: ["code", "name", "parent", "valid_from", "valid_to", "", ""])

  private static func read(_ rows: [TableRow]) -> Result<RegistryImport, RegistryRefusal> {
    RegistryCSV.read([.units: TableSource.rows(rows)], replacing: Registry())
  }

  private static func places(_ rows: [TableRow]) -> [String] {
    read(rows).refusal?.problems.map { "\($0.place) \($0.code)" } ?? []
  }

  @Test func cellsThatAreMissingAtTheEndAreEmptyAndEmptyRowsArePassedOver() throws {
    let change = try Self.read([
      TableRow(line: 1, cells: []), TableRow(line: 2, cells: ["  ", ""]), Self.header,
      TableRow(line: 4, cells: ["H56", " Tỉnh "]), TableRow(line: 5, cells: ["", ""]),
      TableRow(line: 9, cells: ["H56.14", "Xã", "H56", "2025-07-01", "", "", "", ""]),
    ]).get()

    #expect(change.units?.map(\.name) == ["Tỉnh", "Xã"])
    #expect(try change.units?.last?.validity == Office.validity("2025-07-01", nil))
  }

  @Test func everyProblemHasTheRowOfTheSheet() {
    #expect(
      Self.places([Self.header, TableRow(line: 4, cells: ["H56"]), TableRow(line: 9, cells: ["h57", "Xã"])]) == [
        "units.csv:4:name registry-field-empty", "units.csv:9:code registry-code-invalid",
      ])
    #expect(
      Self.places([Self.header, TableRow(line: 4, cells: ["H56", "A", "", "", "", "note"])]) == [
        "units.csv:4 registry-field-count"
      ])
    #expect(Self.places([]) == ["units.csv:1 registry-header-missing"])
    #expect(
      Self.places([TableRow(line: 2, cells: ["code", "name", "zone"])]).contains(
        "units.csv:2:zone registry-column-unknown"))
  }

  @Test func aSheetIsBoundedAsAFileIs() {
    let rows = (0...RegistryLimits.rows).map { TableRow(line: $0 + 4, cells: ["U\($0)", "Xã"]) }

    #expect(Self.places([Self.header] + rows) == ["units.csv registry-too-many-rows"])
  }
}
