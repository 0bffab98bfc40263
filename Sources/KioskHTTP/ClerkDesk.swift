import ClerkPage
import KioskSession
import RatingModel

/// The counter as a clerk on the page sees it: commands are for the session that this clerk opened here, and for no other.
actor ClerkDesk {
  /// What came of a command.
  enum Outcome: Hashable, Sendable {
    case done
    case refused(CounterPage.Notice)
  }

  private let desk: any CounterDesk
  private let clock: ClerkClock
  private var memory = PageMemory()

  init(desk: any CounterDesk, clock: ClerkClock) {
    self.desk = desk
    self.clock = clock
  }

  /// What the clerk chose last.
  func stage(of clerk: ClerkID) -> Stage { memory.stage(of: clerk) }

  /// The counter's state, and what the clerk may do with its session.
  func view(for clerk: ClerkID) async -> PageMemory.View {
    let condition = await desk.condition()
    return memory.view(
      for: clerk, condition.status.state, of: condition.status.id, hindrances: condition.hindrances)
  }

  // MARK: Commands

  /// - Parameter id: The form's: the counter opens it once, however often the form comes.
  func open(_ id: SessionID, _ dossiers: [OpeningForm.Dossier], stage: Stage, clerk: ClerkID) async -> Outcome {
    memory.choose(stage, clerk)
    let session = CounterState.Session(since: clock.timeOfDay(), dossiers: dossiers.map(\.code))
    let request = SessionRequest(
      id: id, clerk: clerk, dossiers: dossiers, ticket: nil)
    switch await desk.open(request, source: .clerkPage) {
    case .done(let status) where status.id == id && status.state.isUnderWay:
      memory.opened(id, by: clerk, session)
      return .done
    // The same form again when its session is long over, or with something else in it.
    case .done, .refused(.sessionConflict): return .refused(.formUsed)
    case .refused: return .refused(.kioskBusy)
    }
  }

  func invite(_ clerk: ClerkID) async -> Outcome {
    await command(clerk) { desk, id in await desk.invite(id) }
  }

  /// The service is over; invites by itself.
  func finish(_ clerk: ClerkID) async -> Outcome {
    await command(clerk) { desk, id in await desk.close(id) }
  }

  func withdraw(_ clerk: ClerkID) async -> Outcome {
    let status = await desk.condition().status
    switch memory.withdrawable(by: clerk, of: status.id) {
    case .success(let id): return outcome(of: await desk.cancel(id))
    case .failure(let notice): return .refused(notice)
    }
  }

  private func command(
    _ clerk: ClerkID, _ give: (any CounterDesk, SessionID) async -> SessionReply
  ) async -> Outcome {
    guard let id = memory.session(of: clerk) else { return .refused(.notOpenedHere) }
    let outcome = outcome(of: await give(desk, id))
    if outcome == .done { memory.invited(id) }
    return outcome
  }

  private func outcome(of reply: SessionReply) -> Outcome {
    switch reply {
    case .done: .done
    case .refused(.unavailable): .refused(.kioskBusy)
    case .refused(.sessionUnknown): .refused(.notOpenedHere)
    case .refused(let refusal) where refusal.refusal.code == "session-invited": .refused(.invitedAlready)
    case .refused: .refused(.sessionOver)
    }
  }
}

extension CounterCondition {
  fileprivate var hindrances: Set<CounterState.Hindrance> {
    guard let causes else { return [.silent] }
    return Set(
      causes.map { cause in
        switch cause {
        case .journal: .journal
        case .input: .input
        case .maintenance: .maintenance
        }
      })
  }
}
