import KioskSession
import RatingModel

/// What surrounds a machine, without a disk and without time: it keeps the records, looks up what an open depends on,
/// and wakes the machine when it asked for it.
package struct MachineShell {
  /// The civil time of the machine's time 0.
  private static let wallAtStart = WallTime(milliseconds: 1_795_230_000_000)

  private static let zone = Zone("Asia/Ho_Chi_Minh")

  package let rules: SessionRules
  package let isDated: Bool
  package private(set) var machine: SessionMachine
  package private(set) var records: [SessionRecord] = []
  /// Every effect but the records, in order: all that anybody outside the journal learns.
  package private(set) var told: [SessionEffect] = []
  /// How far the civil clock is off, in milliseconds; `nil` while nobody vouches for it.
  package var clockOffset: Int64? = 0
  private var desk = Desk(stage: .returning)
  private var hasOnlyTouchScreens = false
  private var wake: Instant?
  private var prior: [SessionID: PriorSession] = [:]
  private var names: [SessionNumber: SessionID] = [:]
  private var handled: Set<String> = []

  package init(rules: SessionRules, isDated: Bool = true, at start: Instant = Instant(microseconds: 0)) {
    self.rules = rules
    self.isDated = isDated
    machine = SessionMachine(rules: rules, at: start)
  }

  package static func wall(at time: Instant) -> WallTime {
    WallTime(milliseconds: wallAtStart.milliseconds + time.microseconds / 1000)
  }

  package func name(_ session: SessionNumber) -> String { names[session]?.inScenarios ?? "?" }

  /// Lets the clock run up to `time`: what the machine wished for comes at its moment.
  package mutating func advance(to time: Instant) {
    while let next = wake, next <= time {
      wake = nil
      handle(.readThrough, at: next)
    }
  }

  /// One event, without the clock and without word that every device has been read: what comes in while the kiosk is
  /// kept from ending its turn.
  @discardableResult
  package mutating func handle(_ event: SessionEvent, at time: Instant) -> SessionReply? {
    perform(machine.handle(event, at: time))
  }

  /// What the machine is told of a request to open, with what its journal knows.
  package func opening(_ request: SessionRequest, source: SessionSource = .api, at time: Instant) -> SessionEvent {
    var facts = facts(request, at: time)
    facts.badge = desk.badge(at: time, local: facts.local, rules: rules)
    return .open(request, facts, source)
  }

  /// What the clerk does at the counter, and what the desk then asks for.
  ///
  /// - Parameter happened: When it was done.
  package mutating func take(_ action: Desk.Action, happened: Instant, at time: Instant) {
    switch desk.take(action, happened: happened, at: time, local: local(at: happened), beside: machine) {
    case .open(let request, let source): handle(opening(request, source: source, at: time), at: time)
    case .openAndInvite(let request, let source):
      guard case .done? = handle(opening(request, source: source, at: time), at: time) else { return }
      handle(.invite(request.id), at: time)
    case .invite(let id): handle(.invite(id), at: time)
    case nil: break
    }
  }

  /// The same as a turn of its own.
  package mutating func turn(_ action: Desk.Action, at time: Instant) {
    advance(to: time)
    take(action, happened: time, at: time)
    handle(.readThrough, at: time)
  }

  package mutating func feed(isConnected: Bool) { desk.isFeedConnected = isConnected }

  package mutating func keys(areThere: Bool, at time: Instant) {
    hasOnlyTouchScreens = !areThere
    handle(.onlyTouchScreens(hasOnlyTouchScreens), at: time)
  }

  /// One event as a turn of its own: the clock, the event, and word that every device has been read.
  package mutating func turn(_ event: SessionEvent, at time: Instant) -> SessionReply? {
    advance(to: time)
    let reply = handle(event, at: time)
    handle(.readThrough, at: time)
    return reply
  }

  /// Ends the process and starts another over the same records.
  package mutating func restart(at time: Instant, unavailable causes: Set<Unavailability> = []) {
    let recovered = newest.map { session in
      RecoveredSession(
        number: session, id: names[session], invited: records.contains { $0.beganWindow(of: session) },
        hasOutcome: records.contains { $0.gaveOutcome(to: session) })
    }
    let (machine, effects) = SessionMachine.recovering(
      recovered, rules: rules, at: time, unavailable: causes, revision: self.machine.offer.revision + 1)
    self.machine = machine
    wake = nil
    perform(effects)
    desk = Desk(stage: .returning)
    handle(.onlyTouchScreens(hasOnlyTouchScreens), at: time)
  }

  private var newest: SessionNumber? { names.keys.max() }

  @discardableResult
  private mutating func perform(_ effects: [SessionEffect]) -> SessionReply? {
    var reply: SessionReply?
    for effect in effects {
      switch effect {
      case .append(let record):
        keep(record)
        continue
      case .reply(let answer): reply = answer
      case .show: break
      case .wake(let time): wake = time
      }
      told.append(effect)
    }
    return reply
  }

  private mutating func keep(_ record: SessionRecord) {
    records.append(record)
    guard case .open(let opened) = record.body else { return }
    prior[opened.request.id] = PriorSession(number: opened.session, requestDigest: opened.requestDigest)
    names[opened.session] = opened.request.id
    handled.formUnion(opened.request.dossiers.map(\.visit))
  }

  private func facts(_ request: SessionRequest, at time: Instant) -> OpenFacts {
    let wall = knownWall(at: time)
    return OpenFacts(
      nextSession: SessionNumber((newest?.number ?? 0) + 1), requestDigest: request.content, prior: prior[request.id],
      sameDossier: request.dossiers.contains { handled.contains($0.visit) },
      wall: wall, local: local(at: time))
  }

  private func knownWall(at time: Instant) -> WallTime? {
    isDated ? clockOffset.map { WallTime(milliseconds: Self.wall(at: time).milliseconds + $0) } : nil
  }

  private func local(at time: Instant) -> LocalTime? { knownWall(at: time).flatMap { Self.zone?.local($0) } }
}

extension SessionRequest {
  /// All that tells one request from another, as text.
  package var content: String {
    let dossiers = dossiers.map { "\($0.visit) \($0.timeliness?.rawValue ?? "") \($0.procedure?.text ?? "")" }
    let ticket = ticket.map { "\($0.number.text) \($0.drawnAt?.milliseconds ?? -1)" }
    return ([id.text, clerk?.description ?? "", ticket ?? ""] + dossiers).joined(separator: "\n")
  }
}

extension SessionRequest.Dossier {
  /// The same dossier at the same stage.
  fileprivate var visit: String { "\(stage.rawValue) \(code.text)" }
}

extension SessionRecord {
  fileprivate func beganWindow(of session: SessionNumber) -> Bool {
    body == .invite(session) || body == .close(session)
  }

  fileprivate func gaveOutcome(to session: SessionNumber) -> Bool {
    switch body {
    case .outcome(let ended): ended.session == session
    case .rating(let rated): rated.session == session
    default: false
    }
  }
}
