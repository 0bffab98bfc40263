import Foundation
import RatingModel
import SyntheticNation
import Testing

/// The generator's counting beside that of the kiosk's own journal, which knows nothing of it.
struct JournalAgreementTests {
  // Kiosks that ask more and that do not, with clerks that are odd and that are not.
  @Test(arguments: [0, 1, 2, 5, 9])
  func aGenuineJournalThatLivesTheSameDaysCountsTheSame(number: Int) async throws {
    try await withScratchFolder { folder in
      let nation = try Samples.nation(.district, from: "2025-03-01", to: "2025-03-31", ratings: 120_000)
      let kiosk = try #require(nation.kiosks.filter { $0.postings.count == 1 }.dropFirst(number * 4).first)
      var life = try JournalLife(
        path: folder.appending(path: "journal.sqlite").path, kiosk: kiosk, first: nation.plan.first,
        scale: Wording.scale)
      for date in nation.plan.days {
        if let day = nation.day(of: kiosk, on: date) { try life.live(day) }
      }
      let genuine = try life.tallies(after: 32).map { ($0.key, $0.count) }
      let made = nation.batches(of: kiosk).flatMap(\.tallies).map { ($0.key, $0.count) }
      #expect(genuine.count > 100)
      #expect(Dictionary(uniqueKeysWithValues: made) == Dictionary(uniqueKeysWithValues: genuine))
    }
  }
}
