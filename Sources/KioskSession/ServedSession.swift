import RatingModel

/// The counter's newest session, kept until the next is opened.
struct ServedSession: Hashable, Sendable {
  let number: SessionNumber
  let id: SessionID
  let requestDigest: String
  let clerk: ClerkID?
  let dossiers: HandledDossiers
  /// The codes themselves, so that a receipt that is scanned is known again.
  let codes: Set<DossierCode>
  let source: SessionSource
  let openedAt: Instant
  var standing = Standing.serving
  /// Since when it stands there.
  var standingSince: Instant
  /// Its window has begun, whatever became of it.
  var isInvited = false
  /// When ratings were impossible first since the window began.
  var unavailableSince: Instant?
  /// When nothing but a screen could send a rating first since the window began.
  var onlyScreensSince: Instant?
  /// Since when the question could be seen; `nil` as long as no screen has told of it.
  var paintedSince: Instant?
  /// The rating's level as it now counts; `nil` without a rating.
  var level: LevelName?
  /// When the correction window is over: from then on callers are told `done`, whatever is still asked.
  var answeredUntil: Instant?
  /// Something was asked after the level, in whose place the correction stands aside.
  var wasAsked = false
  /// What was chosen, by the place of what is asked.
  var chosen: [Int: Set<Int>] = [:]
  /// A close is recorded, or none is wanted any more because the caller withdrew the session.
  var isClosed = false

  init(_ opened: SessionRecord.Opened, at openedAt: Instant) {
    let codes = opened.request.dossiers.map(\.code)
    number = opened.session
    id = opened.request.id
    requestDigest = opened.requestDigest
    clerk = opened.clerk
    dossiers = HandledDossiers(codes)
    self.codes = Set(codes)
    source = opened.source
    self.openedAt = openedAt
    standingSince = openedAt
  }

  /// Only the first time within its window matters.
  mutating func wentWithoutRatings(since time: Instant) {
    if case .window = standing { unavailableSince = unavailableSince ?? time }
  }

  mutating func wentWithoutKeys(since time: Instant) {
    if case .window = standing { onlyScreensSince = onlyScreensSince ?? time }
  }
}
