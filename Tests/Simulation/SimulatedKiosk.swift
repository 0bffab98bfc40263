import ForwardingContract
import Foundation
import KioskHTTP
import KioskJournal
import KioskSession
import Logging
import RatingModel
import SeededRandom

@testable import KioskAssembly

/// A counter's machine: the real loop on a faulty disk, with clocks that lie. Its citizens and its clerk are whoever calls.
final class SimulatedKiosk {
  /// What the counter has told those in front of it. What a citizen saw stays seen, whatever becomes of the machine.
  final class Told {
    /// Sessions whose citizen was thanked.
    var thanked: Set<String> = []
    /// Sessions that the caller was told are open.
    var opened: Set<String> = []
  }

  let name: String
  let counter: CounterCode
  let disk: FaultyDisk
  let told = Told()
  private(set) var clock: MachineClock
  /// `nil` only in the moment between an end and the next start.
  private var running: Running?
  /// How often the power went, and how often the program alone.
  private(set) var powerCuts = 0
  private(set) var kills = 0
  private let words: OfficeFixture.Words
  private let stallWatch: StallWatch
  private var sessions = 0

  init(
    _ name: String, counter: CounterCode, at wall: WallTime, errorMilliseconds: Int64 = 0, isTrusted: Bool = true,
    using generator: inout SeededGenerator
  ) throws {
    self.name = name
    self.counter = counter
    words = try OfficeFixture.words()
    disk = try FaultyDisk("simulated-\(name)")
    stallWatch = try StallWatch { _ in }
    clock = MachineClock(
      boot: try Self.boot(using: &generator), at: wall, errorMilliseconds: errorMilliseconds, isTrusted: isTrusted)
    running = Self.start(disk.file("journal.sqlite"), counter, words, stallWatch, clock, told)
  }

  private static func boot(using generator: inout SeededGenerator) throws -> BootID {
    let digits = (0..<32).map { _ in String(generator.below(16), radix: 16) }.joined()
    guard let boot = BootID(digits) else { throw CocoaError(.formatting) }
    return boot
  }

  private static func start(
    _ path: String, _ code: CounterCode, _ words: OfficeFixture.Words, _ stallWatch: StallWatch, _ clock: MachineClock,
    _ told: Told
  ) -> Running {
    var log = Logger(label: "simulated")
    log.logLevel = .critical
    let mailbox = LoopMailbox(clock: clock)
    let place = JournalPlace(path: path)
    let rules = OfficeFixture.rules(words)
    let configuration = CounterConfiguration(
      unit: words.unit, counter: code, zone: words.zone, scale: words.scale, roster: words.clerks,
      defaultClerk: words.clerks.first, correctionWindowSeconds: rules.correctionWindowSeconds,
      promptTimeoutSeconds: rules.promptTimeoutSeconds, burstRatings: rules.burstRatings,
      burstMinutes: rules.burstMinutes, casePublicKey: nil)
    let counter = Counter(
      rules: rules, clock: clock, stallWatch: stallWatch, log: log,
      place: place,
      openJournal: { witness throws(JournalFailure) in
        try Journal.open(
          path: path, boot: clock.boot, startedAt: clock.now(), software: "1.0.0", configuration: configuration,
          wall: clock.wallClaim(), witness: witness)
      },
      show: { offer in
        if case .thanks = offer.phase, let session = offer.session { told.thanked.insert(session.text) }
      })
    let care = CareQueue(CareThread(place: place, archives: path + "-archives", mailbox: mailbox))
    let loop = KioskLoop(
      counter: counter, mailbox: mailbox,
      careThread: care,
      // Cut and archived, but never pruned: what was acknowledged is looked up in the end.
      monthsKept: 1200, clock: clock, devices: nil, demo: nil, scale: words.scale,
      supervisor: Supervisor(), log: log, releasedSomething: {}, touchedScreen: { _ in })
    loop.turn()
    return Running(loop: loop, mailbox: mailbox, care: care)
  }

  var journalPath: String { disk.file("journal.sqlite") }
  var isEnrolled: Bool { FileManager.default.fileExists(atPath: disk.file("enrolment.json")) }

  private struct Running {
    let loop: KioskLoop
    let mailbox: LoopMailbox
    let care: CareQueue
  }

