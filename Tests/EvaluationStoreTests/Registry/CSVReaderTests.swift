import Foundation
import Testing

@testable import EvaluationStore

@Suite("Comma-separated values")
struct CSVReaderTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let rows: [[String]]
    init(_ description: String, _ text: String, _ rows: [[String]]) {
      (testDescription, self.text, self.rows) = (description, text, rows)
    }
  }

  static let examples = [
    Example("lines end in CR LF", "a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    Example("lines end in LF", "a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    Example("the last line needs no end", "a,b\nc,d", [["a", "b"], ["c", "d"]]),
    Example("a byte-order mark is passed over", "\u{FEFF}a,b\n", [["a", "b"]]),
    Example("quoted fields hold commas and line ends", "\"a,1\",\"b\r\nc\"\n", [["a,1", "b\r\nc"]]),
    Example("doubled quotation marks are one", "\"a \"\"b\"\"\",c\n", [["a \"b\"", "c"]]),
    Example("fields may be empty", ",,\n\"\",x,\n", [["", "", ""], ["", "x", ""]]),
    Example("an empty line is one empty field", "a\n\nb\n", [["a"], [""], ["b"]]),
    Example("blanks belong to the field", " a ,b\n", [[" a ", "b"]]),
    Example("an empty file has no rows", "", []),
    Example("Vietnamese stays whole", "Nguyễn Thị Hà,Đắk Lắk\n", [["Nguyễn Thị Hà", "Đắk Lắk"]]),
  ]

  @Test(arguments: examples)
  func readsRows(_ example: Example) throws {
    #expect(try CSVReader.rows(of: example.text.utf8).map(\.fields) == example.rows)
  }

  /// What stands behind would be a problem, if it were read.
  @Test func readingStopsOneRowAfterTheMostThatMayCome() throws {
    let rows = try CSVReader.rows(of: "a\nb\n\nc\nd\n\"".utf8, most: 2) { $0.fields != [""] }

    #expect(rows.map(\.fields) == [["a"], ["b"], ["c"]])
  }

  @Test func fieldsBeyondThoseThatAnyListHasAreNotKept() throws {
    let rows = try CSVReader.rows(of: (String(repeating: ",", count: 1000) + "\nb\n").utf8)

    #expect(rows.map(\.fields.count) == [CSVReader.mostFields, 1])
  }

  @Test(arguments: [("a\nb\n", false), ("a\nb\nc\n", true), ("a\nb\nc\n\"", true)])
  func moreRowsThanAListMayHaveAreOneProblem(rows: String, isTooMany: Bool) {
    let table = CSVTable.read(
      .units, from: .csv(Data("code,name,parent,valid_from,valid_to\n\n\(rows)".utf8)), mostRows: 2)

    #expect(table.problems.contains { $0.kind == .tooManyRows } == isTooMany)
    #expect(table.isUnreadable == isTooMany)
  }

  @Test func rowsKnowTheirLineAlsoAfterALineEndWithinQuotes() throws {
    let rows = try CSVReader.rows(of: "a\n\"b\nc\"\nd\n".utf8)

    #expect(rows.map(\.line) == [1, 2, 4])
  }

  @Test(arguments: [
    ("a\nb,\"c\nd\n", CSVReader.Problem.quoteUnclosed(line: 2)),
    ("a\nb\"c\n", .quoteMisplaced(line: 2)),
    ("a\n\"b\"c\n", .quoteMisplaced(line: 2)),
    ("a\rb\n", .strayReturn(line: 1)),
    ("a,b\r", .strayReturn(line: 1)),
  ])
  func whatTheRulesDoNotPermitIsAProblemWithItsLine(text: String, problem: CSVReader.Problem) {
    #expect(throws: problem) { try CSVReader.rows(of: text.utf8) }
  }

  @Test func bytesThatAreNotUTF8AreAProblem() {
    #expect(throws: CSVReader.Problem.notUTF8) { try CSVReader.rows(of: [0x61, 0xE1, 0x0A]) }
  }
}
