import EvaluationStore
import RatingModel
import SeededRandom
import Testing

@Suite("The structure of units on a chosen day")
struct UnitStructureTests {
  private typealias Place = UnitStructure.Place

  private static func unit(
    _ code: String, _ first: String? = nil, _ last: String? = nil, parent: String? = "H56", after: [String] = []
  ) throws -> UnitRecord {
    UnitRecord(
      code: try Office.unit(code), name: "Xã \(code)", parent: try parent.map(Office.unit),
      validity: try Office.validity(first, last), predecessors: try after.map(Office.unit))
  }

  /// A and B became C on 2025-07-01; D became E and F then; F and G became K on 2026-07-01; L closed.
  private static func office() throws -> [UnitRecord] {
    [
      try unit("H56", parent: nil), try unit("A", nil, "2025-06-30"), try unit("B", nil, "2025-06-30"),
      try unit("C", "2025-07-01", after: ["A", "B"]), try unit("D", nil, "2025-06-30"),
      try unit("E", "2025-07-01", after: ["D"]), try unit("F", "2025-07-01", "2026-06-30", after: ["D"]),
      try unit("G", nil, "2026-06-30"), try unit("K", "2026-07-01", after: ["F", "G"]),
      try unit("L", nil, "2025-12-31"),
    ]
  }

  private static func caption(
    _ structure: UnitStructure, _ unit: String, _ day: String = "2025-03-01"
  ) throws -> String {
    let place = structure.place(of: try Office.unit(unit), on: try Office.day(day))
    return switch place.standing {
    case .present: "\(place.unit)"
    case .undivided(let parts): "\(place.unit) before \(parts.map(\.text).joined(separator: "+"))"
    case .ended: "\(place.unit) ended"
    case .later: "\(place.unit) later"
    case .unregistered: "\(place.unit) unregistered"
    }
  }

  private static func on(_ day: String, _ units: [UnitRecord]) throws -> UnitStructure {
    UnitStructure(units, by: .day(try Office.day(day)))
  }

