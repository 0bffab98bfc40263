import Crypto
import EvaluationStore
import ForwardingContract
import Foundation
import RatingModel
import SyntheticNation
import Testing

struct BatchTests {
  @Test func theSameSeedGivesTheSameBytesInEveryProcess() throws {
    let nation = try Samples.nation(.office, from: "2025-03-03", to: "2025-04-04")
    var hasher = SHA256()
    for kiosk in nation.kiosks {
      for batch in nation.batches(of: kiosk, rhythm: .weekly) { hasher.update(data: try CanonicalJSON.data(batch)) }
    }
    // Whoever changes what is drawn changes this, and knows that every filled store is another one.
    #expect(Hexadecimal.text(hasher.finalize()) == "a28670be202f2507c9f82c0b5aee32838c1ea674509a3e0244929d2eb77c58d9")
  }

  @Test(arguments: DeliveryRhythm.allCases)
  func howOftenAKioskDeliversDoesNotChangeWhatTheCentreHasInTheEnd(rhythm: DeliveryRhythm) throws {
    let nation = try Samples.nation(.office, from: "2025-03-03", to: "2025-04-11")
    let kiosk = nation.kiosks[1]
    let once = nation.batches(of: kiosk)
    let often = nation.batches(of: kiosk, rhythm: rhythm)
    #expect(newest(often) == newest(once))
    #expect(often.last?.head == once.last?.head)
    #expect(rhythm == .once || often.count > once.count || rhythm == .monthly)
  }

  /// By key, the tally of the highest version.
  private func newest(_ batches: [Batch]) -> [TallyKey: Tally] {
    var kept: [TallyKey: Tally] = [:]
    for tally in batches.flatMap(\.tallies) where tally.version > kept[tally.key]?.version ?? 0 {
      kept[tally.key] = tally
    }
    return kept
  }

  @Test(arguments: [DeliveryRhythm.daily, .weekly])
  func everyHeadRisesAndCommitsToAllThatCameBefore(rhythm: DeliveryRhythm) throws {
    let nation = try Samples.nation(.office, from: "2025-03-03", to: "2025-03-21")
    for kiosk in nation.kiosks {
      var seen: [Batch] = []
      for batch in nation.batches(of: kiosk, rhythm: rhythm) {
        if let before = seen.last {
          #expect(batch.head.sequence > before.head.sequence || batch.head == before.head)
          #expect(batch.countersigned == before.head || batch.head == before.head)
        }
        seen.append(batch)
        guard batch.complete else { continue }
        #expect(try TallyDigest.of(newest(seen).values) == batch.head.tallies)
      }
    }
  }

  @Test func batchesKeepTheLimitsAndBringTheirDefinitions() throws {
    let nation = try Samples.nation(.office, from: "2025-01-01", to: "2025-12-31", ratings: 8000)
    let batches = nation.batches(of: nation.kiosks[0])
    #expect(batches.count > 3 && batches.map(\.complete) == Array(repeating: false, count: batches.count - 1) + [true])
    for batch in batches {
      #expect(
        batch.tallies.count <= Limits.talliesPerBatch && Set(batch.tallies.map(\.key)).count == batch.tallies.count)
      let body = try CanonicalJSON.data(batch)
      #expect(body.count <= Limits.messageBytes)
      #expect(try JSONDecoder().decode(ArrivedBatch.self, from: body).batch == batch)
      #expect(batch.tallies.allSatisfy { $0.count > 0 && (1...batch.head.sequence).contains($0.version) })
      let asked = Set(batch.tallies.compactMap { $0.key.question?.id })
      #expect(Set((batch.questions ?? []).map(\.id)) == asked)
      #expect(batch.scales.count == (batch.tallies.contains { $0.key.tellsLevel && $0.key.question == nil } ? 1 : 0))
    }
  }

  @Test func levelsAreReleasedBehindEverythingElseOfTheirDay() throws {
    let nation = try Samples.nation(.office, from: "2025-03-03", to: "2025-03-03", ratings: 60_000)
    let tallies = nation.kiosks.flatMap { nation.batches(of: $0) }.filter { $0.head.sequence > 50 }.map(\.tallies)
    #expect(!tallies.isEmpty)
    for day in tallies {
      let open = day.filter { !$0.key.tellsLevel }.map(\.version).max() ?? 0
      let told = Dictionary(grouping: day.filter(\.key.tellsLevel), by: \.key.clerk)
      #expect(told.values.joined().allSatisfy { $0.version > open })
      // One release for each clerk: the order within it is not told.
      for tallies in told.values { #expect(Set(tallies.map(\.version)).count == 1) }
    }
  }

  @Test func theNewestWeekIsTheEndOfTheYear() throws {
    let nation = try Samples.nation(.office, from: "2025-09-01", to: "2025-09-28")
    let kiosk = nation.kiosks[0]
    let week = TallySums(nation.backlog(of: kiosk).flatMap(\.tallies), year: 2025, month: 9).cells
    let days = try Samples.day("2025-09-22")...(try Samples.day("2025-09-28"))
    #expect(week == nation.rawCount(of: [kiosk], days: days).cells)
    let (before, backlog) = nation.interrupted(kiosk)
    #expect(newest(before + backlog) == newest(nation.batches(of: kiosk)))
    #expect(backlog.allSatisfy { $0.countersigned == before.last?.head })
  }

  @Test func aKioskThatLivedThroughNothingStillSaysSo() throws {
    // A Saturday and a Sunday.
    let nation = try Samples.nation(.office, from: "2025-03-08", to: "2025-03-09")
    let batches = nation.batches(of: nation.kiosks[0])
    #expect(batches.count == 1 && batches[0].tallies.isEmpty && batches[0].complete)
    #expect(batches[0].head.tallies == (try TallyDigest.of([Tally]())))
  }

  @Test func eachKioskHasAKeyAJournalAndANameOfItsOwn() throws {
    let nation = try Samples.nation(.province, from: "2025-03-03", to: "2025-03-03")
    let couriers = nation.kiosks.map { KioskCourier(nation, $0) }
    #expect(Set(couriers.map(\.journal)).count == nation.kiosks.count)
    let keys = try nation.kiosks.map { try KioskIdentity(of: $0, seed: 1) }
    #expect(Set(keys.map(\.publicKey)).count == nation.kiosks.count)
    #expect(keys.allSatisfy { $0.publicKey.contains(/^[A-Za-z0-9_-]{43}$/) && $0.privateKey.count == 32 })
  }
}
