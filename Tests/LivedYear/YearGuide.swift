import EvaluationStore
import Foundation
import RatingModel
import SyntheticNation

/// Where to look in a year: written beside the store, read by whoever shows it.
package struct YearGuide: Hashable, Sendable, Codable {
  /// Of what is filled and of this file: one that differs is made anew.
  package static let format = 1
  package static let fileName = "year.json"
  package static let storeName = "centre.sqlite"

  package struct Unit: Hashable, Sendable, Codable {
    package let code: String
    package let name: String
  }

  package let format: Int
  /// Version of the store's schema.
  package let schema: Int
  package let seed: UInt64
  package let first: String
  package let last: String
  package let ratingsPerYear: Int
  package let kiosks: Int
  package let ratings: Int
  package let province: Unit
  /// A busy office with nothing odd in it, whose months are issued.
  package let home: Unit
  package let homeClerk: String
  /// With a clerk who is truly worse than the others.
  package let worse: Unit
  package let worseClerk: String
  package let merged: Unit
  package let paper: Unit
  package let uncovered: Unit

  init(_ year: LivedYear, kiosks: Int, ratings: Int) {
    let (nation, cast) = (year.nation, year.cast)
    func unit(_ code: UnitCode) -> Unit {
      Unit(code: code.text, name: nation.units.last { $0.code == code }?.name ?? code.text)
    }
    format = Self.format
    schema = StoreSchema.version
    seed = nation.plan.seed
    (first, last) = (nation.plan.first.description, nation.plan.last.description)
    ratingsPerYear = nation.plan.ratingsPerYear
    (self.kiosks, self.ratings) = (kiosks, ratings)
    (province, home, worse) = (unit(nation.root), unit(cast.home), unit(cast.worse))
    (merged, paper, uncovered) = (unit(cast.merged), unit(cast.paper), unit(cast.uncovered))
    homeClerk = cast.homeClerk.description
    worseClerk = cast.worseClerk?.description ?? ""
  }

  package func data() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// Whether the year in a folder is one that would be made again just so.
  package static func stands(in folder: URL, for plan: YearPlan) -> YearGuide? {
    guard let data = try? Data(contentsOf: folder.appending(path: fileName)),
      let guide = try? JSONDecoder().decode(YearGuide.self, from: data),
      FileManager.default.fileExists(atPath: folder.appending(path: storeName).path)
    else { return nil }
    let isSame =
      guide.format == format && guide.schema == StoreSchema.version && guide.seed == plan.nation.seed
      && guide.first == "\(plan.nation.first)" && guide.last == "\(plan.nation.last)"
      && guide.ratingsPerYear == plan.nation.ratingsPerYear
    return isSame ? guide : nil
  }
}
