import EvaluationAccess
import ForwardingContract
import Foundation
import HTTPTypes
import RatingModel
import Testing

@testable import EvaluationHTTP

@Suite struct CallRouteTests {
  private static let place = "/v1/units/H56.14/counters/Q03"
  private let unit: UnitCode
  private let counter: CounterCode
  private let session: SessionID

  init() throws {
    unit = try #require(UnitCode("H56.14"))
    counter = try #require(CounterCode("Q03"))
    session = try #require(SessionID("a:1"))
  }

  @Test func everyPathIsKnown() throws {
    func route(_ method: HTTPRequest.Method, _ path: String) throws -> CallRoute {
      try CallRoute(method: method, path: Self.place + path)
    }
    #expect(try route(.get, "/state") == .counter(unit, counter, .act(.state)))
    #expect(try route(.put, "/sessions/a:1") == .counter(unit, counter, .open(session)))
    #expect(try route(.put, "/sessions/a%3A1") == .counter(unit, counter, .open(session)))
    #expect(try route(.post, "/sessions/a:1/invite") == .counter(unit, counter, .act(.invite(session))))
    #expect(try route(.post, "/sessions/a:1/close") == .counter(unit, counter, .act(.close(session))))
    #expect(try route(.post, "/sessions/a:1/cancel") == .counter(unit, counter, .act(.cancel(session))))
    #expect(try CallRoute(method: .get, path: "/v1/openapi.json") == .description)
  }

  @Test(arguments: ["", "/", "/states", "/sessions", "/sessions/a/rate", "/sessions/a/b/c"])
  func anythingElseIsUnknown(path: String) {
    #expect(throws: CallRefusal.pathUnknown) { try CallRoute(method: .get, path: Self.place + path) }
  }

  @Test(arguments: ["/v1/units/H56.14", "/v1/units/H56.14/counters", "/v1/units/H56.14/desks/Q03/state"])
  func aPathWithoutACounterIsUnknown(path: String) {
    #expect(throws: CallRefusal.pathUnknown) { try CallRoute(method: .get, path: path) }
  }

  @Test func wrongMethodNamesTheRightOne() {
    for (method, path, right) in [
      (HTTPRequest.Method.post, "/state", "GET"), (.get, "/sessions/a", "PUT"), (.delete, "/sessions/a/close", "POST"),
    ] {
      #expect(throws: CallRefusal.methodUnknown(allowed: right)) {
        try CallRoute(method: method, path: Self.place + path)
      }
    }
  }

  @Test func whatIsNoCodeIsNamed() {
    for (path, refusal) in [
      ("/v1/units/h56/counters/Q03/state", CallRefusal.placeInvalid("unit")),
      ("/v1/units/H56/counters/Q%2003/state", .placeInvalid("counter")),
    ] {
      #expect(throws: refusal) { try CallRoute(method: .get, path: path) }
    }
    #expect(throws: CallRefusal.sessionInvalid) {
      try CallRoute(method: .put, path: Self.place + "/sessions/Nguy%E1%BB%85n")
    }
  }

  @Test func everyPathOfTheDescriptionIsARoute() throws {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(SessionGateway.description.utf8)) as? [String: Any])
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    #expect(paths.count == 6)
    for (path, methods) in paths {
      let written = path.replacing("{unit}", with: "H56").replacing("{counter}", with: "Q03")
        .replacing("{session}", with: "s")
      #expect(CallRoute.isMeant(by: written))
      for method in methods.keys where method != "parameters" {
        let verb = try #require(HTTPRequest.Method(method.uppercased()))
        #expect(throws: Never.self) { try CallRoute(method: verb, path: written) }
      }
    }
  }

  private static let refusals: [CallRefusal] =
    CallerRefusal.allCases.map(CallRefusal.token) + [
      .pathUnknown, .methodUnknown(allowed: "GET"), .bodyTooLarge, .body(.malformed), .sessionInvalid,
      .placeInvalid("unit"), .placeInvalid("counter"), .counterUnknown, .kioskNotConnected,
      .kioskSilent(delivered: true), .centreBusy,
    ]

  @Test func everyRefusalHasACodeOfItsOwnAndSaysWhatToDo() {
    #expect(Set(Self.refusals.map(\.refusal.code)).count == Self.refusals.count)
    for refusal in Self.refusals {
      #expect(refusal.refusal.message.hasSuffix(".") && !refusal.refusal.hint.isEmpty)
      #expect(SessionGateway.description.contains("\"\(refusal.status.code)\"") || refusal.status == .methodNotAllowed)
    }
    #expect(
      Self.refusals.map(\.status.code) == [
        401, 401, 401, 403, 429, 404, 405, 413, 400, 422, 422, 422, 404, 503, 504, 503,
      ])
    #expect(
      Self.refusals.filter(\.refusal.retry).map(\.refusal.code) == [
        "token-limited", "kiosk-not-connected", "kiosk-silent", "centre-busy",
      ])
  }

  @Test func whetherACommandHadLeftStandsInTheHint() {
    let (left, stayed) = (CallRefusal.kioskSilent(delivered: true), CallRefusal.kioskSilent(delivered: false))
    #expect(left.refusal.code == stayed.refusal.code)
    #expect(left.refusal.hint.contains("sending it again unchanged is safe"))
    #expect(stayed.refusal.hint.contains("withdrawn"))
  }
}
