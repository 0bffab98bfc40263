import Foundation
import RatingModel
import SeededRandom
import Testing

/// One counter with bad power, a bad disk and bad clocks: what was acknowledged is in the journal, whatever happens between any
/// two effects.
struct CounterSimulationTests {
  @Test(arguments: SimulationSeeds.all) func acknowledgedIsStoredAndNoSessionIsRatedTwice(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let kiosk = try SimulatedKiosk(
      "a", counter: try #require(CounterCode("Q01")), at: SimulationSeeds.beginning, using: &generator)
    var life = CounterLife()
    for _ in 0..<400 {
      try life.step(kiosk, .bad, using: &generator)
      await kiosk.finishCare()
    }
    kiosk.disk.restore(seed: 0)
    kiosk.shutDown()
    let audit = try CounterAudit(of: kiosk, seed: seed)
    #expect(!audit.contents.entries.isEmpty)
    print(
      #"{"simulation":"counter","seed":\#(seed),"thanked":\#(kiosk.told.thanked.count),"opened":\#(kiosk.told.opened.count),"powerCuts":\#(kiosk.powerCuts),"kills":\#(kiosk.kills),"effects":\#(kiosk.disk.effects)}"#
    )
  }
}
