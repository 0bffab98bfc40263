import ForwardingContract
import Foundation
import KioskJournal
import RatingModel
import SeededRandom
import Testing

/// Counters, lines and the centre, in one thread and by one seed.
final class SimulatedProvince {
  /// One counter with all that belongs to it.
  final class Place {
    let kiosk: SimulatedKiosk
    let forwarding: SimulatedForwarding
    var life = CounterLife()
    init(_ kiosk: SimulatedKiosk, _ forwarding: SimulatedForwarding) {
      self.kiosk = kiosk
      self.forwarding = forwarding
    }
  }

  let seed: UInt64
  let centre: SimulatedCentre
  private(set) var places: [Place] = []
  var generator: SeededGenerator
  private var backup: Data?

  init(seed: UInt64, kiosks: Int) async throws {
    self.seed = seed
    generator = SeededGenerator(seed: seed)
    centre = try await SimulatedCentre()
    for number in 1...kiosks { try await add("k\(number)", counter: "Q0\(number)") }
  }

  private func add(_ name: String, counter: String) async throws {
    let counter = try #require(CounterCode(counter))
    let isSet = generator.below(3) > 0
    let kiosk = try SimulatedKiosk(
      name, counter: counter, at: SimulationSeeds.beginning, errorMilliseconds: isSet ? 0 : -1_700_000_000_000,
      isTrusted: isSet, using: &generator)
    try Data(try await centre.code(for: counter).utf8).write(to: URL(filePath: kiosk.disk.file("enrolment.code")))
    place(kiosk)
  }

  private func place(_ kiosk: SimulatedKiosk) {
    let line = SimulatedLine(to: centre, seed: generator.next())
    places.append(Place(kiosk, SimulatedForwarding(of: kiosk, over: line, seed: generator.next())))
  }

  /// A second machine at the same counter, on a copy of the first one's disk as it is now. Both run from then on.
  func copyMachine(of one: Place) throws {
    let copy = try SimulatedKiosk(
      "\(one.kiosk.name)-copy", counter: one.kiosk.counter, at: one.kiosk.clock.trueWall, using: &generator)
    try copy.putBack(try one.kiosk.copyOfDisk(), removing: SimulatedKiosk.journalFiles)
    one.forwarding.restart()
    place(copy)
  }

  // MARK: Bad times

  /// - Parameter restorations: Whether the centre's data may be put back to what it was.
  func live(steps: Int, _ days: CounterLife.Days, restorations: Bool = false) async throws {
    for _ in 0..<steps {
      try await troubleCentre(restorations)
      let place = places[generator.below(places.count)]
      changeWeather(of: place.forwarding.line)
      let ends = place.kiosk.powerCuts + place.kiosk.kills
      let before = place.kiosk.clock.trueWall
      try place.life.step(place.kiosk, days, using: &generator)
      let passed = place.kiosk.clock.trueWall.milliseconds - before.milliseconds
      try await pass(milliseconds: passed, but: place)
      if ends != place.kiosk.powerCuts + place.kiosk.kills { place.forwarding.restart() }
      try await forward(place, days)
    }
  }

  /// Time goes on everywhere.
  private func pass(milliseconds: Int64, but one: Place? = nil) async throws {
    for place in places {
      if place !== one { place.kiosk.pass(milliseconds: milliseconds) }
      if place.kiosk.disk.isCut { try end(place) }
      await place.kiosk.finishCare()
      centre.move(to: place.kiosk.clock.trueWall)
    }
    try await centre.recountNext()
  }

  private func forward(_ place: Place, _ days: CounterLife.Days) async throws {
    let line = place.forwarding.line
    if days == .bad, generator.below(40) == 0 {
      line.whileAnswerIsUnderWay = { [disk = place.kiosk.disk] in disk.cut(after: 0) }
    }
    if days == .bad, generator.below(60) == 0 { centre.disk.cut(after: Int64(generator.below(60))) }
    try await place.forwarding.step(released: generator.below(2) == 0)
    if place.kiosk.disk.isCut { try end(place) }
    if centre.disk.isCut { try centre.crash(seed: generator.next() | 1) }
  }

  private func end(_ place: Place) throws {
    try place.life.end(place.kiosk, using: &generator)
    place.forwarding.restart()
  }

  private func changeWeather(of line: SimulatedLine) {
    switch generator.below(80) {
    case 0: line.weather = .cut
    case 1...3: line.weather = .foul
    case 4...6: line.weather = .fair
    default: break
    }
  }

  private func troubleCentre(_ restorations: Bool) async throws {
    // One from before a kiosk was enrolled knows none of it: it has to be enrolled anew, by people.
    guard restorations, places.allSatisfy(\.kiosk.isEnrolled) else { return }
    switch generator.below(300) {
    case 0: backup = try centre.backup()
    case 1: if let backup { try centre.restore(backup) }
    default: break
    }
  }

  /// A code that lay for longer than it is good for, while the line was cut, is replaced by people.
  private func renewCode(of place: Place) async throws {
    guard !place.kiosk.isEnrolled else { return }
    let code = try await centre.code(for: place.kiosk.counter)
    try Data(code.utf8).write(to: URL(filePath: place.kiosk.disk.file("enrolment.code")))
    place.forwarding.restart()
  }

  // MARK: Good times

  /// Everything is mended, and there is time enough: a month passes, so that every lot is released.
  func heal() async throws {
    centre.disk.restore(seed: 0)
    for place in places {
      place.kiosk.disk.restore(seed: 0)
      place.forwarding.line.weather = .fair
      await place.forwarding.line.deliverLate(all: true)
      place.forwarding.line.whileAnswerIsUnderWay = {}
      place.kiosk.clock.synchronise()
      try await renewCode(of: place)
    }
    for hours in Array(repeating: 24, count: 40) + Array(repeating: 1, count: 24) {
      try await pass(milliseconds: Int64(hours) * 3_600_000)
      for place in places { try await place.forwarding.step(released: true) }
    }
  }
}
