import Foundation
import KioskJournal
import KioskSession
import Logging
import RatingModel
import TestSupport
import Testing

@testable import KioskAssembly

/// A counter with a journal of its own and a clock that stands still until it is told to go on. It can be started again in the
/// same folder.
final class KeptCounter {
  private(set) var counter: Counter
  let clock = SimulatedClock()
  let folder: ScratchFolder
  /// What was offered, in order.
  private(set) var offers: [Offer] = []
  private let level: LevelName
  private let rules: SessionRules
  private let configuration: CounterConfiguration
  /// Decides what opening fails of, in place of the journal.
  var refusal: JournalFailure?

  init() throws {
    folder = try ScratchFolder("kept")
    let names = ["good", "fair", "bad"].compactMap { LevelName($0) }
    level = try #require(names.first)
    let levels = names.map { [level] name in
      Level(name: name, labels: ["vi": name.text, "en": name.text], satisfied: name == level)
    }
    let id = try #require(ScaleID("three"))
    let scale = try #require(Scale(id: id, version: 1, levels: levels))
    let (clerk, unit) = (try #require(ClerkID("H56.14/CB017")), try #require(UnitCode("H56.14")))
    let (desk, zone) = (try #require(CounterCode("Q03")), try #require(Zone("Asia/Ho_Chi_Minh")))
    rules = SessionRules(
      scale: scale, defaultClerk: clerk, roster: [clerk], promptTimeoutSeconds: 30, correctionWindowSeconds: 0,
      burstRatings: 10, burstMinutes: 10)
    configuration = CounterConfiguration(
      unit: unit, counter: desk, zone: zone, scale: scale, roster: [clerk], defaultClerk: clerk,
      correctionWindowSeconds: 0, promptTimeoutSeconds: 30, burstRatings: 10, burstMinutes: 10, casePublicKey: nil)
    let stallWatch = try StallWatch { _ in }
    let place = JournalPlace(path: folder.file("journal.sqlite").path)
    counter = Counter(
      rules: rules, clock: clock, stallWatch: stallWatch, log: Logger(label: "test"), place: place,
      openJournal: { _ throws(JournalFailure) in throw .notAJournal }, show: { _ in })
    counter = makeCounter(stallWatch)
  }

  private func makeCounter(_ stallWatch: StallWatch) -> Counter {
    let (path, clock, configuration) = (path, clock, configuration)
    return Counter(
      rules: rules, clock: clock, stallWatch: stallWatch, log: Logger(label: "test"), place: JournalPlace(path: path),
      openJournal: { [unowned self] witness throws(JournalFailure) in
        if let refusal { throw refusal }
        return try Journal.open(
          path: path, boot: clock.boot, startedAt: clock.now(), software: "1.0.0", configuration: configuration,
          witness: witness)
      }, show: { [unowned self] in offers.append($0) })
  }

  var path: String { folder.file("journal.sqlite").path }
  var now: Instant { clock.now() }
  var setAside: SetAsideJournals { counter.place.setAside }

  func start() { counter.tryToOpen(at: now) }

  /// As the program ends and is started again.
  func restart() throws {
    counter.close()
    counter = makeCounter(try StallWatch { _ in })
    start()
  }

  func pass(seconds: Int) {
    clock.move(to: now.adding(seconds: seconds), wall: nil)
    counter.tryToOpen(at: now)
    counter.handle(.readThrough, at: now)
  }

  func open(_ id: String) throws -> SessionReply {
    counter.open(
      SessionRequest(id: try #require(SessionID(id)), clerk: nil, dossiers: [], ticket: nil), source: .api, at: now)
  }

  /// Opens and invites; a press counts when this returns.
  func ask(_ id: String) throws {
    _ = try open(id)
    counter.handle(.invite(try #require(SessionID(id))), at: now)
    clock.move(to: now.adding(seconds: 1), wall: nil)
  }

  /// Whether the press was taken.
  @discardableResult
  func press() -> Bool {
    let press = Press(
      meaning: .level(level), down: now, decided: now, channel: .button, device: "panel", simultaneous: false)
    return counter.handle(.press(press), at: now).isTaken
  }

  /// A whole session.
  func rate(_ id: String) throws {
    try ask(id)
    #expect(press())
  }

  /// What the file holds; the counter may be running on it.
  func ratings(of path: String? = nil) throws -> Int {
    try JournalContents(path: path ?? self.path).entries.count { if case .rating = $0.payload { true } else { false } }
  }

  /// Where the newest journal was set aside to.
  var newestSetAside: String { (setAside.folders.last ?? "") + "/journal.sqlite" }

  func flip(at fraction: Double, count: Int = 64) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    let begin = Int(Double(bytes.count) * fraction)
    for offset in begin..<min(begin + count, bytes.count) { bytes[offset] ^= 0xFF }
    try bytes.write(to: URL(filePath: path))
  }

  func remove() throws {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }
}
