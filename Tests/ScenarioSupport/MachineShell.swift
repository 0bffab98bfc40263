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

  package func name(_ session: SessionNumber) -> String { names[session]?.text ?? "?" }

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
  package func opening(_ request: SessionRequest, at time: Instant) -> SessionEvent {
    .open(request, facts(request, at: time), .api)
  }

  /// One event as a turn of its own: the clock, the event, and word that every device has been read.
  package mutating func turn(_ event: SessionEvent, at time: Instant) -> SessionReply? {
    advance(to: time)
    let reply = handle(event, at: time)
    handle(.readThrough, at: time)
    return reply
  }

  package mutating func open(_ request: SessionRequest, at time: Instant) -> SessionReply? {
    turn(opening(request, at: time), at: time)
  }

  /// Ends the process and starts another over the same records.
  package mutating func restart(at time: Instant, unavailable causes: Set<Unavailability> = []) {
    let recovered = newest.map { session in
      RecoveredSession(
        number: session, id: names[session], invited: records.contains { $0.beganWindow(of: session) },
        hasOutcome: records.contains { $0.gaveOutcome(to: session) })
    }
    let (machine, effects) = SessionMachine.recovering(recovered, rules: rules, at: time, unavailable: causes)
    self.machine = machine
    wake = nil
    perform(effects)
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
    let wall = isDated ? Self.wall(at: time) : nil
    return OpenFacts(
      nextSession: SessionNumber((newest?.number ?? 0) + 1), requestDigest: request.content, prior: prior[request.id],
      sameDossier: request.dossiers.contains { handled.contains($0.visit) },
      wall: wall, local: wall.flatMap { Self.zone?.local($0) })
  }
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
