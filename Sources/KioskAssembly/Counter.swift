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
  /// Thanks stay for at least this long, however late they were shown and however short the correction window is.
  static let leastThanksMilliseconds: Int64 = 2000

  private let openJournal: () throws(JournalFailure) -> Journal
  private let rules: SessionRules
  private let clock: any KioskClock
  private let stallWatch: StallWatch
  private let show: (Offer) -> Void
  private let log: Logger

  private(set) var journal: Journal?
  private var machine: SessionMachine?
  private(set) var failure: JournalFailure?
  private var failedSince: Instant?
  private var retryAt: Instant?
  private var inputMissing = false
  /// When the machine wants `readThrough` at the latest.
  private(set) var wake: Instant?
  private(set) var offer: Offer
  private(set) var lastWrite: Instant?
  private var thanksSince: Instant?
  private(set) var pressesNotTaken: Int64 = 0

  init(
    rules: SessionRules, clock: any KioskClock, stallWatch: StallWatch, log: Logger,
    openJournal: @escaping () throws(JournalFailure) -> Journal, show: @escaping (Offer) -> Void
  ) {
    self.rules = rules
    self.clock = clock
    self.stallWatch = stallWatch
    self.log = log
    self.openJournal = openJournal
    self.show = show
    offer = Self.closedOffer(at: clock.now())
  }

  /// The next time at which the counter wants a turn of its own.
  var nextDeadline: Instant? { [wake, retryAt].compactMap(\.self).min() }

  var status: SessionStatus { machine?.status ?? SessionStatus(state: .unavailable, id: nil) }

  /// Opens the journal, at start and again each second while it fails.
  func tryToOpen(at now: Instant) {
    guard journal == nil, retryAt.map({ now >= $0 }) ?? true else { return }
    do {
      let journal = try stallWatch.watch(openJournal)
      let (machine, effects) = SessionMachine.recovering(
        journal.recovered, rules: rules, at: now, unavailable: inputMissing ? [.input] : [])
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
    if case .readThrough = event, let end = endOfThanks, now < end, let due = wake, due <= now {
      wake = end
      return Handled()
    }
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
    return Handled(records: effects.compactMap(\.record), reply: effects.compactMap(\.reply).first)
  }

  /// Opens a session; what the journal knows is looked up first.
  func open(_ request: SessionRequest, source: SessionSource, at now: Instant) -> SessionReply {
    guard let journal else { return .refused(.unavailable) }
    do {
      let facts = try stallWatch.watch { () throws(JournalFailure) in try journal.openFacts(for: request, at: now) }
      return handle(.open(request, facts, source), at: now).reply ?? .refused(.unavailable)
    } catch {
      fail(error, at: now)
      return .refused(.unavailable)
    }
  }

  func setInputMissing(_ isMissing: Bool, at now: Instant) {
    guard isMissing != inputMissing else { return }
    inputMissing = isMissing
    handle(.availability(isMissing ? [.input] : []), at: now)
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

  /// Before it, the thanks do not go away by the clock.
  private var endOfThanks: Instant? {
    guard case .thanks = offer.phase else { return nil }
    return thanksSince?.adding(milliseconds: Self.leastThanksMilliseconds)
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
  }

  private func fail(_ error: JournalFailure, at now: Instant) {
    if failure != error {
      log.error("the journal cannot be written", metadata: ["code": "\(error.code)", "hint": "\(error.hint)"])
    }
    failure = error
    failedSince = failedSince ?? now
    retryAt = now.adding(milliseconds: Self.retryMilliseconds)
    wake = nil
    (journal, machine) = (nil, nil)
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

  /// Revisions go on over machines: a page must never take an older view for a newer one.
  private func present(_ next: Offer) {
    offer = Offer(
      phase: next.phase, notice: next.notice, since: next.since, session: next.session, clerk: next.clerk,
      dossiers: next.dossiers,
      revision: offer.revision + 1)
    if case .thanks = next.phase { thanksSince = clock.now() }
    show(offer)
  }

  /// What a counter without a journal offers.
  ///
  /// - Parameter before: What was offered until now: a question that breaks off says so, for as long as it lasts.
  static func closedOffer(at now: Instant, after before: Offer? = nil) -> Offer {
    var notice = before?.notice == .promptBroken ? before?.notice : nil
    if case .inviting = before?.phase { notice = .promptBroken }
    return Offer(
      phase: .unavailable([.journal]), notice: notice, since: now, session: nil, clerk: nil, revision: 0)
  }
}

extension SessionEffect {
  var record: SessionRecord? { if case .append(let record) = self { record } else { nil } }
  var reply: SessionReply? { if case .reply(let reply) = self { reply } else { nil } }
}
