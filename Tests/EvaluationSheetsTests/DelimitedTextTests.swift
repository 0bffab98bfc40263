import Foundation
import Testing

@testable import EvaluationSheets

struct DelimitedTextTests {
  private func rows(_ text: String) throws -> [[String]] { try read(text).map { $0.cells.map(\.text) } }

  private func read(_ text: String) throws -> [SheetRow] {
    try #require(try SheetReader.read(Data(text.utf8)).first).rows
  }

  @Test(arguments: [",", ";", "\t"])
  func theSeparatorIsFoundFromTheHeader(separator: String) throws {
    let text = ["mã", "tên, họ; khác\tnữa", "ngày"].map { "\"\($0)\"" }.joined(separator: separator)
    #expect(
      try rows(text + "\n1\(separator)2\(separator)3") == [["mã", "tên, họ; khác\tnữa", "ngày"], ["1", "2", "3"]])
  }

  @Test func theLaterLinesDoNotDecideOnTheSeparator() throws {
    #expect(try rows("mã;tên\n1;a,b,c,d") == [["mã", "tên"], ["1", "a,b,c,d"]])
    #expect(try rows("\n \nmã;tên\n1;2") == [[" "], ["mã", "tên"], ["1", "2"]])
    #expect(try rows("một cột\na") == [["một cột"], ["a"]])
    #expect(try rows("\"tên\nhọ;,,\",b,c\n1,2,3").first == ["tên\nhọ;,,", "b", "c"])
  }

  @Test func whatExcelSaysOfTheSeparatorHolds() throws {
    let read = try read("sep=;\r\na,b;c\r\nd;e\r\n")
    #expect(read.map { $0.cells.map(\.text) } == [["a,b", "c"], ["d", "e"]])
    #expect(read.map(\.line) == [2, 3])
    #expect(try rows("sep=x\n1") == [["sep=x"], ["1"]])
  }

  @Test func linesAreCountedThroughQuotedLineEnds() throws {
    let read = try read("a,b\r\n\"x\r\ny\",\"\"\"z\"\"\"\r\n\r\n,,\r\n1,,")
    #expect(read.map(\.line) == [1, 2, 6])
    #expect(read[1].cells == [SheetCell(.text, "x\ny"), SheetCell(.text, "\"z\"")])
    #expect(read[2].cells == [SheetCell(.text, "1")])
  }

  @Test(arguments: [
    ("a,\"b", SheetProblem.Kind.quoteUnclosed, 1), ("a\nb,c\"d\"", .quoteMisplaced, 2),
    ("a\n\"b\"c", .quoteMisplaced, 2),
    ("a\rb", .returnStray, 1), ("a\n\n\"x\ny", .quoteUnclosed, 3), ("a\r", .returnStray, 1),
  ])
  func whatTheRulesDoNotPermitIsToldWithItsLine(text: String, kind: SheetProblem.Kind, line: Int) {
    let found = problem(Data(text.utf8))
    #expect(found?.kind == kind)
    #expect(found?.line == line)
  }

  @Test func textIsReadInUTF8AndInWhatExcelCallsUnicode() throws {
    let text = "mã\ttên\r\n1\tNguyễn 😀\r\n"
    let expected = [["mã", "tên"], ["1", "Nguyễn 😀"]]
    #expect(try rows("\u{FEFF}" + text) == expected)
    for (mark, encoding) in [([0xFF, 0xFE], String.Encoding.utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian)] {
      let data = Data(mark.map(UInt8.init)) + (try #require(text.data(using: encoding)))
      #expect(try SheetReader.read(data)[0].rows.map { $0.cells.map(\.text) } == expected)
      #expect(problem(data.dropLast())?.kind == .notUnicode)
    }
  }

  @Test func namesAreInNFC() throws {
    let name = "Hòa Thủy".decomposedStringWithCanonicalMapping
    let read = try #require(try read("\(name)\n").first?.cells.first)
    #expect(Array(read.text.unicodeScalars) == Array("Hòa Thủy".precomposedStringWithCanonicalMapping.unicodeScalars))
  }

  @Test(
    arguments: [
      // “Nguyễn” in Windows-1258, in TCVN3 and as Latin-1 has it.
      [0x4E, 0x67, 0x75, 0x79, 0xEA, 0xDE, 0x6E], [0x4E, 0x67, 0x75, 0x79, 0xD4, 0x6E], [0xE9, 0x2C, 0x61],
    ] as [[UInt8]])
  func olderEncodingsAreRefused(bytes: [UInt8]) {
    #expect(problem(Data(bytes))?.kind == .notUnicode)
  }

  @Test(
    arguments: [
      (Array("%PDF-1.7".utf8), SheetProblem.Kind.kindUnknown), ([0x89, 0x50, 0x4E, 0x47, 0, 0], .kindUnknown),
      ([0x61, 0, 0x62, 0], .kindUnknown),
      (Array("<html><table>".utf8), .markup), (Array("\u{FEFF} \n<?xml version='1.0'?>".utf8), .markup),
      ([0xFF, 0xFE, 0x3C, 0], .markup),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], .kindUnknown), ([], .fileEmpty), (Array("{\\rtf1".utf8), .kindUnknown),
    ] as [([UInt8], SheetProblem.Kind)])
  func whatIsNoTableIsTold(bytes: [UInt8], kind: SheetProblem.Kind) {
    #expect(problem(Data(bytes))?.kind == kind)
  }

  @Test func boundsHoldAsInAWorkbook() throws {
    var limits = SheetLimits()
    (limits.rows, limits.columns, limits.cells, limits.cellCharacters) = (2, 2, 4, 3)
    #expect(problem(Data("abc,2\n1,2,,,\n,,,\n".utf8), limits) == nil)
    #expect(problem(Data("a\nb\nc".utf8), limits)?.kind == .tooManyRows)
    #expect(problem(Data("a,b\n\nc,d,e".utf8), limits) == SheetProblem(.tooManyColumns, line: 3, "2"))
    #expect(problem(Data("abcd".utf8), limits)?.kind == .cellTooLong)
    limits.cells = 3
    #expect(problem(Data("a,b\nc,d".utf8), limits)?.kind == .tooManyCells)
  }
}
