import Foundation
import Testing

/// Counters, bad lines and a centre that falls: once everything is mended, the centre's sums are the journals'.
struct ProvinceSimulationTests {
  @Test(arguments: SimulationSeeds.all) func centreEndsWithExactlyWhatTheJournalsHold(seed: UInt64) async throws {
    let province = try await SimulatedProvince(seed: seed, kiosks: 3)
    try await province.live(steps: 500, .bad)
    try await province.heal()
    try expectEqual(province)
    let events = try CentreAudit(of: province.centre).events()
    #expect(events.isEmpty, "seed \(seed): nobody cheated, yet \(events)")
    report("province", province)
  }

  /// An administrator puts back a backup, under the same epoch: nobody tells the kiosks.
  @Test(arguments: SimulationSeeds.all) func restoredCentreEndsComplete(seed: UInt64) async throws {
    let province = try await SimulatedProvince(seed: seed, kiosks: 2)
    try await province.live(steps: 700, .calm, restorations: true)
    try await province.heal()
    try expectEqual(province)
    let events = try CentreAudit(of: province.centre).events()
    #expect(
      events.allSatisfy { $0.kind == "centreBehind" && $0.state == "settled" }, "seed \(seed): \(events)")
    report("restored", province)
  }

  private func expectEqual(_ province: SimulatedProvince) throws {
    for place in province.places {
      place.kiosk.shutDown()
      _ = try CounterAudit(of: place.kiosk, seed: province.seed)
    }
    let audit = try CentreAudit(of: province.centre)
    for place in province.places { try audit.expectEqual(place.kiosk, seed: province.seed) }
  }

  private func report(_ simulation: String, _ province: SimulatedProvince) {
    let kiosks = province.places.map(\.kiosk)
    let sent = province.places.reduce(0) { $0 + $1.forwarding.line.sent }
    let thanked = kiosks.reduce(0) { $0 + $1.told.thanked.count }
    let ends = kiosks.reduce(0) { $0 + $1.powerCuts + $1.kills }
    print(
      #"{"simulation":"\#(simulation)","seed":\#(province.seed),"thanked":\#(thanked),"ends":\#(ends),"messages":\#(sent),"centreCrashes":\#(province.centre.crashes),"restorations":\#(province.centre.restorations)}"#
    )
  }
}
