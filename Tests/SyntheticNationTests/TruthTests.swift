import Foundation
import ForwardingContract
import RatingModel
import SyntheticNation
import Testing

/// Tallies and truth, which were counted apart.
struct TruthTests {
  @Test func everyFamilySumsToTheRawCountOfAProvincesMonth() throws {
    let nation = try Samples.nation(.province, from: "2025-03-01", to: "2025-03-31", ratings: 100_000)
    let tallies = nation.kiosks.flatMap { nation.batches(of: $0).flatMap(\.tallies) }
    #expect(Set(tallies.map(\.key.family)) == Set(TallyFamily.allCases))
    let sums = TallySums(tallies, year: 2025, month: 3).cells
    let truth = nation.rawCount(of: nation.kiosks).cells
    for figure in RawFigure.allCases {
      let (counted, truly) = (sums.filter { $0.key.figure == figure }, truth.filter { $0.key.figure == figure })
      #expect(counted == truly && !truly.isEmpty, "\(figure)")
    }
  }

  @Test func theTruthOfThePartsIsTheTruthOfTheWhole() throws {
    let nation = try Samples.nation(.district, from: "2025-06-16", to: "2025-07-11")
    var parts = RawCount()
    var units: Set<UnitCode> = []
    for kiosks in nation.kiosksByOffice {
      let part = nation.rawCount(of: kiosks)
      #expect(units.isDisjoint(with: part.cells.keys.map(\.unit)))
      units.formUnion(part.cells.keys.map(\.unit))
      parts.merge(part)
    }
    #expect(parts.cells == nation.rawCount(of: nation.kiosks).cells)
    #expect(units.contains { $0.text == "H64.101" } && units.contains { $0.text == "H64.201" })
  }

  @Test func linesAreJSONOneForEachCellInOneOrder() throws {
    let nation = try Samples.nation(.office, from: "2025-03-03", to: "2025-03-28")
    let count = nation.rawCount(of: nation.kiosks)
    let lines = try count.lines()
    let again = try nation.rawCount(of: nation.kiosks.reversed()).lines()
    #expect(lines == again)
    struct Line: Decodable { let clerk, month, unit: String, figure: RawFigure, labels: [String], count: Int }
    let read = try lines.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    #expect(read.count == count.cells.count)
    #expect(read.map(\.count).reduce(0, +) == count.cells.values.reduce(0, +))
    #expect(read.allSatisfy { $0.month == "2025-03" && $0.unit == "H64.201" })
    let levels = try count.lines([.level]).split(separator: "\n")
    #expect(levels.count == count.cells.keys.count { $0.figure == .level })
  }
}
