import RatingModel

/// A request to open: the caller's id with what it says.
package struct SessionRequest: Hashable, Sendable, Codable {
  package typealias Dossier = SessionOpening.Dossier
  package typealias Ticket = SessionOpening.Ticket

  package let id: SessionID
  /// `nil`: the roster's clerk serves.
  package let clerk: ClerkID?
  package let dossiers: [Dossier]
  package let ticket: Ticket?

  package init(id: SessionID, clerk: ClerkID?, dossiers: [Dossier], ticket: Ticket?) {
    self.id = id
    self.clerk = clerk
    self.dossiers = dossiers
    self.ticket = ticket
  }

  package init(_ id: SessionID, _ opening: SessionOpening) {
    self.init(id: id, clerk: opening.clerk, dossiers: opening.dossiers, ticket: opening.ticket)
  }
}

/// What the journal knows that a request to open depends on; looked up by the shell before the machine is asked.
package struct OpenFacts: Hashable, Sendable {
  /// The number that the journal gives to the next session.
  package let nextSession: SessionNumber
  /// Tells a repeat of the request from another request under the same id: a digest under a key that only the journal
  /// holds, so that it tells nothing of the dossiers.
  package let requestDigest: String
  /// An earlier session of the same id, if the journal still holds its id.
  package let prior: PriorSession?
  /// One of the request's dossiers was met today at the same stage.
  package let sameDossier: Bool
  /// Wall time by the boot's anchor; `nil` while undated. For the waiting time.
  package let wall: WallTime?
  /// The same in the unit's zone, for the roster and the opening hours.
  package let local: LocalTime?
  /// Whose badge was scanned at this kiosk last, and still holds.
  package var badge: ClerkID?

  package init(
    nextSession: SessionNumber, requestDigest: String, prior: PriorSession?, sameDossier: Bool, wall: WallTime?,
    local: LocalTime?, badge: ClerkID? = nil
  ) {
    self.nextSession = nextSession
    self.requestDigest = requestDigest
    self.prior = prior
    self.sameDossier = sameDossier
    self.wall = wall
    self.local = local
    self.badge = badge
  }
}

/// A session counted from 1 within its journal: how entries name it without its caller's id.
package struct SessionNumber: Hashable, Sendable, Codable, Comparable {
  package let number: Int64
  package init(_ number: Int64) { self.number = number }
  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  package init(from decoder: any Decoder) throws { number = try Int64(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try number.encode(to: encoder) }
}

package struct PriorSession: Hashable, Sendable {
  package let number: SessionNumber
  /// ``OpenFacts/requestDigest`` of the request that opened it.
  package let requestDigest: String

  package init(number: SessionNumber, requestDigest: String) {
    self.number = number
    self.requestDigest = requestDigest
  }
}
