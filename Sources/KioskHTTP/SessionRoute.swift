import ForwardingContract
import Hummingbird
import RatingModel

/// What a request to the sessions listener asks for, read from its method and path alone.
enum SessionRoute: Hashable, Sendable {
  enum Step: String, Hashable, Sendable { case invite, close, cancel }

  case state
  case description
  case open(SessionID)
  case step(Step, SessionID)

  /// What a token has to be good for.
  var scope: SessionScope {
    switch self {
    case .state, .description: .state
    case .open, .step: .sessions
    }
  }

  init(method: HTTPRequest.Method, path: String) throws(TransportRefusal) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    guard let version = parts.first, version == "v1" else {
      let namesVersion = parts.first?.wholeMatch(of: /v[0-9]{1,9}/) != nil
      throw namesVersion ? .versionUnknown : .pathUnknown
    }
    switch Array(parts.dropFirst()) {
    case ["state"]:
      guard method == .get else { throw .methodUnknown(allowed: "GET") }
      self = .state
    case ["openapi.json"]:
      guard method == .get else { throw .methodUnknown(allowed: "GET") }
      self = .description
    case let rest where rest.count == 2 && rest[0] == "sessions":
      guard method == .put else { throw .methodUnknown(allowed: "PUT") }
      self = .open(try Self.session(rest[1]))
    case let rest where rest.count == 3 && rest[0] == "sessions":
      guard let step = Step(rawValue: rest[2]) else { throw .pathUnknown }
      guard method == .post else { throw .methodUnknown(allowed: "POST") }
      self = .step(step, try Self.session(rest[1]))
    default: throw .pathUnknown
    }
  }

  private static func session(_ text: String) throws(TransportRefusal) -> SessionID {
    guard let id = SessionID(pathSegment: text) else { throw .sessionInvalid }
    return id
  }
}
