import RatingModel

/// The counter's newest session, kept until the next is opened.
struct ServedSession: Hashable, Sendable {
  let number: SessionNumber
  let id: SessionID
  let requestDigest: String
  let clerk: ClerkID?
  let dossiers: HandledDossiers
  var standing = Standing.serving
  /// Since when it stands there.
  var standingSince: Instant
  /// Ratings were impossible at some moment of the rating window.
  var wasUnavailable = false
  /// The rating's level as it now counts; `nil` without a rating.
  var level: LevelName?
  /// A close is recorded, or none is wanted any more because the caller withdrew the session.
  var isClosed = false

  init(
    number: SessionNumber, id: SessionID, requestDigest: String, clerk: ClerkID?, dossiers: HandledDossiers,
    openedAt: Instant
  ) {
    self.number = number
    self.id = id
    self.requestDigest = requestDigest
    self.clerk = clerk
    self.dossiers = dossiers
    standingSince = openedAt
  }
}
