import RatingModel
import Testing

@testable import EvaluationStore

@Suite("Sums that are kept")
struct RollUpShelfTests {
  private static func units(_ codes: Int...) throws -> Set<UnitCode> {
    Set(try codes.map { try #require(UnitCode("H56.\($0)")) })
  }

  private static func place(_ owner: RollUpOwner) throws -> RollUpPlace {
    let month = try #require(RollUpPeriod("2026-10"))
    return RollUpPlace(owner: owner, family: .day, clerks: .together, period: month, isByDay: false)
  }

  private static func sums(_ count: Int) -> [RollUpSum] {
    (0..<count).map { RollUpSum(clerk: 0, subject: UInt32($0), day: 0, count: 1) }
  }

  private static func isKept(_ place: RollUpPlace, on shelf: RollUpShelf, under stamp: Int64 = 1) -> Bool {
    var found: [RollUpPlace: [RollUpSum]] = [:]
    return shelf.find([place], under: { _ in stamp }, &found).isEmpty && found[place] != nil
  }

  /// A nation is added up of its provinces, and of the offices that are in none.
  @Test
  func groupsAreMadeOfTheLargestThatLieInThem() throws {
    let shelf = RollUpShelf(mostSums: 1000, smallestGroup: 2)
    let commune = try #require(shelf.group(of: try Self.units(1, 2)))
    let province = try #require(shelf.group(of: try Self.units(1, 2, 3)))
    let other = try #require(shelf.group(of: try Self.units(4, 5)))
    let across = try #require(shelf.group(of: try Self.units(3, 4)))
    let nation = try #require(shelf.group(of: try Self.units(1, 2, 3, 4, 5, 6)))
    let single = { (code: Int) in RollUpOwner.unit(try #require(UnitCode("H56.\(code)"))) }
    #expect(commune.parts == [try single(1), try single(2)])
    #expect(province.parts == [.group(commune), try single(3)])
    #expect(across.parts == [try single(3), try single(4)])
    #expect(nation.parts == [.group(province), .group(other), try single(6)])
    #expect(shelf.group(of: try Self.units(6, 5, 4, 3, 2, 1)) == nation)
    #expect(shelf.group(of: try Self.units(6)) == nil)
  }

  @Test
  func unitsSumsDoNotCrowdOutThoseOfGroups() throws {
    let shelf = RollUpShelf(mostSums: 100, smallestGroup: 2)
    let group = try Self.place(.group(try #require(shelf.group(of: try Self.units(1, 2)))))
    shelf.keep([group: Self.sums(10)], under: { _ in 1 })
    let places = try (1...40).map { try Self.place(.unit(try #require(UnitCode("H56.\($0)")))) }
    for place in places { shelf.keep([place: Self.sums(10)], under: { _ in 1 }) }
    #expect(Self.isKept(group, on: shelf))
    #expect(!Self.isKept(group, on: shelf, under: 2))
    #expect(Self.isKept(places[39], on: shelf))
    #expect(!Self.isKept(places[0], on: shelf))
  }

  /// A month that changes all day long is put in its place's place, and not beside it.
  @Test
  func whatIsReadAgainTakesNoMoreRoom() throws {
    let shelf = RollUpShelf(mostSums: 100, smallestGroup: 2)
    let places = try (1...2).map { try Self.place(.unit(try #require(UnitCode("H56.\($0)")))) }
    shelf.keep([places[0]: Self.sums(10)], under: { _ in 1 })
    for stamp in 1...40 { shelf.keep([places[1]: Self.sums(10)], under: { _ in Int64(stamp) }) }
    #expect(Self.isKept(places[0], on: shelf))
    #expect(Self.isKept(places[1], on: shelf, under: 40))
  }
}
