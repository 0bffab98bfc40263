import TestSupport
import Testing

@testable import KioskDemo

/// Where the blows of a seed fall.
@MainActor @Suite(.timeLimit(.minutes(5))) struct KillingsTests {
  private static let counters = ["Q01", "Q02", "Q03"]

  private static func occasions(_ count: Int, seed: UInt64, steps: Int = 500) -> Set<Killings.Occasion> {
    Killings(count: count, steps: steps, counters: counters, seed: seed).occasions
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func fourBlowsMeetTheStartsTheForwardingAndTheReport(seed: UInt64) {
    let occasions = Self.occasions(4, seed: seed)
    #expect(occasions.isSuperset(of: [.start("evaluationd"), .forwarding, .report]))
    #expect(occasions.contains { $0 != .start("evaluationd") && $0.description == "its start" })
    #expect(Self.occasions(25, seed: seed).isSuperset(of: occasions))
  }

  @Test func theSameSeedStrikesAtTheSameOccasionsAndAnotherAtOthers() {
    #expect(Self.occasions(40, seed: 7) == Self.occasions(40, seed: 7))
    #expect(Self.occasions(40, seed: 7) != Self.occasions(40, seed: 8))
  }

  @Test(arguments: [0, 1, 3, 40, 1000])
  func asManyBlowsAreDrawnAsAreAskedForAndAsThereArePlacesFor(count: Int) {
    #expect(Self.occasions(count, seed: 1).count == min(count, 504))
  }

  @Test func aBlowForACentreThatIsAwayMeetsAKiosk() async throws {
    let folder = try ScratchFolder("kill")
    defer { withExtendedLifetime(folder) {} }
    let program = try FakeProgram(in: folder)
    let (http, crew) = (DemoHTTP(), DaemonCrew())
    let office = try FakeProgram.office(in: folder)
    let kiosk = DemoKiosk(
      counter: DemoOffice.counters[0], office: office, program: program.url, http: http, input: .devices, crew: crew,
      said: { _ in })
    let centre = DemoCentre(office: office, program: program.url, http: http, crew: crew, said: { _ in })
    try await kiosk.start()
    // One blow for each of so many steps: one in four is meant for the centre.
    let killings = Killings(count: 24, steps: 20, counters: [], seed: 1)
    for step in 0..<20 {
      killings.strike(at: .step(step), kiosks: [kiosk], centre: centre)
      await killings.settle()
      try await kiosk.keepUp()
    }
    #expect(killings.struck == 20)
    #expect(kiosk.restarts == 20)
    await kiosk.stop()
    await http.close()
  }
}
