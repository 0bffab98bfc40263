import Foundation
import Synchronization

/// Kills daemons in the middle of what they do, without a chance to tidy up: when they are started, at steps of the day, while
/// the centre is waited for, and while the report is downloaded. Where and whom is drawn from a seed.
@MainActor
final class Killings {
  enum Occasion: Hashable, CustomStringConvertible {
    /// The first start of the daemon of this name.
    case start(String)
    case step(Int)
    case forwarding
    case report

    var description: String {
      switch self {
      case .start: "its start"
      case .step(let number): "step \(number)"
      case .forwarding: "forwarding"
      case .report: "the report"
      }
    }

    /// A blow that comes later would miss what it is meant for: a step takes a few thousandths of a second.
    fileprivate var latestMicroseconds: UInt32 { if case .step = self { 8000 } else { 40_000 } }
  }

  private struct Blow {
    /// 0 is the centre, as far as there is a choice.
    let victim: Int
    let delayMicroseconds: UInt32
  }

  private let said: @MainActor (String) -> Void
  private var blows: [Occasion: Blow] = [:]
  private var inFlight: [Task<Void, Never>] = []
  private let struckDaemons = Mutex(0)

  /// - Parameters:
  ///   - steps: Of the day. What is left after one blow for each of the other occasions falls on them.
  ///   - counters: Their codes: kiosks are called kioskd and a code.
  init(
    count: Int, steps: Int, counters: [String], seed: UInt64, said: @escaping @MainActor (String) -> Void = { _ in }
  ) {
    self.said = said
    var generator = SeededGenerator(seed: seed ^ 0x6B69_6C6C)
    let edges =
      [.start(DemoCentre.name), .forwarding, .report]
      + (counters.randomElement(using: &generator).map { [Occasion.start("kioskd \($0)")] } ?? [])
    for occasion in edges.shuffled(using: &generator).prefix(count) {
      blows[occasion] = Self.blow(at: occasion, using: &generator)
    }
    while blows.count < min(count, steps + edges.count) {
      let step = Occasion.step(Int.random(in: 0..<steps, using: &generator))
      blows[step] = Self.blow(at: step, using: &generator)
    }
  }

  /// Where a blow is still to fall.
  var occasions: Set<Occasion> { Set(blows.keys) }

  /// How many daemons were running when their blow came.
  var struck: Int { struckDaemons.withLock { $0 } }

  /// One in four blows is for the centre, the others are for a kiosk; when that one is away, for the next that is there.
  func strike(at occasion: Occasion, kiosks: [DemoKiosk] = [], centre: DemoCentre? = nil) {
    let daemons = [centre?.daemon] + kiosks.map(\.daemon)
    guard let blow = blows[occasion] else { return }
    let order = daemons.indices.map { daemons[($0 + blow.victim) % daemons.count] }
    if let victim = order.lazy.compactMap(\.self).first(where: \.isRunning) { strike(victim, at: occasion) }
  }

  /// The same for a daemon that has just been launched.
  func strike(launched daemon: Daemon) { strike(daemon, at: .start(daemon.name)) }

  /// Returns when every blow has come and every daemon that it met is gone.
  func settle() async {
    for blow in inFlight { await blow.value }
    inFlight = []
  }

  private func strike(_ daemon: Daemon, at occasion: Occasion) {
    guard let blow = blows.removeValue(forKey: occasion) else { return }
    said("\(daemon.name) is killed at \(occasion)")
    inFlight.append(
      Task.detached { [self] in
        try? await Task.sleep(for: .microseconds(blow.delayMicroseconds))
        if daemon.kill() { struckDaemons.withLock { $0 += 1 } }
        await daemon.waitUntilExit()
      })
  }

  private static func blow(at occasion: Occasion, using generator: inout SeededGenerator) -> Blow {
    Blow(
      victim: Int.random(in: 0..<4, using: &generator),
      delayMicroseconds: UInt32.random(in: 0..<occasion.latestMicroseconds, using: &generator))
  }
}