  private var current: Running {
    guard let running else { preconditionFailure("a machine was used while it was off") }
    return running
  }

  /// A letter to the loop, and the turn that answers it.
  func ask(_ command: LoopCommand) -> Bool {
    let isTaken = current.mailbox.post(command)
    current.loop.turn()
    return isTaken
  }

  // MARK: At the counter

  /// - Returns: The session's id, when the counter has opened it.
  func open(clerk: Int) -> SessionID? {
    sessions += 1
    guard let id = SessionID("\(name)-\(sessions)") else { return nil }
    let request = SessionRequest(id: id, clerk: words.clerks[clerk], dossiers: [], ticket: nil)
    guard case .done = current.loop.counter.open(request, source: .api, at: clock.now()) else { return nil }
    told.opened.insert(id.text)
    return id
  }

  func invite(_ id: SessionID) { current.loop.counter.handle(.invite(id), at: clock.now()) }
  func close(_ id: SessionID) { current.loop.counter.handle(.close(id), at: clock.now()) }
  func cancel(_ id: SessionID) { current.loop.counter.handle(.cancel(id), at: clock.now()) }

  /// A finger on a level's button, from the best 0, or on the button that declines.
  func press(_ level: Int?) {
    let meaning: KeyMeaning = level.map { .level(words.scale.levels[$0].name) } ?? .decline
    let now = clock.now()
    current.loop.counter.handle(
      .press(
        Press(meaning: meaning, down: now, decided: now, channel: .button, device: "panel", simultaneous: false)),
      at: now)
  }

  func pass(milliseconds: Int64) {
    clock.pass(milliseconds: milliseconds)
    current.loop.turn()
  }

  /// What goes on beside the loop comes to its end.
  func finishCare() async { await running?.care.finish() }

  // MARK: Ends

  /// Everything stops cleanly, for whoever looks at the files.
  func shutDown() {
    running?.mailbox.close()
    running?.loop.counter.close()
    running = nil
  }

  // MARK: What somebody does with the disk

  static let journalFiles = ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"]

  /// The files of a machine that was switched off, by their names; folders are left out.
  func copyOfDisk() throws -> [String: Data] {
    shutDown()
    defer { start() }
    let names = try FileManager.default.contentsOfDirectory(atPath: disk.path)
    return try names.reduce(into: [:]) { files, name in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: disk.file(name), isDirectory: &isFolder), !isFolder.boolValue else {
        return
      }
      files[name] = try Data(contentsOf: URL(filePath: disk.file(name)))
    }
  }

  /// Puts files in the place of those that are there.
  ///
  /// - Parameter removing: What is taken away before.
  func putBack(_ files: [String: Data], removing names: [String]) throws {
    shutDown()
    defer { start() }
    for name in names + files.keys where FileManager.default.fileExists(atPath: disk.file(name)) {
      try FileManager.default.removeItem(atPath: disk.file(name))
    }
    for (name, content) in files {
      try content.write(to: URL(filePath: disk.file(name)))
      // A key that others may read is refused.
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: disk.file(name))
    }
    disk.restore(seed: 0)
  }

  private func start() { running = Self.start(journalPath, counter, words, stallWatch, clock, told) }

  /// The program is killed: what it wrote is the machine's, and its clocks go on.
  func kill() {
    kills += 1
    disk.cut(after: 0)
    restart(seed: 0)
  }

  /// The power goes, and comes back: nobody knows how late it is.
  func cutPower(
    darkMilliseconds: Int64, errorMilliseconds: Int64, isTrusted: Bool, using generator: inout SeededGenerator
  ) throws {
    powerCuts += 1
    disk.cut(after: 0)
    let wall = WallTime(milliseconds: clock.trueWall.milliseconds + darkMilliseconds)
    clock = MachineClock(
      boot: try Self.boot(using: &generator), at: wall, errorMilliseconds: errorMilliseconds, isTrusted: isTrusted)
    restart(seed: generator.next() | 1)
  }

  private func restart(seed: UInt64) {
    // Whoever still asks is refused; then the loop goes, and with it its open files.
    running?.mailbox.close()
    running = nil
    disk.restore(seed: seed)
    start()
  }
}
