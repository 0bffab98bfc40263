import ClerkPage
import EvaluationAccess
import EvaluationFeed
import ForwardingContract
import RatingModel

/// Counters as clerks on the centre's page see them, through the session feed. Commands are for the session that this clerk
/// opened here, and for no other.
///
/// Of a dossier's code it holds what the page shows of it, its last four characters, and those only until
/// a page sees that the counter serves nobody.
actor RelayedCounters {
  /// For so long a counter's answer is good for every page that asks.
  static let freshMilliseconds: Int64 = 1000

  /// What came of a command.
  enum Outcome: Hashable, Sendable {
    case done
    case refused(CounterPage.Notice)
  }

  /// A clerk who is signed in at a counter.
  struct Post: Sendable {
    let place: ClerkAccess.Place
    let clerk: ClerkID
    let kiosk: KioskID?
  }

  /// A question to a kiosk: one at a time, whoever asks.
  private struct Look {
    let number: Int64
    let reply: Task<RelayReply, Never>
    var answeredAt: Instant?
  }

  private let relay: RelayDesk
  private let clock: CentreClock
  /// No more than there are counters.
  private var memories: [ClerkAccess.Place: PageMemory] = [:]
  /// No more than there are kiosks.
  private var looks: [KioskID: Look] = [:]
  private var lastLook: Int64 = 0

  init(relay: RelayDesk, clock: CentreClock) {
    self.relay = relay
    self.clock = clock
  }

  /// What the clerk chose last.
  func stage(at post: Post) -> Stage { memory(of: post).stage(of: post.clerk) }

  /// The counter's state, and what the clerk may do with its session.
  func view(at post: Post) async -> PageMemory.View {
    let (condition, current, hindrances) = reading(await state(of: post.kiosk), at: post)
    if [.idle, .done].contains(condition) { memories[post.place]?.nobodyIsServed() }
    return memory(of: post).view(for: post.clerk, condition, of: current, hindrances: hindrances)
  }

  // MARK: Commands

  /// - Parameter id: The form's: the kiosk opens it once, however often the form comes.
  func open(_ id: SessionID, _ dossiers: [OpeningForm.Dossier], stage: Stage, at post: Post) async -> Outcome {
    let local = clock.zone.local(clock.now())
    let since = local.map { [$0.hour, $0.minute].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":") }
    let session = CounterState.Session(since: since, dossiers: dossiers.map(\.code))
    memories[post.place, default: PageMemory()].choose(stage, post.clerk)
    let opening = SessionOpening(clerk: post.clerk, dossiers: dossiers)
    let reply = await ask(.open(id, opening, origin: .clerkPage), at: post)
    switch (reply, Self.outcome(of: reply)) {
    case (.answered(.state(let answer)), _) where answer.session == id && answer.state.isUnderWay:
      memories[post.place]?.opened(id, by: post.clerk, session)
      return .done
    // The same form again when its session is long over, or with something else in it.
    case (.answered(.state), _), (.answered(.refused(_, status: 409)), _): return .refused(.formUsed)
    case (_, .refused(.kioskSilent)):
      // The kiosk may have opened it: then it is this clerk's.
      memories[post.place]?.opened(id, by: post.clerk, session)
      return .refused(.kioskSilent)
    case (_, .refused(.kioskAway)): return .refused(.kioskAway)
    default: return .refused(.kioskBusy)
    }
  }

  func invite(at post: Post) async -> Outcome { await command(at: post) { .invite($0) } }

  /// The service is over; invites by itself.
  func finish(at post: Post) async -> Outcome { await command(at: post) { .close($0) } }

  func withdraw(at post: Post) async -> Outcome {
    let (_, current, _) = reading(await state(of: post.kiosk), at: post)
    switch memory(of: post).withdrawable(by: post.clerk, of: current) {
    case .success(let id): return await give(.cancel(id), at: post)
    case .failure(let notice): return .refused(notice)
    }
  }

  private func command(at post: Post, _ action: (SessionID) -> FeedAction) async -> Outcome {
    guard let id = memory(of: post).session(of: post.clerk) else { return .refused(.notOpenedHere) }
    let outcome = await give(action(id), at: post)
    // What may have been carried out counts as carried out: the citizen may have been asked.
    if outcome == .done || outcome == .refused(.kioskSilent) { memories[post.place]?.invited(id) }
    return outcome
  }

  private func give(_ action: FeedAction, at post: Post) async -> Outcome {
    Self.outcome(of: await ask(action, at: post))
  }

  private func ask(_ action: FeedAction, at post: Post) async -> RelayReply {
    guard let kiosk = post.kiosk else { return .notConnected }
    let reply = await relay.ask(kiosk, action)
    // The next page shows what came of it.
    looks[kiosk] = nil
    return reply
  }

  private static func outcome(of reply: RelayReply) -> Outcome {
    switch reply {
    case .answered(.state): .done
    case .answered(.refused(_, status: 404)): .refused(.notOpenedHere)
    case .answered(.refused(_, status: 503)), .full: .refused(.kioskBusy)
    case .answered(.refused(let refusal, _)) where refusal.code == "session-invited": .refused(.invitedAlready)
    case .answered(.refused): .refused(.sessionOver)
    case .notConnected, .silent(delivered: false): .refused(.kioskAway)
    case .silent(delivered: true): .refused(.kioskSilent)
    }
  }

  // MARK: The state

  private func memory(of post: Post) -> PageMemory { memories[post.place] ?? PageMemory() }

  /// The kiosk's answer, at most a second old.
  private func state(of kiosk: KioskID?) async -> RelayReply {
    guard let kiosk else { return .notConnected }
    let look = looks[kiosk].flatMap { isFresh($0) ? $0 : nil } ?? ask(kiosk)
    let reply = await look.reply.value
    if let present = looks[kiosk], present.number == look.number, present.answeredAt == nil {
      looks[kiosk]?.answeredAt = relay.clock()
    }
    return reply
  }

  private func isFresh(_ look: Look) -> Bool {
    look.answeredAt.map { relay.clock().milliseconds(since: $0) < Self.freshMilliseconds } ?? true
  }

  private func ask(_ kiosk: KioskID) -> Look {
    lastLook += 1
    let look = Look(number: lastLook, reply: Task { [relay] in await relay.ask(kiosk, .state) })
    looks[kiosk] = look
    return look
  }

  /// What the answer says of the counter. While nobody knows, the clerk's own session is taken to stand.
  private func reading(
    _ reply: RelayReply, at post: Post
  ) -> (condition: SessionState, current: SessionID?, hindrances: Set<CounterState.Hindrance>) {
    switch reply {
    case .answered(.state(let answer)): (answer.state, answer.session, [.unnamed])
    case .answered(.refused), .silent, .full: (.unavailable, memory(of: post).session(of: post.clerk), [.silent])
    case .notConnected: (.unavailable, memory(of: post).session(of: post.clerk), [.away])
    }
  }
}

extension RelayedCounters.Post {
  init(_ holder: ClerkAccess.Holder, at place: ClerkAccess.Place) {
    self.init(place: place, clerk: holder.clerk, kiosk: holder.standing.counter.kiosk)
  }
}
