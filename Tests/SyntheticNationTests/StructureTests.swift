import EvaluationStore
import Foundation
import RatingModel
import SyntheticNation
import Testing

struct StructureTests {
  private static func nation(_ size: NationSize, year: Int = 2025, seed: UInt64 = 1) throws -> SyntheticNation {
    SyntheticNation(try #require(NationPlan(seed: seed, size: size, year: year)))
  }

  @Test(arguments: NationSize.allCases, [2025, 2026])
  func theRegistryKeepsEveryRuleOfTheStore(size: NationSize, year: Int) throws {
    let nation = try Self.nation(size, year: year)
    let registry = Registry(units: nation.units, counters: nation.counters, clerks: nation.clerks)
    #expect(RegistryCheck(registry).problems() == [])
  }

  @Test(arguments: [NationSize.office, .district, .province])
  func theFilesReadBackAsTheSameRegistry(size: NationSize) throws {
    let nation = try Self.nation(size)
    let files = Dictionary(uniqueKeysWithValues: RegistryFiles.tables.map { ($0, RegistryFiles(nation).csv($0)) })
    #expect(try RegistryCSV.read(files, replacing: Registry()).get() == nation.registry)
  }

  @Test func sizesAreThoseOfTheField() throws {
    let province = try Self.nation(.province)
    #expect((105...115).contains(Set(province.units.map(\.code)).count))
    #expect((700...850).contains(province.clerks.count))
    let nation = try Self.nation(.nation)
    let now = try Samples.day("2025-12-01")
    let offices = Set(nation.counters.filter { $0.validity.contains(now) }.map(\.unit))
    #expect(offices.count == 3400)
    #expect((24_000...27_000).contains(nation.clerks.count))
    #expect((14_000...25_000).contains(nation.kiosks.count))
    #expect(try Self.nation(.office).units.count == 1)
  }

  @Test func everyDayEachCounterHasOneKiosk() throws {
    let nation = try Self.nation(.province)
    for day in [try Samples.day("2025-06-30"), try Samples.day("2025-07-01")] {
      let counters = nation.counters.filter { $0.validity.contains(day) }.map { "\($0.unit) \($0.code)" }
      let places = nation.kiosks.compactMap { kiosk in kiosk.postings.first { $0.validity.contains(day) } }
        .map { "\($0.unit) \($0.counter)" }
      #expect(places.sorted() == counters.sorted())
    }
  }

  @Test(arguments: [NationSize.province, .nation])
  func namesAreComposedAndHaveTheirDiacritics(size: NationSize) throws {
    let nation = try Self.nation(size)
    let names = nation.units.map(\.name) + nation.counters.map(\.name) + nation.clerks.flatMap { [$0.name, $0.title] }
    for name in Set(names) {
      #expect(Array(name.unicodeScalars) == Array(name.precomposedStringWithCanonicalMapping.unicodeScalars), "\(name)")
      #expect(name.count <= RegistryLimits.nameCharacters && !name.contains("  "))
    }
    let accented = nation.clerks.count { $0.name.unicodeScalars.contains { $0.value > 0x7F } }
    #expect(accented * 100 >= nation.clerks.count * 97)
  }

  @Test func codesAreThoseOfQD20AndOfNoRealProvince() throws {
    let nation = try Self.nation(.nation)
    for unit in Set(nation.units.map(\.code)) where unit.text != "G00" {
      let match = try #require(unit.text.wholeMatch(of: /H([0-9]{2})(\.[0-9]{2,3})?/), "\(unit)")
      #expect((64...97).contains(Int(match.1) ?? 0))
    }
    #expect(nation.units.contains { $0.code.text == "H64.14" } && nation.units.contains { $0.code.text == "H97.227" })
  }

  @Test func noProvinceIsCalledAsOneThatThereWasOrIs() throws {
    let real = """
      An Giang, Bà Rịa – Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước, Bình Thuận, \
      Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang, Hà Nam, Hà Nội, \
      Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hồ Chí Minh, Huế, Hưng Yên, Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, \
      Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Minh Hải, Nam Định, Nghệ An, Nghĩa Bình, Ninh Bình, Ninh Thuận, Phú Khánh, Phú Thọ, \
      Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình, Thái Nguyên, \
      Thanh Hóa, Thuận Hải, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái
      """.components(separatedBy: ", ")
    let nation = try Self.nation(.nation)
    let provinces = nation.units.filter { $0.parent?.text == "G00" }.map(\.name)
    #expect(Set(provinces).count == 34)
    for name in provinces { #expect(!real.contains { name.hasSuffix(" \($0)") }, "\(name)") }
  }

  @Test func namesAreSharedAndStaffCodesAreOnlyUniqueWithinTheirUnit() throws {
    let nation = try Self.nation(.province)
    let shared = nation.clerks.filter { $0.name == "Nguyễn Thị Hương" }
    #expect(shared.count >= 10 && Set(shared.map(\.clerk.unit)).count >= 10)
    #expect(nation.clerks.count { $0.clerk.staff.text == "CB01" } > 90)
    let names = nation.units.filter { $0.code.text.count == 7 && $0.validity.last == nil }.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func whatWasMergedEndsOnTheDayBeforeItsSuccessorBegins() throws {
    let nation = try Self.nation(.province)
    let first = try Samples.day("2025-07-01")
    let last = try Samples.day("2025-06-30")
    #expect(nation.successions.count == 5)
    for succession in nation.successions {
      #expect(succession.day == first && succession.predecessors.count == 2)
      let records = Dictionary(grouping: nation.units, by: \.code)
      #expect(records[succession.successor]?.map(\.validity.first) == [first])
      for old in succession.predecessors { #expect(records[old]?.map(\.validity.last) == [last]) }
      // Both had a first clerk, and they stay two people.
      let firsts = nation.clerks.filter {
        succession.predecessors.contains($0.clerk.unit) && $0.clerk.staff.text == "CB01"
      }
      #expect(firsts.count == 2)
    }
  }

  @Test func somebodyIsAppointedElsewhereUnderAnotherCode() throws {
    let nation = try Self.nation(.province)
    let left = nation.clerks.filter { $0.validity.last != nil }
    #expect(left.count >= 2)
    for clerk in left {
      let after = clerk.validity.last?.next
      #expect(nation.clerks.contains { $0.name == clerk.name && $0.validity.first == after && $0.clerk != clerk.clerk })
    }
  }

  @Test func anotherSeedIsAnotherNation() throws {
    #expect(try Self.nation(.district, seed: 1).clerks != (try Self.nation(.district, seed: 2).clerks))
    #expect(try Self.nation(.district).registry == (try Self.nation(.district).registry))
  }

  @Test func aPlanThatCannotBeIsNone() throws {
    let (early, late) = (try Samples.day("2025-01-01"), try Samples.day("2025-01-02"))
    #expect(NationPlan(size: .office, first: late, last: early) == nil)
    #expect(NationPlan(size: .office, first: early, last: early) != nil)
    #expect(NationPlan(size: .office, year: 2023) == nil && NationPlan(size: .office, year: 2031) == nil)
    for ratings in [0, -1, NationPlan.mostRatings + 1, .max] {
      #expect(NationPlan(size: .office, year: 2025, ratingsPerYear: ratings) == nil)
    }
  }
}
