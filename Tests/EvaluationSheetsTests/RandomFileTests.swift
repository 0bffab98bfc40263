import Foundation
import SeededRandom
import Testing

@testable import EvaluationSheets

/// Files that nobody made: whatever they hold, they are read or refused with a problem. A seed that failed is to be added to
/// the arguments.
struct RandomFileTests {
  @Test(arguments: 0..<100 as Range<UInt64>)
  func aGoodFileWithSomeBytesChangedIsReadOrRefused(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let names = ["openpyxl.xlsx", "libreoffice.xlsx", "libreoffice.ods", "libreoffice.xls"]
    let data = try fixture(names[chance.below(names.count)])
    check(changed(data, &chance))
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func aGoodFileWithAPartChangedWithinIsReadOrRefused(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    var workbook = WrittenWorkbook(
      rows:
        #"<row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="C1" s="1"><v>46347.5</v></c></row><row><c t="inlineStr"><is><t>x_x000D_</t></is></c></row>"#,
      after: #"<mergeCells><mergeCell ref="A1:B2"/></mergeCells>"#, texts: "<si><r><t>một</t></r></si>",
      formats:
        #"<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs>"#
    )
    let part = workbook.parts[chance.below(workbook.parts.count)]
    workbook.set(part.name, changed(part.content, &chance))
    check(try workbook.data())
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func randomBytesAndTextsAreReadOrRefused(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let beginnings: [[UInt8]] = [
      [], [0x50, 0x4B, 3, 4], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF],
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Array("sep=;".utf8),
    ]
    let letters = Array("a,;\"\t\r\n =<ệ\u{301}0".utf8)
    let isText = chance.below(2) == 0
    let bytes = (0..<chance.below(600)).map { _ in
      isText ? letters[chance.below(letters.count)] : UInt8(chance.below(256))
    }
    check(Data(beginnings[chance.below(beginnings.count)] + bytes))
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func whateverTextsAWorkbookHoldsTheyComeBack(seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let pieces = [
      "a", "ệ", "e\u{323}", "_x", "000D_", "_x0041_", "\r", "\n", " ", "=", "&", "<", "]]>", "\u{0}", "\u{1F}", "😀",
      "\u{202E}", "'", "\"", "\t",
    ]
    let texts = (0..<20).map { _ in (0..<chance.below(12)).map { _ in pieces[chance.below(pieces.count)] }.joined() }
    let workbook = Workbook(
      title: texts[0], language: .vietnamese, madeAt: SampleWorkbook.madeAt,
      sheets: [
        WorkbookSheet(
          name: .fitting(texts[1]), columns: [WorkbookColumn("c", .text)], rows: texts.map { [.text($0)] },
          footer: texts[2])
      ])
    let sheet = try #require(try SheetReader.read(try WorkbookWriter.data(of: workbook)).first)
    let written = texts.map(CellText.written).enumerated().filter { !$0.element.isEmpty }
    #expect(sheet.rows.dropFirst().map(\.line) == written.map { $0.offset + 2 })
    #expect(sheet.rows.dropFirst().map { $0.cells.map(\.text) } == written.map { [$0.element] })
  }

  /// What is read keeps what is promised of it.
  private func check(_ data: Data) {
    do {
      for sheet in try SheetReader.read(data) {
        #expect(sheet.rows.allSatisfy { $0.line >= 1 && $0.cells.last?.kind != .empty && !$0.cells.isEmpty })
        #expect(zip(sheet.rows, sheet.rows.dropFirst()).allSatisfy { $0.line < $1.line })
      }
    } catch {
      #expect(error.subject.count <= SheetProblem.subjectCharacters)
    }
  }

  private func changed(_ data: Data, _ chance: inout SeededGenerator) -> Data {
    var bytes = [UInt8](data)
    for _ in 0...chance.below(8) where !bytes.isEmpty {
      let place = chance.below(bytes.count)
      switch chance.below(5) {
      case 0: bytes[place] = UInt8(chance.below(256))
      case 1: bytes[place] ^= 1 << UInt8(chance.below(8))
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + chance.below(16)))
      case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + chance.below(64))], at: place)
      default: bytes.removeLast(chance.below(min(bytes.count, 64)))
      }
    }
    return Data(bytes)
  }
}
