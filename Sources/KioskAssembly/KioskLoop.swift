import ForwardingContract
import Glibc
import KioskDevices
import KioskInput
import KioskJournal
import KioskSession
import Logging
import RatingModel

/// The one thread that decides. See the target's contract for what a turn is.
final class KioskLoop {
  /// How often trust in the clock is looked at: often while nothing vouches for it, seldom afterwards.
  static let clockCheckSeconds = (undated: 10, dated: 60)
  /// How often month ends are looked for.
  static let tickSeconds = 60
  /// The journal's log is folded into the data base this long after the last write, while nobody is being asked.
  static let checkpointAfterMilliseconds: Int64 = 5000
  /// A receipt that took longer is no anchor: its time would be wrong by up to as much.
  static let longestAnchorRoundTripMilliseconds: Int64 = 2000

  private let counter: Counter
  private let mailbox: LoopMailbox
  private let clock: any KioskClock
  /// `nil` in the demo, whose channel stands in for them.
  private let devices: DeviceSet?
  private let demo: DemoChannel?
  private let meaningOfKey: [Int: KeyMeaning]
  private let supervisor: Supervisor
  private let releasedSomething: () -> Void
  private let log: Logger

  private var isStopping = false
  private var isDemoPlugged = true
  private var latest: Instant
  private var nextClockCheck: Instant
  private var nextTick: Instant
  private var forwardedSequence: Int64 = 0

  init(
    counter: Counter, mailbox: LoopMailbox, clock: any KioskClock, devices: DeviceSet?, demo: DemoChannel?,
    scale: Scale, supervisor: Supervisor, log: Logger, releasedSomething: @escaping () -> Void
  ) {
    self.counter = counter
    self.mailbox = mailbox
    self.clock = clock
    self.devices = devices
    self.demo = demo
    self.supervisor = supervisor
    self.log = log
    self.releasedSomething = releasedSomething
    var keys: [Int: KeyMeaning] = [0: .decline]
    for (index, level) in scale.levels.enumerated() { keys[index + 1] = .level(level.name) }
    meaningOfKey = keys
    latest = clock.now()
    nextClockCheck = latest
    nextTick = latest
  }

  /// Runs until it is told to stop.
  func run() {
    // What a demo has said before the start holds at the start: where its clock stands, whether its input is there.
    takeDemo()
    turn()
    supervisor.ready()
    while !isStopping {
      sleepUntilSomethingHappens()
      turn()
      supervisor.alive()
    }
    supervisor.stopping()
    mailbox.close()
    counter.close()
  }

  private func turn() {
    // Letters are taken first: what was pressed before they came is then read with them, and goes before them.
    let letters = mailbox.drain()
    let now = advance(to: clock.now())
    counter.tryToOpen(at: now)
    takeInput(letters, upTo: now)
    takeDemo()
    // Devices have been read up to the beginning of the turn; what was read may be later.
    counter.handle(.readThrough, at: devices == nil ? latest : now)
    keepHouse(at: latest)
    if let sequence = counter.journal?.sequence, sequence != forwardedSequence {
      forwardedSequence = sequence
      releasedSomething()
    }
  }

  // MARK: What arrives

  /// Presses and commands in the order of their times, whichever way they came.
  private func takeInput(_ letters: [LoopMailbox.Letter], upTo now: Instant) {
    let events = devices?.readAll(now: now) ?? []
    var letters = letters[...]
    for event in events {
      while let letter = letters.first, letter.arrived < event.at { perform(letters.removeFirst()) }
      take(event)
    }
    for letter in letters { perform(letter) }
    counter.setInputMissing(devices.map { !$0.isUsable } ?? !isDemoPlugged, at: latest)
  }

  private func take(_ event: InputEvent) {
    let (told, at) = event.forMachine(read: advance(to: event.at))
    counter.handle(told, at: at)
  }

