import RatingModel

/// The kiosk's answer to a request about a session: what its own listener gives, and what the centre hands on unchanged.
package enum SessionAnswer: Hashable, Sendable {
  case state(StateAnswer)
  /// - Parameter status: The HTTP status that goes with it, 400 to 599.
  case refused(Refusal, status: Int)

  package var status: Int {
    switch self {
    case .state: 200
    case .refused(_, let status): status
    }
  }
}

/// `{"session":"…","state":"serving"}`: what a caller may know of a counter. Never a level, never whether there was a rating.
package struct StateAnswer: Hashable, Sendable, Codable {
  package let state: SessionState
  /// Absent while the counter has had no session.
  package let session: SessionID?

  package init(state: SessionState, session: SessionID?) {
    self.state = state
    self.session = session
  }
}

/// `{"status":200,"state":{…}}` or `{"status":409,"refusal":{…}}`.
extension SessionAnswer: Codable {
  private enum Key: String, CodingKey { case status, state, refusal }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    if let state = try fields.decodeIfPresent(StateAnswer.self, forKey: .state) {
      self = .state(state)
      return
    }
    let refusal = try fields.decode(Refusal.self, forKey: .refusal)
    let status = try fields.decode(Int.self, forKey: .status)
    guard (400...599).contains(status), refusal.isWithinBounds else {
      throw DecodingError.dataCorruptedError(forKey: .refusal, in: fields, debugDescription: "no refusal of a kiosk")
    }
    self = .refused(refusal, status: status)
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(status, forKey: .status)
    switch self {
    case .state(let state): try fields.encode(state, forKey: .state)
    case .refused(let refusal, _): try fields.encode(refusal, forKey: .refusal)
    }
  }
}

extension Refusal {
  /// Whether another's refusal is fit to be handed on.
  fileprivate var isWithinBounds: Bool {
    code.utf8.count <= Limits.refusalBytes.code && code.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil
      && message.utf8.count <= Limits.refusalBytes.text && hint.utf8.count <= Limits.refusalBytes.text
  }
}
