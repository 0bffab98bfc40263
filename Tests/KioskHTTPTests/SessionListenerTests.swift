import AsyncHTTPClient
import Foundation
import KioskSession
import RatingModel
import ServiceLifecycle
import TestSupport
import Testing

@testable import KioskHTTP

@Suite(.timeLimit(.minutes(5))) struct SessionListenerTests {
  private let counter = TestCounter()

  private func serve(
    bounds: ListenerBounds = ListenerBounds(), certificate: ListenerCertificate? = nil,
    _ body: @escaping @Sendable (Int) async throws -> Void
  ) async throws {
    try await ListenerFixture.serve(
      { listening in
        try SessionListener(
          address: ListenerFixture.loopback(), certificate: certificate,
          tokens: SessionTokens(BearerToken(ListenerFixture.token.utf8)),
          desk: counter, bounds: bounds, logger: ListenerFixture.quiet, onListening: listening)
      }, body)
  }

  @Test func wholeLifeOfASessionReachesTheCounter() async throws {
    let id = try #require(SessionID("s-1"))
    try await serve { port in
      let base = "http://127.0.0.1:\(port)/v1"
      let opened = try await ListenerFixture.send("PUT", base + "/sessions/s-1", body: #"{"dossiers":[]}"#)
      #expect(opened.status == 200)
      #expect(opened.body == #"{"session":"s-1","state":"serving"}"#)
      for step in ["invite", "close", "cancel"] {
        #expect(try await ListenerFixture.send("POST", base + "/sessions/s-1/\(step)").status == 200)
      }
      #expect(try await ListenerFixture.send("GET", base + "/state").body == #"{"state":"idle"}"#)
    }
    let request = SessionRequest(id: id, clerk: nil, dossiers: [], ticket: nil)
    #expect(counter.calls == [.open(request, .api), .invite(id), .close(id), .cancel(id), .status])
  }

  @Test func countersRefusalTravelsWithItsStatusAndCode() async throws {
    try await serve { port in
      for refusal in SessionRefusal.allCases {
        counter.refuse(refusal)
        let reply = try await ListenerFixture.send("PUT", "http://127.0.0.1:\(port)/v1/sessions/s-1")
        #expect(reply.status == Int(refusal.status.code))
        #expect(reply.field("code") == refusal.refusal.code)
        #expect(reply.headers["content-type"] == "application/json; charset=utf-8")
        #expect((reply.headers["retry-after"] != nil) == (refusal == .unavailable))
      }
    }
  }

  @Test func tokenForTheStateReadsAndChangesNothing() async throws {
    let reading = "fedcba9876543210fedcba9876543210"
    var tokens = SessionTokens(try BearerToken(ListenerFixture.token.utf8))
    tokens.add(try BearerToken(reading.utf8), for: .state)
    try await ListenerFixture.serve(
      { [tokens] listening in
        try SessionListener(
          address: ListenerFixture.loopback(), certificate: nil, tokens: tokens, desk: counter,
          logger: ListenerFixture.quiet, onListening: listening)
      },
      { port in
        let base = "http://127.0.0.1:\(port)/v1"
        for path in ["/state", "/openapi.json"] {
          #expect(try await ListenerFixture.send("GET", base + path, token: reading).status == 200)
        }
        for (method, path) in [
          ("PUT", "/sessions/s-1"), ("POST", "/sessions/s-1/invite"), ("POST", "/sessions/s-1/close"),
          ("POST", "/sessions/s-1/cancel"),
        ] {
          let refused = try await ListenerFixture.send(method, base + path, token: reading)
          #expect(refused.status == 403 && refused.field("code") == "token-scope")
          #expect(try await ListenerFixture.send(method, base + path).status == 200)
        }
        #expect(try await ListenerFixture.send("GET", base + "/nothing", token: reading).status == 404)
      })
    #expect(counter.calls.filter { $0 != .status }.count == 4)
  }

  @Test func withoutTheTokenNothingIsAnswered() async throws {
    try await serve { port in
      let base = "http://127.0.0.1:\(port)"
      for path in ["/v1/state", "/v1/sessions/s-1", "/v2/x", "/"] {
        let missing = try await ListenerFixture.send("GET", base + path, token: nil)
        #expect(missing.status == 401)
        #expect(missing.field("code") == "token-missing")
        #expect(missing.headers["www-authenticate"] == "Bearer")
        let wrong = try await ListenerFixture.send("GET", base + path, token: String(repeating: "0", count: 32))
        #expect(wrong.status == 401)
        #expect(wrong.field("code") == "token-wrong")
      }
    }
    #expect(counter.calls.isEmpty)
  }

  @Test(arguments: [
    ("GET", "/v2/state", "", 404, "version-unknown"), ("GET", "/x", "", 404, "path-unknown"),
    ("DELETE", "/v1/state", "", 405, "method-unknown"), ("PUT", "/v1/sessions/a%20b", "", 422, "session-invalid"),
    ("PUT", "/v1/sessions/s-1", "{", 400, "body-malformed"),
    ("PUT", "/v1/sessions/s-1", #"{"citizenName":"x"}"#, 422, "field-unknown"),
    ("PUT", "/v1/sessions/s-1", #"{"ticket":{}}"#, 422, "field-missing"),
    ("PUT", "/v1/sessions/s-1", #"{"clerk":1}"#, 422, "field-invalid"),
  ])
  func badRequestChangesNothing(method: String, path: String, body: String, status: Int, code: String) async throws {
    try await serve { port in
      let reply = try await ListenerFixture.send(
        method, "http://127.0.0.1:\(port)\(path)", body: body.isEmpty ? nil : body)
      #expect(reply.status == status)
      #expect(reply.field("code") == code)
      #expect(reply.field("hint")?.isEmpty == false)
    }
    #expect(counter.calls.isEmpty)
  }

  @Test func oversizedBodyIsReadAwayAndRefused() async throws {
    try await serve { port in
      let body = #"{"dossiers":[]\#(String(repeating: " ", count: 70_000))}"#
      let url = "http://127.0.0.1:\(port)/v1/sessions/s-1"
      let reply = try await ListenerFixture.send("PUT", url, body: body)
      #expect(reply.status == 413)
      #expect(reply.field("code") == "body-too-large")
      #expect(try await ListenerFixture.send("PUT", url, body: "{}").status == 200)
    }
    #expect(counter.calls.count == 1)
  }

  @Test func endlessBodyIsCut() async throws {
    try await serve { port in
      let connection = try RawConnection(port: port)
      connection.send(
        "PUT /v1/sessions/s-1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer \(ListenerFixture.token)\r\n"
          + "transfer-encoding: chunked\r\n\r\n")
      let chunk = "10000\r\n" + String(repeating: " ", count: 65_536) + "\r\n"
      #expect(await connection.send(chunk, times: 1000) < 1000)
    }
    #expect(counter.calls.isEmpty)
  }

  @Test func bodyThatNeverEndsIsRefusedAfterItsTime() async throws {
    var bounds = ListenerBounds()
    bounds.bodyMilliseconds = 100
    try await serve(bounds: bounds) { port in
      let connection = try RawConnection(port: port)
      connection.send(
        "PUT /v1/sessions/s-1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer \(ListenerFixture.token)\r\n"
          + "content-length: 100\r\n\r\n{")
      let reply = await connection.readToEnd()
      #expect(reply.hasPrefix("HTTP/1.1 408"))
      #expect(reply.contains("body-slow"))
    }
    #expect(counter.calls.isEmpty)
  }

  @Test func headThatNeverEndsIsHungUpOn() async throws {
    var bounds = ListenerBounds()
    bounds.idleMilliseconds = 100
    try await serve(bounds: bounds) { port in
      let connection = try RawConnection(port: port)
      connection.send("GET /v1/state HTTP/1.1\r\nhost: x\r\n")
      #expect(await connection.readToEnd().isEmpty)
    }
  }

  @Test func oversizedHeadIsRefused() async throws {
    try await serve { port in
      let connection = try RawConnection(port: port)
      connection.send("GET /v1/state HTTP/1.1\r\nhost: x\r\nx: \(String(repeating: "y", count: 20_000))\r\n\r\n")
      #expect(await connection.readToEnd().hasPrefix("HTTP/1.1 400"))
    }
  }

  @Test func callersBeyondTheBoundWaitForTheirTurn() async throws {
    var bounds = ListenerBounds()
    bounds.connections = 1
    try await serve(bounds: bounds) { port in
      let request =
        "GET /v1/state HTTP/1.1\r\nhost: x\r\nauthorization: Bearer \(ListenerFixture.token)\r\n\r\n"
      var first: RawConnection? = try RawConnection(port: port)
      first?.send(request)
      _ = await first?.read(until: "}")
      let second = try RawConnection(port: port)
      second.send(request)
      #expect(counter.calls == [.status])
      first = nil
      #expect(await second.read(until: "}").hasPrefix("HTTP/1.1 200"))
    }
    #expect(counter.calls == [.status, .status])
  }

  @Test func listenerOffLoopbackNeedsACertificate() throws {
    let address = try ListenerAddress(host: "0.0.0.0", port: 0)
    #expect(throws: ListenerError.encryptionRequired("0.0.0.0:0")) {
      try SessionListener(
        address: address, certificate: nil, tokens: SessionTokens(BearerToken(ListenerFixture.token.utf8)),
        desk: counter,
        logger: ListenerFixture.quiet)
    }
  }

  @Test func certificateMakesTheListenerEncrypted() async throws {
    let scratch = try ScratchFolder()
    try scratch.write(TestCertificates.server, to: "chain.pem")
    try scratch.write(TestCertificates.serverKey, to: "key.pem")
    try scratch.write(TestCertificates.authority, to: "authority.pem")
    let certificate = try ListenerCertificate(chainPath: scratch.file("chain.pem"), keyPath: scratch.file("key.pem"))
    try await serve(certificate: certificate) { port in
      var configuration = HTTPClient.Configuration()
      configuration.tlsConfiguration = .makeClientConfiguration()
      configuration.tlsConfiguration?.trustRoots = .file(scratch.file("authority.pem"))
      let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
      let reply = try? await ListenerFixture.send("GET", "https://localhost:\(port)/v1/state", client: client)
      try await client.shutdown()
      #expect(reply?.status == 200)
      let plain = try RawConnection(port: port)
      plain.send("GET /v1/state HTTP/1.1\r\nhost: x\r\nauthorization: Bearer \(ListenerFixture.token)\r\n\r\n")
      #expect(await !plain.readToEnd().contains("HTTP/1.1 200"))
    }
  }

  @Test func unreadableCertificateIsNamed() throws {
    let scratch = try ScratchFolder()
    try scratch.write("x", to: "chain.pem")
    #expect(throws: ListenerError.certificateUnreadable(path: scratch.file("chain.pem"))) {
      try ListenerCertificate(chainPath: scratch.file("chain.pem"), keyPath: scratch.file("key.pem"))
    }
    try scratch.write(TestCertificates.server, to: "chain.pem")
    #expect(throws: ListenerError.certificateKeyUnreadable(path: scratch.file("key.pem"))) {
      try ListenerCertificate(chainPath: scratch.file("chain.pem"), keyPath: scratch.file("key.pem"))
    }
  }

  @Test func portThatIsTakenIsNamed() async throws {
    try await serve { port in
      let listener = try SessionListener(
        address: try ListenerAddress(host: "127.0.0.1", port: port), certificate: nil,
        tokens: SessionTokens(BearerToken(ListenerFixture.token.utf8)), desk: counter, logger: ListenerFixture.quiet)
      do {
        try await listener.run()
        Issue.record("bound a port twice")
      } catch let error as ListenerError {
        #expect(error.code == "listener-address-unavailable")
        #expect(error.subject == "127.0.0.1:\(port)")
      }
    }
  }
}
