import EvaluationStore
import Foundation
import RatingModel
import Testing

@Suite("The registry as files")
struct RegistryCSVTests {
  private static let units = "code,name,parent,valid_from,valid_to"
  private static let counters = "unit,code,name,valid_from,valid_to"
  private static let clerks = "unit,staff,name,title,valid_from,valid_to"

  private static func read(
    units: String? = nil, counters: String? = nil, clerks: String? = nil, replacing present: Registry = Registry()
  ) -> Result<RegistryImport, RegistryRefusal> {
    var files: [RegistryTable: Data] = [:]
    files[.units] = units.map { Data($0.utf8) }
    files[.counters] = counters.map { Data($0.utf8) }
    files[.clerks] = clerks.map { Data($0.utf8) }
    return RegistryCSV.read(files, replacing: present)
  }

  private static func places(_ answer: Result<RegistryImport, RegistryRefusal>) -> [String] {
    answer.refusal?.problems.map { "\($0.place) \($0.code)" } ?? []
  }

  @Test func threeFilesMakeARegistry() throws {
    let change = try Self.read(
      units: "\u{FEFF}\(Self.units)\r\nH56,Tỉnh Thanh Hóa,,,\r\nH56.14,\"Xã A, huyện B\",H56,2025-07-01,\r\n",
      counters: "\(Self.counters)\nH56.14,Q01,Quầy số 1,,2027-12-31\n",
      clerks: "\(Self.clerks)\nH56.14,CB017,Nguyễn Thị Hà,Chuyên viên,,\nH56.14,CB018,Trần Văn Bình,,,\n"
    ).get()

    #expect(change.units?.map(\.name) == ["Tỉnh Thanh Hóa", "Xã A, huyện B"])
    #expect(try change.units?.last?.parent == Office.unit("H56"))
    #expect(try change.units?.last?.validity == Office.validity("2025-07-01", nil))
    #expect(try change.counters?.first?.validity == Office.validity(nil, "2027-12-31"))
    #expect(change.clerks?.map(\.title) == ["Chuyên viên", ""])
  }

  @Test func columnsMayStandInAnyOrderAndNamesBecomeNFC() throws {
    let decomposed = "Ha\u{300}"

    let change = try Self.read(units: "name,valid_to,code,parent,valid_from\n \(decomposed) ,,H56,,\n").get()

    let name = try #require(change.units?.first?.name)
    #expect(Array(name.unicodeScalars) == Array("Hà".unicodeScalars))
  }

  @Test func rowsWithoutTextArePassedOver() throws {
    let change = try Self.read(units: "\(Self.units)\nH56,Tỉnh,,,\n,,,,\n\n  ,,,,\n").get()

    #expect(change.units?.count == 1)
  }

  @Test func aFileThatIsNotGivenLeavesItsListAsItIs() throws {
    let present = Registry(units: [try Office.unitRecord("H56")])

    let change = try Self.read(clerks: "\(Self.clerks)\nH56,CB1,Hà,,,\n", replacing: present).get()

    #expect(change.units == nil)
    #expect(change.counters == nil)
    #expect(change.clerks?.count == 1)
  }

