import Hummingbird
import RatingModel
import Testing

@testable import KioskHTTP

@Suite struct SessionRouteTests {
  private let id: SessionID

  init() throws { id = try #require(SessionID("a:1")) }

  @Test func everyPathOfVersionOneIsKnown() throws {
    #expect(try SessionRoute(method: .get, path: "/v1/state") == .state)
    #expect(try SessionRoute(method: .put, path: "/v1/sessions/a:1") == .open(id))
    #expect(try SessionRoute(method: .put, path: "/v1/sessions/a%3A1") == .open(id))
    #expect(try SessionRoute(method: .post, path: "/v1/sessions/a:1/invite") == .step(.invite, id))
    #expect(try SessionRoute(method: .post, path: "/v1/sessions/a:1/close") == .step(.close, id))
    #expect(try SessionRoute(method: .post, path: "/v1/sessions/a:1/cancel") == .step(.cancel, id))
  }

  @Test(arguments: ["/v2/state", "/v0/sessions/a", "/v10"])
  func otherVersionsAreNamedAsSuch(path: String) {
    #expect(throws: TransportRefusal.versionUnknown) { try SessionRoute(method: .get, path: path) }
  }

  @Test(arguments: [
    "/", "", "/state", "/v1", "/v1/", "/v1/states", "/v1/sessions", "/v1/sessions/a/rate", "/v1/sessions/a/b/c",
    "//v1/state",
  ])
  func anythingElseIsUnknown(path: String) {
    #expect(throws: TransportRefusal.pathUnknown) { try SessionRoute(method: .get, path: path) }
  }

  @Test func wrongMethodNamesTheRightOne() {
    #expect(throws: TransportRefusal.methodUnknown(allowed: "GET")) {
      try SessionRoute(method: .post, path: "/v1/state")
    }
    #expect(throws: TransportRefusal.methodUnknown(allowed: "PUT")) {
      try SessionRoute(method: .post, path: "/v1/sessions/a")
    }
    #expect(throws: TransportRefusal.methodUnknown(allowed: "POST")) {
      try SessionRoute(method: .get, path: "/v1/sessions/a/close")
    }
  }

  @Test(arguments: ["%2e%2e", "a b", "Nguy%E1%BB%85n", String(repeating: "a", count: 65), ""])
  func sessionIdOfAnotherShapeIsInvalid(id: String) {
    #expect(throws: TransportRefusal.sessionInvalid) { try SessionRoute(method: .put, path: "/v1/sessions/\(id)") }
  }
}
