import RatingModel

/// What a caller asks of a counter: the requests of the kiosk's own listener.
package enum FeedAction: Hashable, Sendable {
  /// - Parameter origin: Only the centre itself names one, never a caller of its session API.
  case open(SessionID, SessionOpening, origin: Origin? = nil)
  case invite(SessionID)
  case close(SessionID)
  case cancel(SessionID)
  case state

  /// Where at the centre a session was opened, if not by a program that calls its session API.
  package enum Origin: String, Hashable, Sendable, CaseIterable {
    case clerkPage
  }
}

/// `{"kind":"open","session":"…","opening":{…}}`; `opening` and `origin` with `open` only, `session` with all but `state`.
/// An origin that the reader does not know is none.
extension FeedAction: Codable {
  private enum Kind: String, Codable { case open, invite, close, cancel, state }
  private enum Key: String, CodingKey { case kind, session, opening, origin }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    let kind = try fields.decode(Kind.self, forKey: .kind)
    guard kind != .state else {
      self = .state
      return
    }
    let session = try fields.decode(SessionID.self, forKey: .session)
    switch kind {
    case .open:
      let origin = try fields.decodeIfPresent(String.self, forKey: .origin).flatMap(Origin.init)
      self = .open(session, try fields.decode(SessionOpening.self, forKey: .opening), origin: origin)
    case .invite: self = .invite(session)
    case .close: self = .close(session)
    case .cancel: self = .cancel(session)
    case .state: self = .state
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    switch self {
    case .open(let session, let opening, let origin):
      try Self.encode(.open, session, &fields)
      try fields.encode(opening, forKey: .opening)
      try fields.encodeIfPresent(origin?.rawValue, forKey: .origin)
    case .invite(let session): try Self.encode(.invite, session, &fields)
    case .close(let session): try Self.encode(.close, session, &fields)
    case .cancel(let session): try Self.encode(.cancel, session, &fields)
    case .state: try fields.encode(Kind.state, forKey: .kind)
    }
  }

  private static func encode(
    _ kind: Kind, _ session: SessionID, _ fields: inout KeyedEncodingContainer<Key>
  ) throws {
    try fields.encode(kind, forKey: .kind)
    try fields.encode(session, forKey: .session)
  }
}
