import EvaluationStore
import ForwardingContract
import Hummingbird
import RatingModel

/// What a program asks of the centre's session API, read from method and path alone.
enum CallRoute: Hashable, Sendable {
  /// What is asked of a counter; a session is opened with what stands in the body.
  enum Ask: Hashable, Sendable {
    case open(SessionID)
    case act(FeedAction)
  }

  case description
  case counter(UnitCode, CounterCode, Ask)

  /// What a token has to be good for.
  var scope: CallerScope {
    switch self {
    case .description, .counter(_, _, .act(.state)): .state
    case .counter: .sessions
    }
  }

  /// Whether the path is of this API, whatever the method.
  static func isMeant(by path: String) -> Bool { path == "/v1/openapi.json" || path.hasPrefix("/v1/units/") }

  init(method: HTTPRequest.Method, path: String) throws(CallRefusal) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).map(String.init)
    guard parts != ["openapi.json"] else {
      guard method == .get else { throw .methodUnknown(allowed: "GET") }
      self = .description
      return
    }
    guard parts.count >= 5, parts[0] == "units", parts[2] == "counters" else { throw .pathUnknown }
    let rest = Array(parts.dropFirst(4))
    let makeAsk = try Self.ask(method, rest)
    guard let unit = UnitCode(parts[1]) else { throw .placeInvalid("unit") }
    guard let counter = CounterCode(parts[3]) else { throw .placeInvalid("counter") }
    self = .counter(unit, counter, try makeAsk.get())
  }

  /// Of the path behind the counter: an unknown path or method comes before a malformed name.
  private static func ask(
    _ method: HTTPRequest.Method, _ rest: [String]
  ) throws(CallRefusal) -> Result<Ask, CallRefusal> {
    switch rest.count {
    case 1 where rest[0] == "state":
      guard method == .get else { throw .methodUnknown(allowed: "GET") }
      return .success(.act(.state))
    case 2 where rest[0] == "sessions":
      guard method == .put else { throw .methodUnknown(allowed: "PUT") }
      return session(rest[1]).map(Ask.open)
    case 3 where rest[0] == "sessions":
      guard let action = action(named: rest[2]) else { throw .pathUnknown }
      guard method == .post else { throw .methodUnknown(allowed: "POST") }
      return session(rest[1]).map { .act(action($0)) }
    default: throw .pathUnknown
    }
  }

  private static func action(named name: String) -> (@Sendable (SessionID) -> FeedAction)? {
    switch name {
    case "invite": { .invite($0) }
    case "close": { .close($0) }
    case "cancel": { .cancel($0) }
    default: nil
    }
  }

  private static func session(_ text: String) -> Result<SessionID, CallRefusal> {
    SessionID(pathSegment: text).map(Result.success) ?? .failure(.sessionInvalid)
  }
}