  @Test func everyProblemIsFoundAtOnceWithFileLineAndColumn() {
    let answer = Self.read(
      units: """
        \(Self.units)
        H56,Tỉnh,,,
        h57,Tỉnh hai,,,
        H58,,,2026-13-01,
        H59,Tỉnh bốn,H99,2026-02-01,2026-01-01
        """,
      counters: "\(Self.counters)\nH56,Q 01,Quầy,,\nH60,Q02,Quầy\n",
      clerks: "\(Self.clerks)\nH56,CB1,Hà,,,\nH61,CB2,Mai,,,\n")

    #expect(
      Self.places(answer) == [
        "units.csv:3:code registry-code-invalid", "units.csv:4:name registry-field-empty",
        "units.csv:4:valid_from registry-date-invalid", "units.csv:5:valid_to registry-validity-reversed",
        "counters.csv:2:code registry-code-invalid", "counters.csv:3 registry-field-count",
        "clerks.csv:3:unit registry-unit-unknown",
      ])
  }

  @Test func aRowWithAProblemDoesNotMakeWhatRefersToItUnknown() {
    let answer = Self.read(
      units: "\(Self.units)\nH56,,,,\nH56.14,Xã,H56,,\n", clerks: "\(Self.clerks)\nH56,CB1,Hà,,,\n")

    #expect(Self.places(answer) == ["units.csv:2:name registry-field-empty"])
  }

  @Test(arguments: [
    ("", "units.csv:1 registry-header-missing"),
    ("code;name;parent;valid_from;valid_to\nH56;Tỉnh;;;\n", "units.csv:1 registry-separator-wrong"),
    ("code,name,parent,valid_from\nH56,Tỉnh,,\n", "units.csv:1:valid_to registry-column-missing"),
    ("code,name,parent,valid_from,valid_to,zone\n", "units.csv:1:zone registry-column-unknown"),
    ("code,name,parent,valid_from,valid_to,name\n", "units.csv:1:name registry-column-repeated"),
    ("code,name,parent,valid_from,valid_to\nH56,\"Tỉnh,,,\n", "units.csv:2 registry-quote-unclosed"),
    ("code,name,parent,valid_from,valid_to\nH56,T\"ỉnh,,,\n", "units.csv:2 registry-quote-misplaced"),
    ("code,name,parent,valid_from,valid_to\nH56,Tỉnh\rA,,,\n", "units.csv:2 registry-field-unprintable"),
    ("code,name,parent,valid_from,valid_to\nH56,Tỉnh\u{7}A,,,\n", "units.csv:2:name registry-field-unprintable"),
    ("code,name,parent,valid_from,valid_to\nH56,Tỉnh\u{202E}A,,,\n", "units.csv:2:name registry-field-unprintable"),
    ("code,name,parent,valid_from,valid_to\nH56,Tỉnh,,21/11/2026,\n", "units.csv:2:valid_from registry-date-invalid"),
    ("code,name,parent,valid_from,valid_to\nH56,Tỉnh,H57,,\n", "units.csv:2:parent registry-parent-unknown"),
    ("code,name,parent,valid_from,valid_to\nH56,Tỉnh,H56,,\n", "units.csv:2:parent registry-parent-cycle"),
    ("code,name,parent,valid_from,valid_to\nH56,A,,,\nH56,B,,,\n", "units.csv:3 registry-validity-overlaps"),
  ])
  func eachFaultOfAFileHasItsCodeAndPlace(text: String, place: String) {
    #expect(Self.places(Self.read(units: text)) == [place])
  }

  @Test func aFileThatIsNotUTF8IsNamed() {
    let answer = RegistryCSV.read([.units: Data([0x63, 0xF3])], replacing: Registry())

    #expect(Self.places(answer) == ["units.csv registry-not-utf8"])
  }

  @Test func aNameOfTwoHundredCharactersIsTakenAndALongerOneIsNot() {
    let name = String(repeating: "ế", count: RegistryLimits.nameCharacters)

    #expect(Self.read(units: "\(Self.units)\nH56,\(name),,,\n").refusal == nil)
    #expect(
      Self.places(Self.read(units: "\(Self.units)\nH56,\(name)ế,,,\n")) == ["units.csv:2:name registry-field-too-long"])
  }

  @Test func noMoreProblemsAreReportedThanPeopleRead() {
    let rows = (0..<(RegistryLimits.problems + 50)).map { "h\($0),Tỉnh,,," }.joined(separator: "\n")

    let problems = Self.read(units: "\(Self.units)\n\(rows)\n").refusal?.problems

    #expect(problems?.count == RegistryLimits.problems)
    #expect(problems?.first?.line == 2)
  }

  @Test(arguments: RegistryProblem.Kind.allCases)
  func everyProblemHasAMessageAndAHint(_ kind: RegistryProblem.Kind) {
    let problem = RegistryProblem(kind: kind, table: .units, subject: "H56")

    #expect(problem.message.hasSuffix("."))
    #expect(problem.hint.hasSuffix("."))
    #expect(problem.code.hasPrefix("registry-"))
  }
}
