import Foundation
import Testing

@testable import EvaluationSheets

struct HostileArchiveTests {
  private let good = WrittenWorkbook(rows: "<row><c><v>1</v></c></row>")

  @Test func aFileThatIsCutOffIsDamaged() throws {
    let data = try good.data()
    for length in [4, 30, data.count / 2, data.count - 30, data.count - 1] {
      #expect(problem(data.prefix(length))?.kind == .archiveDamaged, "\(length) bytes of \(data.count)")
    }
  }

  @Test func aPartWhoseBytesHaveChangedIsDamaged() throws {
    let data = try TestArchive.packed(good.parts, isStored: true)
    #expect(problem(data) == nil)
    var changed = data
    let range = try #require(data.range(of: Data("<c><v>1</v></c>".utf8)))
    changed[range.lowerBound + 6] = UInt8(ascii: "2")
    #expect(problem(changed)?.kind == .archiveDamaged)
  }

  @Test(arguments: ["../x", "xl/../../x", "/etc/passwd", "xl//x", "xl/./x", "C:/windows/x", #"xl\x"#, ".."])
  func aNameThatLeadsOutIsRefused(name: String) throws {
    var workbook = good
    let plain = String(repeating: "q", count: name.utf8.count)
    workbook.set(plain, "x")
    let data = TestArchive.renamed(try workbook.data(), plain, to: name)
    let found = try #require(problem(data))
    #expect(found.kind == .archivePathUnsafe)
    #expect(found.subject == name)
  }

  @Test func anEntryThatIsThereTwiceIsRefused() throws {
    var workbook = good
    workbook.set("xl/worksheets/sheetQ.xml", "<worksheet/>")
    for name in ["xl/worksheets/sheet1.xml", "xl/worksheets/SHEET1.xml"] {
      let data = TestArchive.renamed(try workbook.data(), "xl/worksheets/sheetQ.xml", to: name)
      #expect(problem(data)?.kind == .archiveEntryRepeated)
    }
  }

  @Test func whatSwellsBeyondMeasureIsRefusedByItsRatio() throws {
    var workbook = good
    workbook.set("xl/media/image1.bmp", Data(count: 8_000_000))
    let found = try #require(try problem(workbook))
    #expect(found.kind == .unpackingRatio)
    #expect(found.subject == "xl/media/image1.bmp")
  }

  @Test func anEntryThatLiesAboutItsSizeIsCountedAsItComesOut() throws {
    var workbook = good
    let size = 3_000_001
    workbook.set("xl/worksheets/sheet1.xml", Data(repeating: 0x20, count: size))
    var data = try workbook.data()
    // In both headers: a size of a few bytes.
    let told = withUnsafeBytes(of: UInt32(size).littleEndian) { Data($0) }
    while let range = data.range(of: told) { data.replaceSubrange(range, with: Data([9, 0, 0, 0])) }
    let found = try #require(problem(data))
    #expect([.unpackingRatio, .archiveDamaged].contains(found.kind))
  }

  @Test func whatIsTooLargeOnceUnpackedIsRefused() throws {
    var limits = SheetLimits()
    limits.unpackedBytes = 10_000
    var workbook = good
    workbook.set("xl/media/image1.bmp", Data(count: 9_999))
    #expect(try problem(workbook, limits)?.kind == .unpackedTooLarge)
  }

  @Test func tooManyEntriesAreCountedBeforeAnyIsOpened() throws {
    var limits = SheetLimits()
    limits.parts = 10
    var workbook = good
    for index in 0..<10 { workbook.set("xl/media/\(index).png", "x") }
    #expect(try problem(workbook, limits)?.kind == .archiveTooManyParts)
  }

  @Test func aFileThatIsTooLargeIsNotOpened() throws {
    var limits = SheetLimits()
    let data = try good.data()
    limits.fileBytes = data.count
    #expect(problem(data, limits) == nil)
    limits.fileBytes = data.count - 1
    #expect(problem(data, limits)?.kind == .fileTooLarge)
  }

  @Test(arguments: [
    ("_rels/.rels", SheetProblem.Kind.partMissing), ("xl/workbook.xml", .partMissing),
    ("xl/_rels/workbook.xml.rels", .partMissing),
    ("xl/worksheets/sheet1.xml", .partMissing), ("xl/sharedStrings.xml", .partMissing), ("xl/styles.xml", .partMissing),
  ])
  func aPartThatIsMissingIsNamed(name: String, kind: SheetProblem.Kind) throws {
    var workbook = good
    workbook.remove(name)
    let found = try #require(try problem(workbook))
    #expect(found.kind == kind)
    #expect(found.subject == name)
  }

  @Test func containersOfOtherThingsAreNoWorkbooks() throws {
    #expect(problem(try TestArchive.packed([("a.txt", Data("a".utf8))]))?.kind == .notWorkbook)
    var document = good
    document.set("xl/workbook.xml", "<w:document xmlns:w='urn:w'/>")
    #expect(try problem(document)?.kind == .notWorkbook)
    var binary = good
    binary.set("_rels/.rels", WrittenWorkbook.relationships([("r", "officeDocument", "xl/workbook.bin")]))
    #expect(try problem(binary)?.kind == .binaryWorkbook)
    #expect(problem(Data([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)))?.kind == .notWorkbook)
  }

  @Test func aWorkbookWithoutATableSaysSo() throws {
    var workbook = good
    workbook.set("xl/workbook.xml", WrittenWorkbook.workbook(""))
    #expect(try problem(workbook)?.kind == .sheetsMissing)
  }

  @Test(arguments: ["../../../etc/passwd", "../../x", #"..\x"#])
  func aTargetThatLeadsOutIsRefused(target: String) throws {
    var workbook = good
    workbook.set("xl/_rels/workbook.xml.rels", WrittenWorkbook.relationships([("rId1", "worksheet", target)]))
    #expect(try problem(workbook)?.kind == .archivePathUnsafe)
  }
}
