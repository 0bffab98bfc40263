import Foundation
import LivedYear
import RatingModel
import Testing

/// Whether a year is made again is decided by what it would be.
@Suite(.timeLimit(.minutes(5))) struct YearGuideTests {
  private func withGuide(_ body: (URL) throws -> Void) async throws {
    let year = try await FilledYear.shared.value
    let folder = FileManager.default.temporaryDirectory.appending(path: "year-guide-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try year.guide.data().write(to: folder.appending(path: YearGuide.fileName))
    try Data().write(to: folder.appending(path: YearGuide.storeName))
    try body(folder)
  }

  @Test func theSameYearStands() async throws {
    let plan = try FilledYear.plan()
    try await withGuide { folder in #expect(YearGuide.stands(in: folder, for: plan) != nil) }
  }

  @Test func ofOtherDaysOtherRatingsOrAnotherSeedItDoesNot() async throws {
    let others = [
      try FilledYear.plan(last: "2026-11-30"), try FilledYear.plan(ratings: 4001), try FilledYear.plan(seed: 2),
    ]
    try await withGuide { folder in
      for plan in others { #expect(YearGuide.stands(in: folder, for: plan) == nil) }
    }
  }

  @Test func withoutItsStoreOrOfAnotherFormatItDoesNot() async throws {
    let plan = try FilledYear.plan()
    try await withGuide { folder in
      let file = folder.appending(path: YearGuide.fileName)
      let text = try String(contentsOf: file, encoding: .utf8)
      for (old, new) in [("\"format\" : \(YearGuide.format)", "\"format\" : 0"), ("\"schema\" : ", "\"schema\" : 9")] {
        #expect(text.contains(old))
        try Data(text.replacing(old, with: new).utf8).write(to: file)
        #expect(YearGuide.stands(in: folder, for: plan) == nil)
      }
      try Data(text.utf8).write(to: file)
      try FileManager.default.removeItem(at: folder.appending(path: YearGuide.storeName))
      #expect(YearGuide.stands(in: folder, for: plan) == nil)
    }
  }

  @Test func aYearEndsOnItsLastDayAndWasMergedInItsMiddle() throws {
    let plan = try FilledYear.plan().nation
    #expect("\(plan.first)" == "2025-11-30" && "\(plan.last)" == "2026-11-29" && "\(plan.mergedOn)" == "2026-06-01")
  }
}
