import ForwardingContract
import Foundation
import KioskHTTP
import KioskJournal
import KioskSession
import Logging
import RatingModel

/// The counter's machine and journal as one: what the machine decides holds only when the journal has it.
///
/// Confined to the loop's thread. When the journal fails, the machine goes with it: nothing is taken until the journal opens
/// again, and what was left open then ends as after a restart. So what is known and what is kept never differ, even if the
/// failed write reached the disk after all.
final class Counter {
  /// How an event was taken.
  struct Handled {
    var records: [SessionRecord] = []
    var reply: SessionReply?
    /// `false`: the journal could not take it, and nothing happened.
    var isTaken = true
  }

  static let retryMilliseconds: Int64 = 1000

  let place: JournalPlace
  let openJournal: (JournalWitness?) throws(JournalFailure) -> Journal
  private let rules: SessionRules
  let clock: any KioskClock
  private let stallWatch: StallWatch
  private let show: (Offer) -> Void
  let log: Logger
  private(set) var journal: Journal?
  private var machine: SessionMachine?
  private(set) var failure: JournalFailure?
  /// The journal at its place is to be set aside before another is opened.
  var damage: SetAsideEvidence?
  /// Journals that were set aside and that the centre has not been told of.
  var unreported: [SetAsideReport]
  private var failedSince: Instant?
  private var retryAt: Instant?
  /// Why no rating can be taken, of what the journal does not tell.
  private var causes: Set<Unavailability> = []
  /// When the machine wants `readThrough` at the latest.
  private(set) var wake: Instant?
  private(set) var offer: Offer
  private(set) var lastWrite: Instant?
  /// Since when the offer has been shown.
  private(set) var shownSince: Instant
  private(set) var pressesNotTaken: Int64 = 0
  private(set) var hasOnlyTouchScreens = false
  /// To whom the start keys of seals are encrypted; `nil` before the centre has told it.
  var sealRecipient: Data?
  /// The newest recipient that turned out to be no key.
  var unusableRecipient: Data?
  private var desk: Desk
  /// The number in the newest id that the counter gave itself.
  var newestOwnID: Int64 = 0

  /// - Parameter openJournal: Opens the journal at its place, or makes it; what is known of it outside its file must hold.
  init(
    rules: SessionRules, clock: any KioskClock, stallWatch: StallWatch, log: Logger, scanStage: Stage = .returning,
    place: JournalPlace, openJournal: @escaping (JournalWitness?) throws(JournalFailure) -> Journal,
    show: @escaping (Offer) -> Void
  ) {
    self.rules = rules
    self.clock = clock
    self.stallWatch = stallWatch
    self.log = log
    desk = Desk(stage: scanStage)
    self.place = place
    self.openJournal = openJournal
    unreported = place.setAside.unreported
    self.show = show
    shownSince = clock.now()
    offer = Self.closedOffer(at: shownSince)
  }

  /// The next time at which the counter wants a turn of its own.
  var nextDeadline: Instant? { [wake, retryAt].compactMap(\.self).min() }

  var status: SessionStatus { machine?.status ?? SessionStatus(state: .unavailable, id: nil) }

  /// Whether a question or thanks stand, or would if ratings were possible.
  var isAsking: Bool { machine?.isAsking ?? false }

  /// Nobody is being served, asked or thanked.
  var isBetweenSessions: Bool {
    switch offer.phase {
    case .idle, .done, .unavailable: true
    case .serving, .inviting, .thanks, .asking: false
    }
  }

  var condition: CounterCondition {
    CounterCondition(status: status, causes: machine == nil ? causes.union([.journal]) : causes)
  }

  /// The page has painted a view.
  func painted(revision: Int64, at time: Instant) { handle(.painted(revision), at: time) }

  /// Opens the journal, at start and again each second while it fails.
  func tryToOpen(at now: Instant) {
    guard journal == nil, retryAt.map({ now >= $0 }) ?? true else { return }
    do {
      let journal = try stallWatch.watch(openOrSetAside)
      let (machine, effects) = SessionMachine.recovering(
        journal.recovered, rules: rules, at: now, unavailable: causes, revision: offer.revision + 1)
      let records = outage(endedAt: clock.now()) + effects.compactMap(\.record)
      if !records.isEmpty {
        try stallWatch.watch { () throws(JournalFailure) in try journal.append(records, wall: clock.wallClaim()) }
      }
      adopt(journal, machine, effects: effects, at: now)
    } catch {
      fail(error, at: now)
    }
  }

  /// Hands one event to the machine; durable before anything is shown or answered.
  @discardableResult
  func handle(_ event: SessionEvent, at now: Instant) -> Handled {
    guard let journal, var next = machine else { return refuse(event) }
    let effects = next.handle(event, at: now)
    let records = effects.compactMap(\.record)
    guard !records.isEmpty else { return take(next, effects, of: event, at: now) }
    // The screen is told within the watch: after "one moment" it goes on to what holds now, not back to what held before.
    return stallWatch.watch {
      do throws(JournalFailure) {
        try journal.append(records, wall: clock.wallClaim())
      } catch {
        fail(error, at: now)
        return refuse(event)
      }
      lastWrite = now
      return take(next, effects, of: event, at: now)
    }
  }

  /// The event holds: its records are durable, or it had none.
  private func take(
    _ next: SessionMachine, _ effects: [SessionEffect], of event: SessionEvent, at now: Instant
  ) -> Handled {
    machine = next
    if case .readThrough = event, let wake, wake <= now { self.wake = nil }
    perform(effects)
    tellOfThanks(shownAfter: now)
    return Handled(records: effects.compactMap(\.record), reply: effects.compactMap(\.reply).first)
  }

