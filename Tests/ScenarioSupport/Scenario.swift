import KioskSession
import RatingModel

/// One behaviour: what happens when, and what is expected.
package struct Scenario: Sendable {
  /// The file's name without its extension: `second-press-corrects-the-first`.
  package let name: String
  /// What it shows, from the comments at its head.
  package let summary: String
  package let settings: ScenarioSettings
  package let steps: [ScenarioStep]
}

extension Scenario: CustomStringConvertible {
  package var description: String { name }
}

package struct ScenarioStep: Sendable {
  /// In the file, counted from 1.
  package let line: Int
  /// Since the scenario's start.
  package let timeMilliseconds: Int64
  package let action: ScenarioAction
  /// `nil`: the answer is not checked.
  package let answer: String?
  package let records: [RecordLine]
}

package enum ScenarioAction: Hashable, Sendable {
  case open(ScenarioOpening)
  case invite(SessionID)
  case close(SessionID)
  case cancel(SessionID)
  case press(ScenarioKey, heldMilliseconds: Int64)
  case both(ScenarioKey, ScenarioKey)
  case down(ScenarioKey)
  case up(ScenarioKey)
  /// A tap on what the screen has painted.
  case touch(KeyMeaning, heldMilliseconds: Int64)
  /// A finger on the screen where nothing is, or on what changes the screen itself.
  case poke(onControl: Bool)
  /// The screen has painted what is shown.
  case paint
  case slide(device: String)
  /// A clerk's badge was scanned; `nil` takes it away, as only a test does.
  case badge(ClerkID?)
  /// The clerk asks for a rating.
  case button
  case receipt(DossierCode)
  case feed(isConnected: Bool)
  /// Keys to rate on are there, or nothing but touch screens.
  case keys(areThere: Bool)
  case lose(Unavailability)
  case regain(Unavailability)
  case restart
  case ask
  case look
  case wait
}

/// A key or target under a finger.
package struct ScenarioKey: Hashable, Sendable {
  package let meaning: KeyMeaning
  package let device: String
  package let channel: Channel

  package init(meaning: KeyMeaning, device: String, channel: Channel) {
    self.meaning = meaning
    self.device = device
    self.channel = channel
  }
}

/// What the caller says when it opens a session.
package struct ScenarioOpening: Hashable, Sendable {
  package let id: SessionID
  package let clerk: ClerkID?
  package let dossiers: [SessionRequest.Dossier]
  package let ticket: TicketNumber?
  /// How long before the open the ticket was drawn.
  package let drawnMilliseconds: Int64?
  package let source: SessionSource

  /// - Parameter wall: the civil time of the open, from which the ticket's time follows.
  package func request(wall: WallTime) -> SessionRequest {
    let ticket = ticket.map { number in
      SessionRequest.Ticket(
        number: number,
        drawnAt: drawnMilliseconds.map { WallTime(milliseconds: wall.milliseconds - $0) })
    }
    return SessionRequest(id: id, clerk: clerk, dossiers: dossiers, ticket: ticket)
  }
}
