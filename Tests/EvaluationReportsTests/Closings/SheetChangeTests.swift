import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

struct SheetChangeTests {
  @Test func nothingHasChangedWhereNothingArrived() throws {
    let (issued, now) = (try IssuedFacts.snapshot(.full()), try IssuedFacts.snapshot(.full()))
    #expect(SheetChange.changes(from: issued.sections, to: now.sections).isEmpty)
    let read = try ClosingSnapshot(content: try issued.content())
    #expect(SheetChange.changes(from: read.sections, to: now.sections).isEmpty)
  }

  @Test func everyFigureThatDiffersIsToldWithBothValues() throws {
    let issued = try IssuedFacts.snapshot(.full())
    var facts = try SubjectFacts.full()
    try facts.rated(["khong-hai-long": 5])
    let changes = SheetChange.changes(from: issued.sections, to: try IssuedFacts.snapshot(facts).sections)

    let outcomes = changes.filter { $0.section == issued.sections.first { $0.code == .outcomes }?.heading }
    #expect(!outcomes.isEmpty)
    #expect(changes.allSatisfy { $0.was != $0.becomes })
    let counts = outcomes.compactMap { change -> [Int]? in
      guard case .count(let was)? = change.was, case .count(let becomes)? = change.becomes else { return nil }
      return [was, becomes]
    }
    #expect(counts.contains { $0[1] - $0[0] == 5 })
  }

  @Test func aRowThatCameOrWentStandsWithoutItsOtherValue() throws {
    let issued = try IssuedFacts.snapshot(.full())
    var facts = try SubjectFacts.full()
    try facts.rated(["hai-long": 1], on: "2026-12-30")
    let now = try IssuedFacts.snapshot(facts)
    let came = SheetChange.changes(from: issued.sections, to: now.sections).filter { $0.was == nil }
    let went = SheetChange.changes(from: now.sections, to: issued.sections).filter { $0.becomes == nil }

    #expect(!came.isEmpty && came.count == went.count)
  }

  @Test func howAKioskStandsTodayIsNoFigureOfThePeriod() throws {
    let issued = try IssuedFacts.snapshot(.full())
    var facts = try SubjectFacts.full()
    try facts.office.kiosk("k-2", counter: "Q02", digest: .differs, newlyCovered: 1)
    let now = try IssuedFacts.snapshot(facts)
    #expect(issued.sections.first { $0.code == .kiosks } != now.sections.first { $0.code == .kiosks })
    #expect(SheetChange.changes(from: issued.sections, to: now.sections).isEmpty)
  }

  @Test func aWordThatIsSpelledOtherwiseNowIsNoChange() throws {
    func section(_ text: String, code: String = "matches") -> ReportSection {
      let word = Figure.issuedWord(code: code, ["vi": text, "en": text], isAlarming: false)
      let table = ReportTable(
        "t", .text("t"), rows: .text("r"), columns: [ReportTable.Column(["c"], .text(text))],
        [ReportTable.Row("r", .text(text), [word])])
      return ReportSection(issued: .outcomes, .text(text), notes: [], [table])
    }
    #expect(SheetChange.changes(from: [section("khớp")], to: [section("trùng khớp")]).isEmpty)
    #expect(SheetChange.changes(from: [section("khớp")], to: [section("lệch", code: "differs")]).count == 1)
  }

  @Test func whatArrivedSinceIsCountedByJournal() throws {
    var office = try OfficeFacts()
    try office.ratings(3, at: "hai-long", of: "H56.14/CB01", on: "2026-11-10")
    func tally(_ version: Int64) throws -> StoredTally {
      let old = try #require(office.tallies.first)
      return StoredTally(
        kiosk: old.kiosk, journal: old.journal, key: old.key, count: old.count, version: version, placement: .dated)
    }
    let head = try ClosingHead(
      counter: nil, kiosk: office.kiosk.text, journal: "\(tally(1).journal)", sequence: 20, hash: "", tallies: "",
      digest: "matches", headAt: OfficeFacts.time, lastHeardAt: OfficeFacts.time)

    #expect(ClosingArrivals([try tally(20), try tally(3)], since: [head]).journals.isEmpty)
    let late = ClosingArrivals([try tally(20), try tally(21), try tally(40)], since: [head]).journals
    #expect(late.map(\.counts) == [2] && late.map(\.entryThen) == [20] && late.map(\.entryNow) == [40])
    let unknown = ClosingArrivals([try tally(1)], since: []).journals
    #expect(unknown.map(\.counts) == [1] && unknown.map(\.entryThen) == [nil])
  }
}
