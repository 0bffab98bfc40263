import ArgumentParser
import RatingModel
import SyntheticNation

/// What every subcommand makes the nation from.
struct PlanOptions: ParsableArguments {
  @Option(help: "How much of it: \(NationSize.allCases.map(\.rawValue).joined(separator: ", ")).")
  var size = NationSize.province

  @Option(help: "From what everything follows.")
  var seed: UInt64 = 1

  @Option(help: "The first day, as 2025-01-01. Holidays are known from 2024 to 2030.", transform: Self.day)
  var first = PlanOptions.newYear

  @Option(help: "The last day; the end of the year of the first when it is left out.", transform: Self.day)
  var last: CivilDate?

  @Option(help: "Ratings in 250 working days; those of the size when it is left out.")
  var ratings: Int?

  @Option(help: "The first day of the units that came of mergers; 2025-07-01 when it is left out.", transform: Self.day)
  var merged: CivilDate?

  func plan() throws -> NationPlan {
    guard let last = last ?? CivilDate(year: first.year, month: 12, day: 31),
      let plan = NationPlan(
        seed: seed, size: size, first: first, last: last, ratingsPerYear: ratings, mergedOn: merged)
    else {
      throw ValidationError(
        "The days must be in order and within 2024 to 2030, and --ratings from 1 to \(NationPlan.mostRatings).")
    }
    return plan
  }

  func validate() throws { _ = try plan() }

  static func day(_ text: String) throws -> CivilDate {
    guard let day = CivilDate(text) else { throw ValidationError("“\(text)” is no day; write it as 2025-01-01.") }
    return day
  }

  private static let newYear: CivilDate = {
    guard let day = CivilDate(year: 2025, month: 1, day: 1) else { preconditionFailure("the calendar has it") }
    return day
  }()
}

extension NationSize: ExpressibleByArgument {}
