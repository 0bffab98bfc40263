import ForwardingContract
import Glibc
import KioskDevices
import KioskHTTP
import KioskInput
import KioskJournal
import KioskScreen
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

  let counter: Counter
  private let mailbox: LoopMailbox
  let careThread: any CareWorker
  /// Months that stay in the journal when they are archived.
  let monthsKept: Int
  let clock: any KioskClock
  /// `nil` in the demo, whose channel stands in for them.
  let devices: DeviceSet?
  let demo: DemoChannel?
  let meaningOfKey: [Int: KeyMeaning]
  private let supervisor: Supervisor
  let releasedSomething: () -> Void
  let touchedScreen: (ScreenTarget) -> Void
  let log: Logger
  var touches: ScreenTouches

  /// What the demo has said last; see `KioskLoop+Demo`.
  var told = DemoWord()
  private(set) var latest: Instant
  var nextClockCheck: Instant
  var nextTick: Instant
  var care: JournalCare
  /// The journal that ``care`` has begun with.
  var caredJournal: JournalID?
  /// Archives that are written and not noted yet.
  var written: [JournalArchive] = []
  var nextPrune: Instant
  /// The cut that has to be checked beside the loop before the next step.
  var cutToCheck: Int64?
  /// There is more to delete, a step each second.
  var isPruning = false
  private var forwardedSequence: Int64 = 0
  /// Not kept over a restart: a kiosk that starts takes ratings.
  private(set) var maintenanceUntil: Instant?

  init(
    counter: Counter, mailbox: LoopMailbox, careThread: any CareWorker, monthsKept: Int, clock: any KioskClock,
    devices: DeviceSet?, demo: DemoChannel?, scale: Scale, supervisor: Supervisor, log: Logger,
    releasedSomething: @escaping () -> Void,
    touchedScreen: @escaping (ScreenTarget) -> Void
  ) {
    self.counter = counter
    self.mailbox = mailbox
    self.careThread = careThread
    self.monthsKept = monthsKept
    self.clock = clock
    self.devices = devices
    self.demo = demo
    self.supervisor = supervisor
    self.log = log
    self.releasedSomething = releasedSomething
    self.touchedScreen = touchedScreen
    touches = ScreenTouches(levels: Set(scale.levels.map(\.name)))
    var keys: [Int: KeyMeaning] = [0: .decline]
    for (index, level) in scale.levels.enumerated() { keys[index + 1] = .level(level.name) }
    meaningOfKey = keys
    latest = clock.now()
    nextClockCheck = latest
    nextTick = latest
    nextPrune = latest
    care = JournalCare(at: latest, witnessed: counter.place.witness.read())
  }

  /// Runs until it is told to stop.
  func run() {
    // What a demo has said before the start holds at the start: where its clock stands, whether its input is there.
    takeDemo()
    turn()
    supervisor.ready()
    while !mailbox.isStopping {
      sleepUntilSomethingHappens()
      turn()
      supervisor.alive()
    }
    supervisor.stopping()
    devices?.showLamps(lit: false, now: clock.now())
    mailbox.close()
    // What was countersigned since the last time; a kiosk that is killed leaves that to the centre.
    if let witness = counter.journal?.witness, care.isNewer(witness) { try? counter.place.witness.write(witness) }
    counter.close()
  }

  /// One turn; see the target's contract.
  func turn() {
    // Letters are taken first: what was pressed before they came is then read with them, and goes before them.
    let letters = mailbox.drain()
    let now = advance(to: clock.now())
    counter.tryToOpen(at: now)
    takeInput(letters, upTo: now)
    takeDemo()
    endMaintenanceWhenDue(at: latest)
    // Devices have been read up to the beginning of the turn; what was read may be later.
    counter.handle(.readThrough, at: devices == nil ? latest : now)
    keepHouse(at: latest)
    // A journal that was given up in this turn makes way at once.
    counter.tryToOpen(at: latest)
    careForJournal(at: latest)
    // The offer is what is durable already.
    devices?.showLamps(lit: LampState(of: counter.offer) == .lit, now: clock.now())
    if let sequence = counter.journal?.sequence, sequence != forwardedSequence {
      forwardedSequence = sequence
      releasedSomething()
    }
  }

  // MARK: What arrives

  /// Presses and commands in the order of their times, whichever way they came.
  private func takeInput(_ letters: [LoopMailbox.Letter], upTo now: Instant) {
    let events = devices?.readAll(now: now) ?? []
    // What arrived while they were read goes before those that are later: a paint is known before the finger leaves.
    var letters = (letters + (events.last.map { mailbox.drain(before: $0.at) } ?? []))[...]
    for event in events {
      while let letter = letters.first, letter.arrived < event.at { perform(letters.removeFirst()) }
      take(event)
    }
    for letter in letters { perform(letter) }
    counter.report(.input, holds: devices.map { !$0.isUsable } ?? !told.isPlugged, at: latest)
    counter.report(onlyTouchScreens: devices?.hasOnlyTouchScreens ?? !told.hasKeys, at: latest)
  }

  /// Time as the machine sees it never runs backwards, whatever order things were read in.
  func advance(to instant: Instant) -> Instant {
    latest = max(latest, instant)
    return latest
  }

  // MARK: What others ask

  private func perform(_ letter: LoopMailbox.Letter) {
    let now = advance(to: letter.arrived)
    switch letter.command {
    case .session(let command, let until, let answer):
      let isLate = until.map { clock.now() > $0 } ?? false
      answer(isLate ? .refused(.unavailable) : perform(command, at: now))
    case .painted(let report): take(report, arrived: letter.arrived)
    case .click(let target, let painted): click(target, painted: painted, at: now)
    case .feed(let isConnected): counter.feed(isConnected: isConnected)
    case .status(let answer): answer(counter.status)
    case .condition(let answer): answer(counter.condition)
    case .maintenance(let order, let answer): answer(obey(order, at: now))
    case .health(let answer): answer(health(at: now))
    case .care(let report): take(report, at: now)
    case .batch(let kiosk, let epoch, let isDaily, let answer):
      answer(Result { try batch(kiosk: kiosk, epoch: epoch, isDaily: isDaily, at: now) })
    case .accept(let receipt, let batch, let roundTrip, let answer):
      answer(
        Result { try accept(receipt, for: batch, roundTripMilliseconds: roundTrip, at: now, arrived: letter.arrived) })
    case .announced(let epoch, let sealKey, let answer):
      if let sealKey { counter.seal(to: sealKey) }
      answer(
        Result {
          _ = try counter.withJournal(at: now) { journal throws(JournalFailure) in try journal.newEpoch(epoch) }
        })
    }
  }

  private func perform(_ command: SessionCommand, at now: Instant) -> SessionReply {
    switch command {
    case .open(let request, let source):
      counter.open(request, source: demo != nil && source == .api ? told.source : source, at: now)
    case .invite(let id): counter.handle(.invite(id), at: now).reply ?? .refused(.unavailable)
    case .close(let id): counter.handle(.close(id), at: now).reply ?? .refused(.unavailable)
    case .cancel(let id): counter.handle(.cancel(id), at: now).reply ?? .refused(.unavailable)
    }
  }

  /// - Throws: `unavailable`, not now, while the journal was not checked in this run.
  private func batch(kiosk: KioskID, epoch: String, isDaily: Bool, at now: Instant) throws -> Batch? {
    if let journal = counter.journal, !care.isCleared(journal.id) { throw SessionRefusal.unavailable }
    let setAside = counter.unreported
    return try counter.withJournal(at: now) { journal throws(JournalFailure) in
      try journal.batch(kiosk: kiosk, epoch: epoch, isDaily: isDaily, setAside: setAside)
    } ?? nil
  }

  /// - Parameter arrived: When the receipt came: the centre's time in it is tied to that, however long it lay.
  private func accept(
    _ signed: SignedReceipt, for batch: Batch, roundTripMilliseconds: Int64, at now: Instant, arrived: Instant
  ) throws {
    let effect = try counter.withJournal(at: now) { journal throws(JournalFailure) -> ReceiptEffect in
      let effect = try journal.accept(signed, sent: batch)
      guard effect == .acknowledged, clock.trustedSource() == nil,
        roundTripMilliseconds <= Self.longestAnchorRoundTripMilliseconds
      else { return effect }
      try journal.anchor(wall: signed.receipt.time, at: arrived, source: .receipt, claim: clock.wallClaim())
      return effect
    }
    switch effect {
    case .acknowledged: noteReported(in: batch)
    case .abandon(let reason):
      log.error("the centre wants the journal abandoned", metadata: ["reason": "\(reason.rawValue)"])
      counter.abandon(reason, at: now)
    case .unproven, .sendAgain, .notOurs, nil: break
    }
  }

  /// The centre has what the batch told of journals that were set aside. What cannot be noted is told once more.
  private func noteReported(in batch: Batch) {
    guard let reports = batch.setAside, !reports.isEmpty else { return }
    do { try counter.noteReported(Set(reports.map(\.id))) } catch {
      log.warning("a report is told once more", metadata: ["code": "\(error.code)", "hint": "\(error.hint)"])
    }
  }

  // MARK: Maintenance

  func obey(_ order: MaintenanceOrder, at now: Instant) -> MaintenanceStatus {
    switch order {
    case .begin(let minutes):
      log.notice("maintenance begins", metadata: ["minutes": "\(minutes)"])
      maintenanceUntil = now.adding(seconds: minutes * 60)
      counter.report(.maintenance, holds: true, at: now)
    case .end:
      if maintenanceUntil != nil { endMaintenance(at: now) }
    case .tell: break
    }
    return MaintenanceStatus(remainingMilliseconds: maintenanceUntil.map { $0.milliseconds(since: now) })
  }

  func endMaintenanceWhenDue(at now: Instant) {
    if let until = maintenanceUntil, now >= until { endMaintenance(at: now) }
  }

  private func endMaintenance(at now: Instant) {
    log.notice("maintenance is over")
    maintenanceUntil = nil
    counter.report(.maintenance, holds: false, at: now)
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
      counter.nextDeadline, devices?.nextDeadline, checkpointDue, maintenanceUntil,
      counter.journal.map { _ in min(nextClockCheck, nextTick) }, isPruning ? nextPrune : nil,
    ]
    let wait = deadlines.compactMap(\.self).min().map { $0.microseconds - clock.now().microseconds }
    // Rounded up: waking a moment early would only mean another turn.
    let milliseconds = wait.map { max(0, ($0 + 999) / 1000) } ?? Int64(Int32.max)
    return Int32(min(milliseconds, Int64(supervisor.intervalMilliseconds ?? Int32.max), Int64(Int32.max)))
  }

}
