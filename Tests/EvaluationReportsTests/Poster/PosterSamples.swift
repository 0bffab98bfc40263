import EvaluationStore
import RatingModel
import Testing

@testable import EvaluationReports

/// Figures and issued reports of an invented office, as posters are made of them.
enum PosterSamples {
  /// - Parameter levels: very satisfied, satisfied, not satisfied.
  static func figures(_ levels: [Int], answerable: Int? = nil) -> PosterFigures {
    let ratings = levels.reduce(0, +)
    let names = ["rat-hai-long", "hai-long", "khong-hai-long"]
    let words = [("Rất hài lòng", "Very satisfied"), ("Hài lòng", "Satisfied"), ("Không hài lòng", "Not satisfied")]
    let answers = PosterFigures.Answers(
      scale: "levels-hai-long-3-1", ratings: ratings, satisfied: levels[0] + levels[1],
      levels: zip(names, zip(words, levels)).map { name, level in
        .init(key: "level.\(name)", label: .labels(["vi": level.0.0, "en": level.0.1], code: name), count: level.1)
      })
    return PosterFigures(
      answerable: answerable ?? ratings + 100, rated: ratings, answers: ratings > 0 ? [answers] : [])
  }

  static func issued(
    _ period: String, _ figures: PosterFigures, number: Int = 1, corrects: Int? = nil,
    units: Set<String> = ["H56.14"], clerk: String? = nil
  ) throws -> PosterShelf.Issued {
    let unit = try #require(UnitCode("H56.14"))
    let closing = Closing(
      unit: unit, clerk: clerk.flatMap { ClerkID($0) }, number: ClosingNumber(year: 2027, serial: number),
      period: try #require(ClosingPeriod(period)),
      corrects: corrects.map { ClosingNumber(year: 2027, serial: $0) },
      issuedAt: WallTime(milliseconds: 1_799_143_200_000 + Int64(number)),
      issuedBy: try #require(AccountName("ha.nguyen")), hash: String(repeating: "ab", count: 32))
    return PosterShelf.Issued(
      closing: closing, figures: figures, unit: NamedUnit(code: unit, name: "Bộ phận Một cửa <xã> Tân Hà"),
      zone: try #require(Zone("Asia/Ho_Chi_Minh")), made: OfficeFacts.time,
      units: Set(units.compactMap { UnitCode($0) }))
  }

  static func poster(_ figures: PosterFigures, over period: String = "2026-Q4") throws -> Poster {
    let shelf = PosterShelf([try issued(period, figures)])
    return Poster(try entry(period, of: shelf), by: shelf.rule)
  }

  static func entry(_ period: String, of shelf: PosterShelf) throws -> PosterShelf.Entry {
    let period = try #require(ClosingPeriod(period))
    return try #require(shelf.entries[period])
  }
}