  @Test func asItWasEverythingStandsUnderTheUnitThatServed() throws {
    let structure = UnitStructure(try Self.office(), by: .asItWas)

    for unit in ["A", "C", "D", "K"] { #expect(try Self.caption(structure, unit) == unit) }
    #expect(try Self.caption(structure, "X") == "X unregistered")
  }

  @Test func thePastOfAMergedUnitCountsForItsSuccessor() throws {
    let structure = try Self.on("2026-01-01", Self.office())

    #expect(try Self.caption(structure, "A") == "C")
    #expect(try Self.caption(structure, "B") == "C")
    #expect(try Self.caption(structure, "C", "2025-08-01") == "C")
  }

  @Test func beforeTheMergerUnitsStandForThemselvesAndTheSuccessorComesLater() throws {
    let structure = try Self.on("2025-06-30", Self.office())

    #expect(try Self.caption(structure, "A") == "A")
    #expect(try Self.caption(structure, "C", "2025-08-01") == "C later")
  }

  @Test func thePastOfASplitUnitIsNotDividedAndStandsInARowOfItsOwn() throws {
    let structure = try Self.on("2026-01-01", Self.office())

    #expect(try Self.caption(structure, "D") == "D before E+F")
    let place = structure.place(of: try Office.unit("D"), on: try Office.day("2025-03-01"))
    #expect(try place.days == Office.validity(nil, "2025-06-30"))
    #expect(try Self.caption(structure, "F", "2025-08-01") == "F")
  }

  @Test func aSplitAndALaterMergerOfOnePartStayUndivided() throws {
    let structure = try Self.on("2026-07-01", Self.office())

    #expect(try Self.caption(structure, "D") == "D before E+F")
    #expect(try Self.caption(structure, "F", "2025-08-01") == "K")
    #expect(try Self.caption(structure, "G") == "K")
  }

  @Test func partsThatBecomeOneAgainTakeTheirCommonPastWithThem() throws {
    let units =
      try Self.office().filter { $0.code.text != "E" } + [
        try Self.unit("E", "2025-07-01", "2027-12-31", after: ["D"]),
        try Self.unit("M", "2028-01-01", after: ["E", "K"]),
      ]
    var again = units.filter { $0.code.text != "K" }
    again.append(try Self.unit("K", "2026-07-01", "2027-12-31", after: ["F", "G"]))

    #expect(try Self.caption(try Self.on("2028-01-01", again), "D") == "M")
    #expect(try Self.caption(try Self.on("2027-12-31", again), "D") == "D before E+F")
  }

  @Test func aUnitThatGoesOnSmallerUnderItsOwnCodeKeepsItsPastApart() throws {
    let units = [
      try Self.unit("H56", parent: nil), try Self.unit("A", nil, "2026-06-30"),
      try Self.unit("A", "2026-07-01", after: ["A"]), try Self.unit("N", "2026-07-01", after: ["A"]),
    ]
    let structure = try Self.on("2026-08-01", units)

    #expect(RegistryCheck(Registry(units: units)).problems() == [])
    #expect(try Self.caption(structure, "A", "2026-06-30") == "A before A+N")
    #expect(try Self.caption(structure, "A", "2026-07-01") == "A")
  }

  @Test func aUnitThatTakesAnotherInUnderItsOwnCodeKeepsItsPast() throws {
    let units = [
      try Self.unit("H56", parent: nil), try Self.unit("A", nil, "2026-06-30"), try Self.unit("B", nil, "2026-06-30"),
      try Self.unit("A", "2026-07-01", after: ["B"]),
    ]
    let structure = try Self.on("2026-08-01", units)

    #expect(try Self.caption(structure, "A") == "A")
    #expect(try Self.caption(structure, "B") == "A")
  }

  @Test func whatEndedWithoutASuccessorStandsForItself() throws {
    #expect(try Self.caption(try Self.on("2026-01-01", Self.office()), "L") == "L ended")
  }

  @Test func aCodeThatComesBackWithoutAWordIsTheSameUnit() throws {
    let units = [
      try Self.unit("H56", parent: nil), try Self.unit("A", nil, "2025-06-30"), try Self.unit("A", "2026-01-01"),
    ]

    #expect(try Self.caption(try Self.on("2026-02-01", units), "A") == "A")
    #expect(try Self.caption(try Self.on("2025-10-01", units), "A") == "A ended")
  }

  @Test func aCodeThatIsUsedAgainDoesNotTakeThePastOfItsFirstHolder() throws {
    let units = try Self.office() + [try Self.unit("A", "2026-01-01")]
    let structure = try Self.on("2026-02-01", units)

    #expect(try Self.caption(structure, "A", "2025-03-01") == "C")
    #expect(try Self.caption(structure, "A", "2026-01-15") == "A")
  }

  @Test func whatAKioskCountsForAUnitThatHasEndedBelongsToItsSuccessor() throws {
    let structure = try Self.on("2026-01-01", Self.office())

    #expect(try Self.caption(structure, "A", "2025-07-05") == "C")
    #expect(try Self.caption(structure, "C", "2025-06-01") == "C")
  }

  @Test func aMonthBelongsToWhatTheUnitWasAtItsEnd() throws {
    let structure = try Self.on(
      "2026-08-01",
      [
        try Self.unit("H56", parent: nil), try Self.unit("A", nil, "2026-06-14"),
        try Self.unit("A", "2026-06-15", after: ["A"]), try Self.unit("N", "2026-06-15", after: ["A"]),
      ])
    let june = try Office.validity("2026-06-01", "2026-06-30")

    #expect(try structure.place(of: Office.unit("A"), over: june).standing == .present)
  }

  @Test func aReportOfAProvinceIsMadeOfItsUnitsAndTheirPasts() throws {
    let units =
      try Self.office() + [
        try Self.unit("H57", nil, "2025-06-30", parent: nil), try Self.unit("Z", nil, "2025-06-30", parent: "H57"),
        try Self.unit("Y", "2025-07-01", after: ["Z"]),
      ]
    let province = try Set([Office.unit("H56")])
    let (then, now) = (UnitStructure(units, by: .asItWas), try Self.on("2026-01-01", units))

    #expect(try !then.origins(within: province).units.contains(Office.unit("Z")))
    #expect(
      try now.origins(within: province).stretches(of: Office.unit("Z")) == [Office.validity(nil, "2025-06-30")])
    // What is in no unit of the structure belongs where it stood last.
    for unit in ["D", "L", "A", "G"] { #expect(try now.origins(within: province).units.contains(Office.unit(unit))) }
    #expect(try now.origins(within: [Office.unit("C")]).units == Set(["A", "B", "C"].map(Office.unit)))
    #expect(try now.origins(within: [Office.unit("D")]).units == [Office.unit("D")])
  }

  /// Rows of a report: every unit and day in exactly one, and each row the report of its unit.
  @Test(arguments: 0..<150) func theRowsOfAReportAreItsWholeAndEachRowIsTheReportOfItsUnit(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let units = try Self.random(&generator)
    let structure = try Self.on("2026-0\(Int.random(in: 1...9, using: &generator))-01", units)
    let top = try Office.unit("H56")

    let branches = try #require(structure.branches(of: top))
    #expect(branches.whole == structure.origins(within: [top]))
    let rows = [branches.itself] + branches.below.values + branches.apart.values
    #expect(rows.reduce(UnitDays()) { $0.joined(with: $1) } == branches.whole)
    for record in units {
      #expect(rows.count { $0.covers(record.code, record.validity) } == 1, "\(record.code) \(record.validity)")
    }
    for (unit, days) in branches.below { #expect(structure.branches(of: unit)?.whole == days, "\(unit)") }
    for (place, days) in branches.apart where !branches.below.keys.contains(place.unit) {
      #expect(structure.branches(of: place.unit)?.whole == days, "\(place.unit)")
    }
    #expect(UnitStructure(units, by: .asItWas).branches(of: top) == nil)
  }

  @Test func aSmallerUnitUnderItsOldCodeIsReportedWithoutThePastThatStandsApart() throws {
    let units = [
      try Self.unit("H56", parent: nil), try Self.unit("A", nil, "2026-06-30"),
      try Self.unit("A", "2026-07-01", after: ["A"]), try Self.unit("N", "2026-07-01", after: ["A"]),
    ]
    let structure = try Self.on("2026-08-01", units)

    let after = try Office.validity("2026-07-01", nil)
    #expect(try structure.origins(within: [Office.unit("A")]).stretches(of: Office.unit("A")) == [after])
    let branches = try #require(structure.branches(of: Office.unit("H56")))
    #expect(branches.apart.count == 1 && branches.below.count == 2)
  }

  /// Whatever merges and splits: every unit and day stands in exactly one row, and the rows of all tops hold all of them.
  @Test(arguments: 0..<150) func nothingIsLeftOutAndNothingStandsTwice(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let units = try Self.random(&generator)
    try #require(RegistryCheck(Registry(units: units)).problems() == [])
    let structure = try Self.on("2026-0\(Int.random(in: 1...9, using: &generator))-01", units)
    let top = try Set([Office.unit("H56")])

    let origins = structure.origins(within: top)
    for record in units {
      #expect(origins.covers(record.code, record.validity), "\(record.code) \(record.validity)")
      let place = structure.place(of: record.code, over: record.validity)
      let holders = try Set(units.map(\.code)).filter { code in
        try code != Office.unit("H56") && structure.origins(within: [code]).covers(record.code, record.validity)
      }
      if record.code.text != "H56" { #expect(holders == [place.unit], "\(record.code) \(record.validity)") }
    }
  }

  /// Rounds of mergers and splits under one province, all on first days of months.
  private static func random(_ generator: inout SeededGenerator) throws -> [UnitRecord] {
    var (records, living, number) = ([UnitRecord](), [(code: String, first: String?, after: [String])](), 6)
    living = (0..<6).map { ("U\($0)", nil, []) }
    for round in 0..<4 {
      let (end, begin) = ("2026-0\(2 * round + 1)-28", "2026-0\(2 * round + 2)-01")
      let chosen = living.shuffled(using: &generator).prefix(Int.random(in: 1...2, using: &generator)).map(\.code)
      for unit in living where chosen.contains(unit.code) {
        records.append(try Self.unit(unit.code, unit.first, end, after: unit.after))
      }
      living.removeAll { chosen.contains($0.code) }
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        living.append(("U\(number)", begin, chosen))
        number += 1
      }
    }
    for unit in living { records.append(try Self.unit(unit.code, unit.first, after: unit.after)) }
    return records.shuffled(using: &generator) + [try Self.unit("H56", parent: nil)]
  }
}
