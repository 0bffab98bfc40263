import ClerkPage
import EvaluationAccess
import EvaluationFeed
import EvaluationStore
import ForwardingContract
import RatingModel
import Synchronization
import Testing

@testable import EvaluationHTTP

/// The clerk's page on the way to a kiosk that is played by the test.
struct RelayedCountersTests {
  /// A kiosk that answers every command with a state, and remembers what it was asked.
  private final class Kiosk: Sendable {
    let asked = Mutex<[FeedAction]>([])
    let state = Mutex(StateAnswer(state: .idle, session: nil))
    private let kept = Mutex<StateAnswer?>(nil)

    /// What it answers to everything from now on.
    func keep(_ answer: StateAnswer) { kept.withLock { $0 = answer } }

    func run(at relay: RelayDesk, _ id: KioskID) async {
      var connection: FeedPoll.Connection?
      var (number, answers): (Int64, [FeedPoll.Answer]) = (0, [])
      while !Task.isCancelled {
        number += 1
        let poll = FeedPoll(kiosk: id, connection: connection, number: number, answers: answers)
        guard case .success(let delivery) = await relay.poll(poll) else { return }
        connection = delivery.connection
        answers = delivery.commands.map { .init(serial: $0.serial, answer: take($0.action)) }
      }
    }

    private func take(_ action: FeedAction) -> SessionAnswer {
      asked.withLock { $0.append(action) }
      if let answer = kept.withLock({ $0 }) { return .state(answer) }
      return state.withLock { state in
        switch action {
        case .open(let id, _, _): state = StateAnswer(state: .serving, session: id)
        case .invite(let id), .close(let id): state = StateAnswer(state: .inviting, session: id)
        case .cancel(let id): state = StateAnswer(state: .done, session: id)
        case .state: break
        }
        return .state(state)
      }
    }
  }

  private static func withKiosk(
    _ body: (Kiosk, RelayedCounters, RelayedCounters.Post, Clock) async throws -> Void
  ) async throws {
    try await CentreFixture.with { centre in
      let time = Clock()
      let relay = RelayDesk { time.now.withLock { $0 } }
      let id = try #require(KioskID("k-1"))
      let counters = RelayedCounters(
        relay: relay, clock: CentreClock(zone: try #require(Zone("Asia/Ho_Chi_Minh"))) { centre.now })
      let kiosk = Kiosk()
      let running = Task { await kiosk.run(at: relay, id) }
      while await relay.connectedKiosks == 0 { await Task.yield() }
      let place = ClerkAccess.Place(unit: try centre.unit("H56.14"), counter: try #require(CounterCode("Q01")))
      let post = RelayedCounters.Post(place: place, clerk: try #require(ClerkID("H56.14/CB01")), kiosk: id)
      try await body(kiosk, counters, post, time)
      running.cancel()
      await running.value
    }
  }

  /// The session of a form.
  private let form = PageSession.name(String(repeating: "0a", count: 16))

  private final class Clock: Sendable {
    let now = Mutex(Instant(milliseconds: 0))
  }

  @Test func aStateIsAskedForOnceASecondHoweverManyLook() async throws {
    try await Self.withKiosk { kiosk, counters, post, clock in
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<20 { group.addTask { _ = await counters.view(at: post) } }
      }
      clock.now.withLock { $0 = Instant(milliseconds: 999) }
      #expect(await counters.view(at: post).state.condition == .idle)
      #expect(kiosk.asked.withLock(\.count) == 1)
      clock.now.withLock { $0 = Instant(milliseconds: 1000) }
      _ = await counters.view(at: post)
      #expect(kiosk.asked.withLock(\.count) == 2)
    }
  }

  @Test func aCommandGoesOutAsThePagesAndIsSeenAtOnce() async throws {
    try await Self.withKiosk { [form] kiosk, counters, post, _ in
      #expect(await counters.view(at: post).grasp == .none)
      let code = try #require(DossierCode("H56.14-261121-0001"))
      let dossier = OpeningForm.Dossier(code: code, procedure: nil, stage: .receiving, timeliness: nil)
      #expect(await counters.open(form, [dossier], stage: .refusing, at: post) == .done)
      let serving = await counters.view(at: post)
      #expect(serving.grasp == .serving && serving.state.session?.masked == ["•••• 0001"])
      guard case .open(let id, let opening, let origin)? = kiosk.asked.withLock({ $0.dropFirst().first }) else {
        Issue.record("nothing was opened")
        return
      }
      #expect(id == form && origin == .clerkPage && opening.clerk == post.clerk)
      #expect(await counters.stage(at: post) == .refusing)
      #expect(await counters.invite(at: post) == .done)
      #expect(await counters.view(at: post).grasp == .inviting)
      #expect(await counters.withdraw(at: post) == .refused(.invitedAlready))
      // Another clerk's hands are off it.
      let other = RelayedCounters.Post(
        place: post.place, clerk: try #require(ClerkID("H56.14/CB02")), kiosk: post.kiosk)
      #expect(await counters.finish(at: other) == .refused(.notOpenedHere))
      #expect(await counters.view(at: other).state.session == nil)
    }
  }

  @Test func aFormThatComesAgainIsTheSameSession() async throws {
    try await Self.withKiosk { kiosk, counters, post, _ in
      #expect(await counters.open(form, [], stage: .receiving, at: post) == .done)
      #expect(await counters.view(at: post).underWay(before: form) == nil)
      #expect(await counters.open(form, [], stage: .receiving, at: post) == .done)
      let opened = kiosk.asked.withLock { asked in
        asked.compactMap { if case .open(let id, _, _) = $0 { id } else { nil } }
      }
      #expect(opened == [form, form])
      #expect(await counters.invite(at: post) == .done)
      // The citizen was asked: the form once more makes it no new session that could be withdrawn.
      kiosk.keep(StateAnswer(state: .inviting, session: form))
      #expect(await counters.open(form, [], stage: .receiving, at: post) == .done)
      #expect(await counters.withdraw(at: post) == .refused(.invitedAlready))
      for state in [StateAnswer(state: .done, session: form), StateAnswer(state: .serving, session: SessionID("s-1"))] {
        kiosk.keep(state)
        #expect(await counters.open(form, [], stage: .receiving, at: post) == .refused(.formUsed))
      }
    }
  }

  @Test func ofACounterThatServesNobodyNothingOfADossierIsHeld() async throws {
    try await Self.withKiosk { kiosk, counters, post, _ in
      let code = try #require(DossierCode("H56.14-261121-0001"))
      let dossier = OpeningForm.Dossier(code: code, procedure: nil, stage: .receiving, timeliness: nil)
      #expect(await counters.open(form, [dossier], stage: .receiving, at: post) == .done)
      let session = kiosk.state.withLock(\.session)
      kiosk.state.withLock { $0 = StateAnswer(state: .done, session: session) }
      #expect(await counters.view(at: post).state.session?.dossiers == 0)
    }
  }

  @Test func aCounterWithoutAKioskIsAwayAndNothingIsThoughtToHold() async throws {
    try await Self.withKiosk { _, counters, post, _ in
      let bare = RelayedCounters.Post(place: post.place, clerk: post.clerk, kiosk: nil)
      #expect(await counters.open(form, [], stage: .receiving, at: bare) == .refused(.kioskAway))
      let view = await counters.view(at: bare)
      #expect(view.state.hindrances == [.away] && view.grasp == .none)
    }
  }
}