  /// A disk that stalled has kept the thanks from the screen: they stay as long all the same.
  private func tellOfThanks(shownAfter time: Instant) {
    guard case .thanks = offer.phase, shownSince > time, var next = machine else { return }
    perform(next.handle(.shown, at: shownSince))
    machine = next
  }

  /// What the clerk's action at the counter asks of the machine.
  func ask(_ action: Desk.Action, happened: Instant, at now: Instant) -> Desk.Request? {
    // Without a journal nothing is opened, but a badge is a badge.
    let beside = machine ?? SessionMachine(rules: rules, at: happened, unavailable: causes.union([.journal]))
    return desk.take(
      action, happened: happened, at: now, local: journal?.localTime(at: happened), beside: beside)
  }

  /// Whether the centre's feed is connected: it then tells of what becomes of its sessions.
  func feed(isConnected: Bool) { desk.isFeedConnected = isConnected }

  /// Whether nothing but touch screens can send a rating.
  func report(onlyTouchScreens: Bool, at now: Instant) {
    guard onlyTouchScreens != hasOnlyTouchScreens else { return }
    hasOnlyTouchScreens = onlyTouchScreens
    handle(.onlyTouchScreens(onlyTouchScreens), at: now)
  }

  /// Opens a session; what the journal knows is looked up first.
  func open(_ request: SessionRequest, source: SessionSource, at now: Instant) -> SessionReply {
    guard let journal else { return .refused(.unavailable) }
    do {
      var facts = try stallWatch.watch { () throws(JournalFailure) in try journal.openFacts(for: request, at: now) }
      facts.badge = desk.badge(at: now, local: facts.local, rules: rules)
      return handle(.open(request, facts, source), at: now).reply ?? .refused(.unavailable)
    } catch {
      fail(error, at: now)
      return .refused(.unavailable)
    }
  }

  /// That a cause for which no rating can be taken begins to hold, or holds no longer.
  func report(_ cause: Unavailability, holds: Bool, at now: Instant) {
    guard holds != causes.contains(cause) else { return }
    if holds { causes.insert(cause) } else { causes.remove(cause) }
    handle(.availability(causes), at: now)
  }

  /// Work with the journal beside the machine: anchors, releases, receipts, batches. `nil` while the journal fails.
  func withJournal<Value>(at now: Instant, _ work: (Journal) throws(JournalFailure) -> Value) throws(JournalFailure)
    -> Value?
  {
    guard let journal else { return nil }
    do {
      return try stallWatch.watch { () throws(JournalFailure) in try work(journal) }
    } catch {
      fail(error, at: now)
      throw error
    }
  }

  /// A clean end: the log is folded into the data base.
  func close() {
    try? journal?.checkpoint()
    journal = nil
    machine = nil
  }

  /// When the journal was lost and regained, for the journal itself.
  private func outage(endedAt now: Instant) -> [SessionRecord] {
    guard let failedSince else { return [] }
    return [
      SessionRecord(at: failedSince, body: .availability(.init(causes: [.journal]))),
      SessionRecord(at: now, body: .availability(.init(causes: []))),
    ]
  }

  private func adopt(_ journal: Journal, _ machine: SessionMachine, effects: [SessionEffect], at now: Instant) {
    if failure != nil { log.notice("the journal can be written again") }
    (self.journal, self.machine) = (journal, machine)
    (failure, failedSince, retryAt) = (nil, nil, nil)
    lastWrite = now
    perform(effects)
    handle(.onlyTouchScreens(hasOnlyTouchScreens), at: now)
  }

  /// Nothing is taken from here on until a journal is opened. One that is damaged makes way for a new one: at once, or after
  /// whoever was being asked has had time to read that the answer could not be taken.
  func fail(_ error: JournalFailure, at now: Instant) {
    if failure != error {
      log.error("the journal cannot be written", metadata: ["code": "\(error.code)", "hint": "\(error.hint)"])
    }
    let (wasTaking, known, wasAsking) = (failure == nil, journal?.id, isAsking)
    failure = error
    failedSince = failedSince ?? now
    wake = nil
    (journal, machine) = (nil, nil)
    damage = damage ?? (known == nil ? nil : evidence(of: error, known: known, place.witness.read()))
    let isAtOnce = damage != nil && wasTaking && !wasAsking
    retryAt = isAtOnce ? now : now.adding(milliseconds: Self.retryMilliseconds)
    present(Self.closedOffer(at: now, after: offer))
  }

  private func refuse(_ event: SessionEvent) -> Handled {
    if case .press = event { pressesNotTaken += 1 }
    return Handled(reply: .refused(.unavailable), isTaken: false)
  }

  private func perform(_ effects: [SessionEffect]) {
    for effect in effects {
      switch effect {
      case .append, .reply: break
      case .show(let offer): present(offer)
      case .wake(let instant): wake = instant
      }
    }
  }

  private func present(_ next: Offer) {
    offer = next
    shownSince = clock.now()
    show(offer)
  }

  /// What a counter without a journal offers.
  ///
  /// - Parameter before: What was offered until now: a question that breaks off says so, for as long as it lasts.
  static func closedOffer(at now: Instant, after before: Offer? = nil) -> Offer {
    var notice = before?.notice == .promptBroken ? before?.notice : nil
    if case .inviting = before?.phase { notice = .promptBroken }
    // Revisions go on over machines: a page must never take an older view for a newer one.
    return Offer(
      phase: .unavailable([.journal]), notice: notice, since: now, session: nil, clerk: nil, isPossible: false,
      revision: before.map { $0.revision + 1 } ?? 0)
  }
}

extension SessionEffect {
  var record: SessionRecord? { if case .append(let record) = self { record } else { nil } }
  var reply: SessionReply? { if case .reply(let reply) = self { reply } else { nil } }
}
