import EvaluationStore
import Foundation
import RatingModel
import Testing

@Suite("Dossier results as a list")
struct ResultTableTests {
  private static let header = "unit,period,received,early,on_time,late"
  private static let wide =
    "\(header),clerk_unit,staff,procedure,stage,carried_over,complaints,complaints_annulled,conduct_complaints,conduct_annulled"

  private static func read(_ text: String) -> Result<ResultImport, ResultRefusal> {
    let data = Data(text.utf8)
    return ResultTable.read(.csv(data), name: "results.csv", digest: ResultTable.digest(of: data))
  }

  private static func places(_ text: String) -> [String] {
    read(text).refusal?.problems.map { problem in
      [problem.line.map(String.init), problem.column, problem.code].compactMap(\.self).joined(separator: ":")
    } ?? []
  }

  @Test func aRowHasItsFiguresAndWhatIsEmptyIsNotZero() throws {
    let batch = try Self.read(
      "\(Self.wide)\nH56.14,2026-10,12,3,0,,H56.14,CB017,1.004873,returning,2,1,1,,\n"
    ).get()

    let row = try #require(batch.rows.first)
    #expect(try row.clerk == Office.clerk())
    #expect(row.procedure?.text == "1.004873" && row.stage == .returning)
    #expect(row.period == .month(year: 2026, month: 10))
    #expect(row.counts[.received] == 12 && row.counts[.onTime] == 0 && row.counts[.late] == nil)
    #expect(row.counts[.conductComplaints] == nil && row.counts[.complaintsAnnulled] == 1)
    #expect(batch.lines == [2])
    #expect(batch.digest.count == 64)
  }

  @Test func theDigestIsThatOfTheFile() {
    #expect(
      ResultTable.digest(of: Data("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(arguments: [
    ("", "1:results-header-missing"), ("unit;period;received\n", "1:results-separator-wrong"),
    ("unit,period,received,early,on_time\n", "1:late:results-column-missing"),
    ("\(header),smiles\n", "1:smiles:results-column-unknown"), ("\(header),late\n", "1:late:results-column-repeated"),
    ("\(header)\n\"H56", "2:results-quote-unclosed"), ("\(header)\nH\"56", "2:results-quote-misplaced"),
    ("\(header)\nH56,2026-10,1\n", "2:results-field-count"),
    ("\(header)\nH56\r,2026-10,1,,,\n", "2:results-field-unprintable"),
    ("\(header)\n,2026-10,1,1,1,1\n", "2:unit:results-field-empty"),
    ("\(header)\nh56,2026-10,1,1,1,1\n", "2:unit:results-code-invalid"),
    ("\(header)\nH56,,1,1,1,1\n", "2:period:results-field-empty"),
    ("\(header)\nH56,2026-13,1,1,1,1\n", "2:period:results-period-invalid"),
    ("\(header)\nH56,2026-Q4,1,1,1,1\n", "2:period:results-period-invalid"),
    ("\(header)\nH56,10/2026,1,1,1,1\n", "2:period:results-period-invalid"),
    ("\(header)\nH56,2026-10,-1,1,1,1\n", "2:received:results-number-invalid"),
    ("\(header)\nH56,2026-10,1.200,1,1,1\n", "2:received:results-number-invalid"),
    ("\(header)\nH56,2026-10,1,1,1,100000001\n", "2:late:results-number-invalid"),
    ("\(header)\nH56,2026-10,１,1,1,1\n", "2:received:results-number-invalid"),
    ("\(header),stage\nH56,2026-10,1,1,1,1,returned\n", "2:stage:results-stage-invalid"),
    ("\(header),clerk_unit,staff\nH56,2026-10,1,1,1,1,,CB1\n", "2:clerk_unit:results-clerk-incomplete"),
    ("\(header),clerk_unit,staff\nH56,2026-10,1,1,1,1,H56,\n", "2:staff:results-clerk-incomplete"),
  ])
  func eachFaultOfAFileHasItsCodeAndPlace(text: String, place: String) {
    #expect(Self.places(text) == [place])
  }

  @Test func aFileThatIsNotUTF8IsNamed() {
    let answer = ResultTable.read(.csv(Data([0x63, 0xF3])), name: "a", digest: "")

    #expect(answer.refusal?.problems.map(\.code) == ["results-not-utf8"])
  }

  @Test func everyProblemIsFoundAtOnce() {
    #expect(
      Self.places("\(Self.header)\nH56,2026-10,x,1,y,1\nh57,2026,1,1,1,1\n") == [
        "2:received:results-number-invalid", "2:on_time:results-number-invalid", "3:unit:results-code-invalid",
        "3:period:results-period-invalid",
      ])
  }

  @Test func aSheetReadsAsAFileDoes() throws {
    let rows = [
      TableRow(line: 1, cells: Self.header.split(separator: ",").map(String.init)),
      TableRow(line: 5, cells: ["H56", "2026-10-30", "4"]),
    ]

    let batch = try ResultTable.read(.rows(rows), name: "Tháng 10.xlsx", digest: "").get()

    #expect(try batch.rows.first?.period == .day(Office.day("2026-10-30")))
    #expect(batch.lines == [5])
    #expect(batch.rows.first?.counts.returned == nil)
  }

  @Test func aNameInTheRegisterCanBePrinted() {
    let name = "a\u{202E}b\nc" + String(repeating: "x", count: 300)

    #expect(ResultImport(rows: [], name: name, digest: "").name == "abc" + String(repeating: "x", count: 197))
  }

  @Test(arguments: ResultProblem.Kind.allCases)
  func everyProblemHasACodeAMessageAndAHint(_ kind: ResultProblem.Kind) {
    let problem = ResultProblem(kind, line: nil, "H56")

    #expect(problem.code.hasPrefix("results-"))
    #expect(problem.message.hasSuffix("."))
    #expect(problem.hint.hasSuffix("."))
  }

  @Test func everyProblemHasItsOwnCode() {
    let codes = ResultProblem.Kind.allCases.map { ResultProblem($0, line: nil, "").code }

    #expect(Set(codes).count == codes.count)
  }
}
