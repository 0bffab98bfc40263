import ForwardingContract
import Foundation
import GRDB
import KioskSession
import RatingModel
import SeededRandom
import Testing

@testable import KioskJournal

/// One rating that fills no lot: nothing that leaves the kiosk differs by its level, but for what is random.
struct PrivacyTests {
  /// Everything that can be asked of a journal after one rating, with what is random taken out.
  private struct Seen: Hashable {
    let sequence: Int64
    let waiting: Int
    let isDated: Bool
    let tail: OpenTail
    let batch: [String]
  }

  private func seen(
    after level: LevelName, corrected correction: (LevelName, SessionRecord.Corrected.Direction)? = nil
  ) throws -> Seen {
    let desk = try Desk(dated: true)
    let session = try desk.serve(level, isFinal: false)
    if let correction { try desk.append(desk.correction(session, correction.0, correction.1)) }
    try desk.append(.ratingFinal(session))
    let journal = desk.journal
    let batch = try #require(try journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    let tallies = batch.tallies.map { "\($0.key.fields) \($0.count) \($0.version)" }
    let sent =
      tallies + ["\(batch.head.sequence) \(batch.head.tallies) \(batch.complete) \(batch.openTail) \(batch.scales)"]
    return Seen(
      sequence: journal.sequence, waiting: journal.waitingRatings, isDated: journal.isDated, tail: journal.openTail,
      batch: sent)
  }

  @Test func theLevelOfAnUnreleasedRatingMakesNoDifference() throws {
    let all = try Set(Words.levels.map { try seen(after: $0) })
    #expect(all.count == 1)
  }

  @Test func theDirectionOfAnUnreleasedCorrectionMakesNoDifference() throws {
    let lowered = try seen(after: Words.best, corrected: (Words.good, .lowered))
    let raised = try seen(after: Words.bad, corrected: (Words.best, .raised))
    #expect(lowered == raised)
  }

  @Test func twoRatingsOfOneLevelHaveDifferentSalts() throws {
    let desk = try Desk(dated: true)
    try desk.serve(Words.good)
    try desk.serve(Words.good)
    let salts = try desk.entries().compactMap {
      if case .rating(let payload) = $0.payload { payload.salt } else { nil }
    }
    #expect(Set(salts).count == 2)
    #expect(salts.allSatisfy { $0.count == 32 })
  }

  @Test func aPressHasASaltWhetherItHasALevelOrNot() throws {
    let desk = try Desk(dated: true)
    try desk.append(
      desk.press(.ambient),
      .press(
        .init(session: nil, disposition: .ambient, level: nil, channel: .button, down: desk.now, device: "panel")))
    let salts = try desk.entries().compactMap { if case .press(let payload) = $0.payload { payload.salt } else { nil } }
    #expect(Set(salts).count == 2)
  }

  @Test func noBatchTellsMoreThanWholeLotsUntilTheMonthEnds() throws {
    let desk = try Desk(dated: true)
    var random = SeededGenerator(seed: 11)
    for number in 1...23 {
      try desk.serve(
        Words.levels.randomElement(using: &random) ?? Words.good, clerk: number % 3 == 0 ? Words.binh : Words.an)
      let told = try desk.journal.batch(kiosk: Words.kiosk, epoch: "e")?.tallies
        .filter { $0.key.family == .day && $0.key.tellsLevel }.map(\.count).reduce(0, +)
      #expect((told ?? 0) % LotPolicy.size == 0)
    }
  }
}
