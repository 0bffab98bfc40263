import EvaluationStore
import Foundation
import RatingModel
import Testing

@Suite("Names as people write them")
struct RegistryNamesTests {
  private static let clerks = "unit,staff,name,title,valid_from,valid_to"

  private static func read(_ rows: [TableRow]) -> Result<RegistryImport, RegistryRefusal> {
    RegistryCSV.read(
      [.clerks: TableSource.rows(rows)],
      replacing: Registry(units: [try? Office.unitRecord("H56")].compactMap(\.self)))
  }

  private static func names(_ names: [String]) throws -> [String] {
    let rows = names.enumerated().map { TableRow(line: $0 + 2, cells: ["H56", "CB\($0)", $1, "", "", ""]) }
    return try read([TableRow(line: 1, cells: clerks.split(separator: ",").map(String.init))] + rows).get()
      .clerks?.map(\.name) ?? []
  }

  /// One letter in every order of its marks, as keyboards and files of several systems have it.
  @Test func marksInWhateverOrderBecomeOneName() throws {
    let spellings = ["Nguyễn", "Nguye\u{302}\u{303}n", "Nguy\u{1EBD}\u{302}n", "Nguyê\u{303}n"]
    let low = ["Bệnh", "Be\u{323}\u{302}nh", "Be\u{302}\u{323}nh", "B\u{1EB9}\u{302}nh", "Bê\u{323}nh"]

    let names = try Self.names([spellings[0], spellings[1], spellings[3]] + low)

    #expect(
      Set(names.map { Array($0.unicodeScalars) }) == [Array("Nguyễn".unicodeScalars), Array("Bệnh".unicodeScalars)])
  }

  @Test func bothPlacesOfAToneMarkStayAsTheyAreWritten() throws {
    #expect(try Self.names(["Hoà", "Hòa", "Thuỷ", "Thủy"]) == ["Hoà", "Hòa", "Thuỷ", "Thủy"])
  }

  @Test func tenClerksOfOneNameStayTen() throws {
    let names = try Self.names(Array(repeating: "Nguyễn Văn An", count: 10))

    #expect(names.count == 10)
  }

  @Test(arguments: ["Nguyễn\nVăn An", "Nguyễn Văn An\r\n", "Nguyễn\u{2028}An", "Nguyễn\u{0}", "\u{202E}An"])
  func aNameWithALineEndOrAHiddenCharacterIsToldByItsLine(name: String) {
    let rows = [
      TableRow(line: 1, cells: Self.clerks.split(separator: ",").map(String.init)),
      TableRow(line: 7, cells: ["H56", "CB1", name]),
    ]

    #expect(
      Self.read(rows).refusal?.problems.map { "\($0.place) \($0.code)" } == [
        "clerks.csv:7:name registry-field-unprintable"
      ])
  }

  @Test func aFieldWithALineEndInAFileIsToldByTheLineWhereItsRowBegins() {
    let answer = RegistryCSV.read(
      [.units: Data("code,name,parent,valid_from,valid_to\nH56,\"Tỉnh\nA\",,,\nH57,,,,\n".utf8)], replacing: Registry())

    #expect(
      answer.refusal?.problems.map { "\($0.place) \($0.code)" } == [
        "units.csv:2:name registry-field-unprintable", "units.csv:4:name registry-field-empty",
      ])
  }
}
