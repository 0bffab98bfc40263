import ForwardingContract
import KioskSession
import RatingModel
import SeededRandom
import Testing

@testable import KioskJournal

/// Batches that are lost, repeated, reordered and late end in the same counts.
struct ConvergenceTests {
  @Test(arguments: 1...8)
  func anyOrderWithRepeatsEndsWithTheKiosksDigest(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let desk = try Desk(dated: seed % 2 == 0)
    var sent: [Batch] = []
    var centre = ModelCentre()
    for round in 1...30 {
      try desk.serve(
        Words.levels.randomElement(using: &random) ?? Words.good,
        clerk: [Words.an, Words.binh, nil].randomElement(using: &random) ?? nil)
      if round == 15 { try desk.journal.anchor(wall: Words.morning(), at: desk.now, source: .ntp) }
      desk.pass(hours: Int64.random(in: 0...12, using: &random))
      guard
        let batch = try desk.journal.batch(
          kiosk: Words.kiosk, epoch: "e", limit: Int.random(in: 1...20, using: &random))
      else { continue }
      sent.append(batch)
      // Some arrive; the receipts of some of those are lost.
      guard Bool.random(using: &random) else { continue }
      centre.take(batch)
      guard Bool.random(using: &random) else { continue }
      try desk.journal.accept(centre.receipt(for: batch), sent: batch)
    }
    for batch in (sent + sent).shuffled(using: &random) { centre.take(batch) }
    while let batch = try desk.journal.batch(kiosk: Words.kiosk, epoch: "e", limit: 7) {
      centre.take(batch)
      let receipt = try centre.receipt(for: batch)
      #expect(receipt.receipt.digest != .differs, "seed \(seed)")
      try desk.journal.accept(receipt, sent: batch)
      if batch.complete { break }
    }
    let head = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "other")).head
    #expect(try centre.digest() == head.tallies, "seed \(seed)")
    #expect(try desk.verify().statistics.digest == head.tallies, "seed \(seed)")
  }

  @Test func aRestoredCentreIsFilledAgain() throws {
    let desk = try Desk(dated: true)
    for _ in 1...7 { try desk.serve(Words.good) }
    var centre = ModelCentre()
    let first = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    centre.take(first)
    try desk.journal.accept(centre.receipt(for: first), sent: first)

    centre = ModelCentre()
    try desk.append(desk.press(.ambient))
    let late = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    centre.take(late)
    #expect(try desk.journal.accept(centre.receipt(for: late), sent: late) == .sendAgain)

    let again = try #require(try desk.journal.batch(kiosk: Words.kiosk, epoch: "e1"))
    centre.take(again)
    #expect(try centre.receipt(for: again).receipt.digest == .matches)
  }

  /// Batches and receipts get lost, the centre loses counts and refuses others for a while, the kiosk starts anew.
  @Test(arguments: 1...12)
  func whateverGoesWrongForAWhileNothingIsMissingInTheEnd(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let desk = try Desk(dated: true)
    var centre = CarefulCentre()
    for round in 1...40 {
      try desk.serve(
        Words.levels.randomElement(using: &random) ?? Words.good,
        clerk: [Words.an, Words.binh, nil].randomElement(using: &random) ?? nil)
      if round % 7 == 0 { try desk.append(desk.press(.ambient)) }
      desk.pass(hours: Int64.random(in: 0...12, using: &random))
      try goWrong(desk, &centre, &random)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        guard
          let batch = try desk.journal.batch(
            kiosk: Words.kiosk, epoch: "e1", limit: Int.random(in: 1...20, using: &random),
            isDaily: Int.random(in: 0..<10, using: &random) == 0), Bool.random(using: &random)
        else { continue }
        let receipt = try centre.answer(batch)
        #expect(receipt.receipt.abandon == nil, "an honest journal; seed \(seed)")
        if Int.random(in: 0..<4, using: &random) > 0 { try desk.journal.accept(receipt, sent: batch) }
      }
    }
    centre.refuses = { _ in false }
    let last = try desk.deliver(to: &centre, limit: 20, isDaily: true)
    let digest = try desk.verify().statistics.digest
    #expect(try TallyDigest.of(centre.tallies.values) == digest, "seed \(seed)")
    #expect(last.last?.complete == true && last.last?.keptBack == nil, "seed \(seed)")
    #expect(last.count <= 60, "seed \(seed)")
    #expect(desk.journal.openTail.entries == 0, "seed \(seed)")
    #expect(try desk.verify().findings == [], "seed \(seed)")
  }

  private func goWrong(_ desk: Desk, _ centre: inout CarefulCentre, _ random: inout SeededGenerator) throws {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: try desk.restart()
    case 1:
      let lost = centre.tallies.keys.randomElement(using: &random).map(TallyDigest.groupName)
      centre.lose { TallyDigest.groupName(of: $0) == lost }
    case 2:
      let family = TallyFamily.allCases.randomElement(using: &random)
      centre.refuses = { $0.key.family == family && $0.count % 2 == 1 }
    case 3: centre.refuses = { _ in false }
    default: break
    }
  }
}
