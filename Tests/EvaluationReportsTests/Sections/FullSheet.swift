import EvaluationIndices
import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

extension SubjectFacts {
  /// Something of every section, with names that no form may take for anything but text.
  static func full() throws -> SubjectFacts {
    var facts = try SubjectFacts()
    facts.office.scales.append(try OfficeFacts.threeLevels(id: "thai-do-3", version: 2))
    facts.office.clerks = [
      ClerkRecord(
        clerk: try facts.office.clerk(clerk), name: "=<b>\"Hà\" & con</b>, {{x}}", title: "", validity: .always)
    ]
    try facts.rated(["rat-hai-long": 150, "hai-long": 40, "khong-hai-long": 12, "thai-do-3/2/hai-long": 14])
    try facts.rated(["hai-long": 6], on: "2026-12-02", marks: [.cadence])
    try facts.office.sessions(90, .timedOut, of: clerk)
    try facts.office.sessions(60, .unavailable, of: clerk, on: "2026-10-05")
    for number in 2...5 { try facts.rated(["rat-hai-long": 250, "hai-long": 10], of: "H56.14/CB0\(number)") }
    try facts.kinds()
    try facts.office.presses(14, .raised, of: clerk)
    try facts.office.presses(3, .disposition(.early), of: clerk)
    try facts.minutes(31, .waiting, "<10")
    try facts.minutes(4, .serving, ">=60")
    try facts.happenings()
    facts.rules.catalogue = ProcedureCatalogue([
      ProcedureRecord(
        code: try #require(ProcedureCode("1.010708")), name: "+Cấp giấy <chứng nhận>",
        field: FieldCode("H56-DD"),
        fieldName: "Đất đai, nhà ở", validity: .always)
    ])
    facts.paper = [try facts.onPaper(["rat-hai-long": 41, "hai-long": 17, "khong-hai-long": 12])]
    facts.rules.dossiers = DossierResults(steps: 900, finished: [.early: 5, .onTime: 4], complaints: 1)
    return facts
  }

  /// The reports of a clerk and of a unit that together have every section.
  static func fullReports() throws -> [SubjectReport] { [try full().report(), try fullUnit()] }

  /// Offices below a unit: three that can be placed, one without dossier results, one without anything.
  private static func fullUnit() throws -> SubjectReport {
    var facts = try full()
    var below: [UnitCode: UnitDays] = [:]
    for (number, rated) in [(14, 0), (15, 260), (16, 120), (17, 40), (18, 0)] {
      let unit = try facts.office.code("H56.\(number)")
      below[unit] = UnitDays([unit])
      if number != 18 {
        facts.rules.dossiersBelow[unit] = DossierResults(steps: 300, finished: [.early: 5 * number, .late: number])
      }
      if number == 14 { facts.rules.dossiersBelow[unit] = nil }
      guard rated > 0 else { continue }
      try facts.office.ratings(rated, at: "hai-long", of: nil, in: "H56.\(number)")
      try facts.office.sessions(rated + 7, .rated, of: nil, in: "H56.\(number)")
      facts.office.units.append(
        UnitRecord(code: unit, name: "=Xã <b>\(number)</b>", parent: try facts.office.code("H56"), validity: .always))
    }
    let root = try facts.office.code("H56")
    var scope = ReportScope.unit(root, in: root, members: [:], below: below)
    scope.counters = UnitDays([try facts.office.code("H56.14")])
    scope.structure = ReportStructure(
      .day(try #require(CivilDate("2026-12-31"))), taken: [try facts.office.code("H56.17")], isPartial: true)
    let past = UnitStructure.Place(
      unit: try facts.office.code("H56.18"), standing: .undivided(among: [root]),
      days: Validity(first: nil, last: CivilDate("2026-06-30")))
    scope.apart = [past: UnitDays([past.unit])]
    facts.counters = [
      CounterRecord(
        unit: try facts.office.code("H56.14"), code: try #require(CounterCode("Q01")), name: "=Quầy <1>",
        validity: .always)
    ]
    return try facts.report(scope)
  }

  private func onPaper(_ forms: [String: Int]) throws -> PaperEntry {
    let scale = try #require(office.scales.first)
    return PaperEntry(
      id: 1,
      subject: PaperSubject(
        unit: try office.code("H56.14"), clerk: try office.clerk(Self.clerk),
        day: try #require(CivilDate("2026-11-10")),
        scale: scale.id, version: scale.version),
      forms: Dictionary(uniqueKeysWithValues: try forms.map { (try #require(LevelName($0.key)), $0.value) }),
      enteredBy: try #require(AccountName("ha.nguyen")), enteredAt: OfficeFacts.time, correction: nil, stands: true)
  }

  private mutating func kinds() throws {
    try work(70, .sessions, "1.010708|returning|late", "hai-long")
    try work(71, .dossiers, "1.010708|returning|late", "hai-long")
    try work(5, .sessions, "mixed", "khong-hai-long")
    try rhythm(31, weekday: 3, hour: 9, "hai-long")
    try rhythm(2, weekday: 3, hour: 9, "thai-do-3/2/hai-long")
    try question("lan", index: .three, answers: ["khong", "mot"])
    try question("dieu-gi", .chips, answers: ["thai-do", "cho-lau"])
    try answers(33, .sessions, "lan", "khong")
    try answers(34, .dossiers, "lan", "khong")
    try answers(3, .sessions, "dieu-gi", "cho-lau")
    let khong = (try #require(AnswerName("khong")), IndexPoints.two)
    rules.convention = ScoringConvention(
      points: [
        QuestionReference(id: try #require(QuestionID("lan")), version: 1): Dictionary([khong]) { first, _ in first }
      ])
  }

  private mutating func happenings() throws {
    let undated = "undated:" + String(repeating: "b", count: 32)
    try office.sessions(4, .rated, of: Self.clerk, on: undated, marks: [.undated], between: (nil, "2026-11-04"))
    try office.ratings(1, at: "hai-long", of: Self.clerk, on: undated, marks: [.undated], between: (nil, "2026-11-04"))
    try office.kiosk("k-1", counter: "Q01", digest: .matches, newlyCovered: 42)
    let account = try #require(AccountName("ha.nguyen"))
    office.events = [
      try office.event("a", .rolledBack, id: 9, inDoubt: 11...20),
      try office.event(
        "a", .forked, id: 3, state: .closed(by: account, at: OfficeFacts.time, reason: "=HYPERLINK(\"x\"), đã thay")),
    ]
  }
}
