import Foundation
import RatingModel
import SyntheticNation
import Testing

/// Parts of the nation that are made quickly enough for a test.
enum Samples {
  static func nation(
    _ size: NationSize, from first: String, to last: String, seed: UInt64 = 1, ratings: Int? = nil
  ) throws -> SyntheticNation {
    SyntheticNation(
      try #require(
        NationPlan(seed: seed, size: size, first: try day(first), last: try day(last), ratingsPerYear: ratings)))
  }

  static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  /// Every day of every kiosk.
  static func days(of nation: SyntheticNation) -> [KioskDay] {
    nation.kiosks.flatMap { kiosk in nation.plan.days.compactMap { nation.day(of: kiosk, on: $0) } }
  }
}

/// Runs `body` with an empty folder and removes it afterwards, however `body` ends.
func withScratchFolder(_ body: (URL) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "synthetic-nation-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try await body(folder)
}