  private func takeDemo() {
    guard let demo else { return }
    for message in demo.readAll() {
      switch message {
      case .clock(let mono, let wall):
        (clock as? SimulatedClock)?.move(to: mono, wall: wall)
        let now = advance(to: clock.now())
        counter.tryToOpen(at: now)
        counter.handle(.readThrough, at: now)
        keepHouse(at: now)
        demo.answer(clock: now)
      case .down(let key):
        guard let meaning = meaningOfKey[key.number] else { continue }
        counter.handle(.fingerDown(meaning, device: key.device), at: advance(to: clock.now()))
      case .gone(let device): counter.handle(.fingerGone(device: device), at: advance(to: clock.now()))
      case .press(let serial, let key, let down, let isSimultaneous):
        demo.answer(press: serial, result: press(key, down: down, isSimultaneous: isSimultaneous))
      case .plugged(let isPlugged):
        isDemoPlugged = isPlugged
        counter.setInputMissing(!isPlugged, at: advance(to: clock.now()))
      }
    }
  }

  /// What became of a press of the demo.
  private func press(_ key: DemoChannel.Key, down: Instant?, isSimultaneous: Bool) -> String {
    guard let meaning = meaningOfKey[key.number] else { return "notTaken" }
    let now = advance(to: clock.now())
    let press = Press(
      meaning: meaning, down: min(down ?? now, now), decided: now, channel: .demo, device: key.device,
      simultaneous: isSimultaneous)
    let handled = counter.handle(.press(press), at: now)
    return handled.isTaken ? handled.records.compactMap(\.body.resultOfPress).first ?? "notTaken" : "notTaken"
  }

  /// Time as the machine sees it never runs backwards, whatever order things were read in.
  private func advance(to instant: Instant) -> Instant {
    latest = max(latest, instant)
    return latest
  }

  // MARK: What others ask

  private func perform(_ letter: LoopMailbox.Letter) {
    let now = advance(to: letter.arrived)
    switch letter.command {
    case .session(let command, let answer): answer(perform(command, at: now))
    case .status(let answer): answer(counter.status)
    case .health(let answer): answer(health(at: now))
    case .batch(let kiosk, let epoch, let answer): answer(Result { try batch(kiosk: kiosk, epoch: epoch, at: now) })
    case .accept(let receipt, let batch, let roundTrip, let answer):
      answer(
        Result { try accept(receipt, for: batch, roundTripMilliseconds: roundTrip, at: now, arrived: letter.arrived) })
    case .announced(let epoch, let answer):
      answer(
        Result {
          _ = try counter.withJournal(at: now) { journal throws(JournalFailure) in try journal.newEpoch(epoch) }
        })
    case .stop: isStopping = true
    }
  }

  private func perform(_ command: SessionCommand, at now: Instant) -> SessionReply {
    switch command {
    case .open(let request): counter.open(request, source: demo == nil ? .api : .demo, at: now)
    case .invite(let id): counter.handle(.invite(id), at: now).reply ?? .refused(.unavailable)
    case .close(let id): counter.handle(.close(id), at: now).reply ?? .refused(.unavailable)
    case .cancel(let id): counter.handle(.cancel(id), at: now).reply ?? .refused(.unavailable)
    }
  }

  private func batch(kiosk: KioskID, epoch: String, at now: Instant) throws -> Batch? {
    try counter.withJournal(at: now) { journal throws(JournalFailure) in try journal.batch(kiosk: kiosk, epoch: epoch) }
      ?? nil
  }

  /// - Parameter arrived: When the receipt came: the centre's time in it is tied to that, however long it lay.
  private func accept(
    _ signed: SignedReceipt, for batch: Batch, roundTripMilliseconds: Int64, at now: Instant, arrived: Instant
  ) throws {
    _ = try counter.withJournal(at: now) { journal throws(JournalFailure) in
      guard try journal.accept(signed, sent: batch) == .acknowledged else { return }
      guard clock.trustedSource() == nil, roundTripMilliseconds <= Self.longestAnchorRoundTripMilliseconds else {
        return
      }
      try journal.anchor(wall: signed.receipt.time, at: arrived, source: .receipt, claim: clock.wallClaim())
    }
  }

  // MARK: Keeping house

  private func keepHouse(at now: Instant) {
    guard counter.journal != nil else { return }
    if now >= nextClockCheck { checkClock(at: now) }
    if now >= nextTick {
      nextTick = now.adding(seconds: Self.tickSeconds)
      _ = try? counter.withJournal(at: now) { journal throws(JournalFailure) in
        try journal.tick(at: now, wall: clock.wallClaim())
      }
    }
    if let due = checkpointDue, now >= due {
      _ = try? counter.withJournal(at: now) { journal throws(JournalFailure) in try journal.checkpoint() }
    }
  }

