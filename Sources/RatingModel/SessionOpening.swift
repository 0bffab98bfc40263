/// What a caller says when it opens a session, beside the session's id: the same at the kiosk's own listener, at the centre
/// and on the clerk's page. Times are the caller's claims, kept as such.
package struct SessionOpening: Hashable, Sendable, Codable {
  package static let mostDossiers = 50

  package struct Dossier: Hashable, Sendable, Codable {
    package let code: DossierCode
    package let procedure: ProcedureCode?
    package let stage: Stage
    /// Only with ``Stage/returning``.
    package let timeliness: Timeliness?

    package init(code: DossierCode, procedure: ProcedureCode?, stage: Stage, timeliness: Timeliness?) {
      self.code = code
      self.procedure = procedure
      self.stage = stage
      self.timeliness = timeliness
    }
  }

  package struct Ticket: Hashable, Sendable, Codable {
    package let number: TicketNumber
    /// When the citizen drew it.
    package let drawnAt: WallTime?

    package init(number: TicketNumber, drawnAt: WallTime?) {
      self.number = number
      self.drawnAt = drawnAt
    }
  }

  /// `nil`: the roster's clerk serves.
  package let clerk: ClerkID?
  package let dossiers: [Dossier]
  package let ticket: Ticket?

  package init(clerk: ClerkID? = nil, dossiers: [Dossier] = [], ticket: Ticket? = nil) {
    self.clerk = clerk
    self.dossiers = dossiers
    self.ticket = ticket
  }
}
