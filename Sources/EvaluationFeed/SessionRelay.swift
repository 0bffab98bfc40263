import ForwardingContract
import RatingModel

/// Brings callers' commands to kiosks and kiosks' answers to callers. A value: events and time come in, effects go out.
package struct SessionRelay: Sendable {
  /// Commands that wait for their answers, of all kiosks together.
  package static let mostCommands = 2048
  /// A kiosk that was handed commands, or whose poll ran out, counts as connected for so long without a new poll.
  package static let graceMilliseconds: Int64 = 5000

  package let feed: FeedID
  private var lines: [KioskID: RelayLine] = [:]
  private var lastSerial: Int64 = 0
  private var isStopped = false

  package init(feed: FeedID) { self.feed = feed }

  /// Kiosks that a command would reach at the moment.
  package func connectedKiosks(at now: Instant) -> Int { lines.values.count { $0.isConnected(at: now) } }

  /// When ``RelayEvent/timeReached`` is due; `nil`: nothing waits.
  package var nextDeadline: Instant? { lines.values.compactMap(\.nextDeadline).min() }

  package mutating func handle(_ event: RelayEvent, at now: Instant) -> [RelayEffect] {
    switch event {
    case .polled(let poll, let ticket, let newConnection): polled(poll, ticket, newConnection, at: now)
    case .pollEnded(let ticket): pollEnded(ticket)
    case .asked(let kiosk, let action, let ticket, let bytes): asked(kiosk, action, ticket, bytes, at: now)
    case .timeReached: timeReached(at: now)
    case .stopped: stopped(at: now)
    }
  }

  private mutating func polled(
    _ poll: FeedPoll, _ ticket: RelayTicket, _ newConnection: ConnectionID, at now: Instant
  ) -> [RelayEffect] {
    guard !isStopped else { return [.refuse(ticket, .stopping)] }
    var line = lines[poll.kiosk] ?? RelayLine()
    defer { lines[poll.kiosk] = line }
    // Answers to commands of this feed hold whatever connection they come by: the kiosk's key vouches for them.
    var effects = poll.connection?.feed == feed ? line.take(poll.answers) : []
    guard let connection = poll.connection, connection.feed == feed else {
      return effects + line.greet(ticket, .init(feed: feed, id: newConnection), at: now)
    }
    guard connection == line.connection else { return effects + [.refuse(ticket, .superseded)] }
    guard poll.number > line.lastPoll else { return effects + [.refuse(ticket, .repeated)] }
    effects += line.hold(ticket, number: poll.number, at: now)
    return effects
  }

  private mutating func pollEnded(_ ticket: RelayTicket) -> [RelayEffect] {
    guard let kiosk = lines.first(where: { $0.value.held?.ticket == ticket })?.key else { return [] }
    lines[kiosk]?.letGo()
    return []
  }

  private mutating func asked(
    _ kiosk: KioskID, _ action: FeedAction, _ ticket: RelayTicket, _ bytes: Int, at now: Instant
  ) -> [RelayEffect] {
    guard !isStopped, var line = lines[kiosk], line.isConnected(at: now) else {
      return [.answer(ticket, .notConnected)]
    }
    guard lines.values.reduce(0, { $0 + $1.pending.count }) < Self.mostCommands, line.hasRoom(for: bytes) else {
      return [.answer(ticket, .full)]
    }
    lastSerial += 1
    let effects = line.add(
      RelayLine.Pending(serial: lastSerial, action: action, caller: ticket, bytes: bytes, askedAt: now), at: now)
    lines[kiosk] = line
    return effects
  }

  private mutating func timeReached(at now: Instant) -> [RelayEffect] {
    let due = lines.filter { line in line.value.nextDeadline.map { $0 <= now } ?? false }
    // In the order of their names, so that equal lives have equal effects.
    return due.keys.sorted().flatMap { lines[$0]?.timeReached(at: now) ?? [] }
  }

  private mutating func stopped(at now: Instant) -> [RelayEffect] {
    isStopped = true
    return lines.keys.sorted().flatMap { lines[$0]?.stop(at: now) ?? [] }
  }
}