  private func checkClock(at now: Instant) {
    if let source = clock.trustedSource() {
      _ = try? counter.withJournal(at: now) { journal throws(JournalFailure) in
        // Both clocks now: the turn may have begun long ago, before a disk that stalled.
        let (wall, instant) = (clock.wallClaim(), clock.now())
        try journal.anchor(wall: wall, at: instant, source: source == .demo ? .demo : .ntp, claim: wall)
      }
    }
    let isDated = counter.journal?.isDated ?? false
    nextClockCheck = now.adding(seconds: isDated ? Self.clockCheckSeconds.dated : Self.clockCheckSeconds.undated)
  }

  /// `nil` when nothing was written since the last one or a citizen is being asked or thanked. Not only between sessions:
  /// at a busy counter there is always one.
  private var checkpointDue: Instant? {
    guard let journal = counter.journal, journal.needsCheckpoint, let lastWrite = counter.lastWrite else { return nil }
    switch counter.offer.phase {
    case .inviting, .thanks: return nil
    case .idle, .serving, .done, .unavailable:
      return lastWrite.adding(milliseconds: Self.checkpointAfterMilliseconds)
    }
  }

  // MARK: Sleeping

  private func sleepUntilSomethingHappens() {
    var polled = (devices?.descriptors ?? []) + [mailbox.descriptor]
    if let demo, !demo.isClosed { polled.append(demo.descriptor) }
    var set = polled.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    poll(&set, nfds_t(set.count), pollTimeoutMilliseconds())
  }

  private func pollTimeoutMilliseconds() -> Int32 {
    // A simulated clock moves only by messages; waiting by its times would be waiting for ever.
    guard !(clock is SimulatedClock) else { return supervisor.intervalMilliseconds ?? -1 }
    let deadlines = [
      counter.nextDeadline, devices?.nextDeadline, checkpointDue,
      counter.journal.map { _ in min(nextClockCheck, nextTick) },
    ]
    let wait = deadlines.compactMap(\.self).min().map { $0.microseconds - clock.now().microseconds }
    // Rounded up: waking a moment early would only mean another turn.
    let milliseconds = wait.map { max(0, ($0 + 999) / 1000) } ?? Int64(Int32.max)
    return Int32(min(milliseconds, Int64(supervisor.intervalMilliseconds ?? Int32.max), Int64(Int32.max)))
  }

  private func health(at now: Instant) -> LoopHealth {
    LoopHealth(
      failure: counter.failure, devices: devices?.health ?? [], isDated: counter.journal?.isDated ?? false,
      openTailEntries: counter.journal?.openTail.entries,
      openTailAgeSeconds: counter.journal.map { $0.openTail.since.map { now.milliseconds(since: $0) / 1000 } ?? 0 },
      waitingRatings: counter.journal?.waitingRatings, pressesNotTaken: counter.pressesNotTaken)
  }
}

extension InputEvent {
  /// What the session machine is told, and the time at which it is told to have happened.
  ///
  /// - Parameter read: The newest time that the loop has come to.
  func forMachine(read: Instant) -> (SessionEvent, Instant) {
    switch self {
    // At the kernel's time, however late it is read: which window the finger came down in depends on it.
    case .fingerDown(let meaning, let device, let down): (.fingerDown(meaning, device: device), down)
    case .fingerGone(let device, _): (.fingerGone(device: device), read)
    case .press(let press): (.press(press), read)
    }
  }
}

/// What the loop knows of itself; see `KioskHealthReport` for what is said of it.
struct LoopHealth: Sendable {
  let failure: JournalFailure?
  let devices: [DeviceHealth]
  let isDated: Bool
  /// These three `nil` while the journal fails.
  let openTailEntries: Int64?
  let openTailAgeSeconds: Int64?
  let waitingRatings: Int?
  let pressesNotTaken: Int64
}

extension SessionRecord.Body {
  /// What a press became; `nil` for records that no press makes.
  fileprivate var resultOfPress: String? {
    switch self {
    case .rating: "rating"
    case .correction: "correction"
    case .press(let press): press.disposition.rawValue
    case .outcome(let ended) where ended.outcome == .declined: "declined"
    default: nil
    }
  }
}
