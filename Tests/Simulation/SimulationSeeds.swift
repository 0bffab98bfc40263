import Foundation
import RatingModel

/// Which runs are made: `SIMULATION_SEEDS` of them from `SIMULATION_FIRST` on; a few in the ordinary suite.
enum SimulationSeeds {
  /// A Saturday evening: nights, a Sunday and a month's end lie before it.
  static let beginning = WallTime(milliseconds: 1_795_874_400_000)

  static var all: [UInt64] {
    let environment = ProcessInfo.processInfo.environment
    let first = environment["SIMULATION_FIRST"].flatMap { UInt64($0) } ?? 1
    let count = environment["SIMULATION_SEEDS"].flatMap { UInt64($0) } ?? 2
    return Array(first..<first + count)
  }
}
