import EvaluationAccess
import Foundation
import RatingModel
import TestSupport
import Testing

@testable import EvaluationHTTP

/// Callers of the centre that do not behave, before anybody knows who they are.
@Suite(.timeLimit(.minutes(5))) struct CentreBoundsTests {
  private static let paths = [
    "/v1/feed", "/v1/batches", "/v1/enrolment", "/v1/units/H56.14/counters/Q01/sessions/s-1", "/sign-in",
    "/counter/H56.14/Q01/next", "/nowhere", "/",
  ]

  private static func head(_ path: String, _ port: Int, _ more: String) -> String {
    "POST \(path) HTTP/1.1\r\nhost: 127.0.0.1:\(port)\r\n\(more)\r\n\r\n"
  }

  @Test func aBodyThatNeverEndsIsCutOffWhereverItIsSent() async throws {
    try await CentreFixture.with { centre in
      try await centre.listening(CentreBounds()) { port in
        let chunk = "10000\r\n" + String(repeating: " ", count: 65_536) + "\r\n"
        for path in Self.paths {
          let connection = try RawConnection(port: port)
          connection.send(Self.head(path, port, "transfer-encoding: chunked"))
          #expect(await connection.send(chunk, times: 1000) < 1000, "\(path)")
        }
      }
    }
  }

  @Test func aBodyHasItsTimeHoweverItsPartsCome() async throws {
    var bounds = CentreBounds()
    bounds.bodyMilliseconds = 100
    try await CentreFixture.with { [bounds] centre in
      try await centre.listening(bounds) { port in
        for path in Self.paths {
          let connection = try RawConnection(port: port)
          connection.send(Self.head(path, port, "content-length: 100") + "{")
          let reply = await connection.readToEnd()
          #expect(reply.hasPrefix("HTTP/1.1 408") && reply.contains("body-slow"), "\(path)")
        }
      }
    }
  }

  @Test func allBodiesTogetherHaveTheirRoomAndLeaveIt() async throws {
    var bounds = CentreBounds()
    bounds.bodyBytesTogether = 1000
    try await CentreFixture.with { [bounds] centre in
      try await centre.listening(bounds) { port in
        let holding = try RawConnection(port: port)
        holding.send(Self.head("/v1/feed", port, "content-length: 1000") + String(repeating: " ", count: 800))
        while !(try holding.hasBeenRead) { await Task.yield() }
        let small = Self.head("/v1/feed", port, "content-length: 300") + String(repeating: " ", count: 300)
        // As soon as the listener has taken in what the first has sent.
        while true {
          let next = try RawConnection(port: port)
          next.send(small)
          guard await next.read(until: "\r\n").hasPrefix("HTTP/1.1 503") else { continue }
          break
        }
        holding.send(String(repeating: " ", count: 200))
        #expect(await holding.read(until: "\r\n").hasPrefix("HTTP/1.1 400"))
        let next = try RawConnection(port: port)
        next.send(small)
        #expect(await next.read(until: "\r\n").hasPrefix("HTTP/1.1 400"))
      }
    }
  }

  @Test func anAddressHasItsShareOfTheConnections() async throws {
    var bounds = CentreBounds()
    // One is that of the client which the listener is tested with.
    bounds.connectionsPerAddress = 3
    try await CentreFixture.with { [bounds] centre in
      try await centre.listening(bounds) { port in
        let get = "GET /sign-in HTTP/1.1\r\nhost: x\r\n\r\n"
        var held: [RawConnection] = []
        for _ in 0..<2 {
          held.append(try RawConnection(port: port))
          held[held.count - 1].send(get)
          #expect(await held[held.count - 1].read(until: "\r\n").hasPrefix("HTTP/1.1 200"))
        }
        #expect(try await RawConnection(port: port).readToEnd() == "")
        held.removeAll()
        // As soon as the listener has noticed that they have gone.
        while true {
          let next = try RawConnection(port: port)
          guard next.send(get), await next.read(until: "\r\n").hasPrefix("HTTP/1.1 200") else { continue }
          break
        }
      }
    }
  }

  @Test func enrolmentsAreLimitedForANetworkOfOneSubscriber() async throws {
    try await CentreFixture.with { centre in
      let zone = try #require(Zone("Asia/Ho_Chi_Minh"))
      let intake = EnrolmentIntake(
        store: centre.store, key: centre.key, clock: CentreClock(zone: zone) { centre.now })
      func code(from address: String) async throws -> String? {
        guard case .refused(let refusal, _) = try await intake.answer("x", from: address) else { return nil }
        return refusal.code
      }
      for number in 1...60 { #expect(try await code(from: "2001:db8::\(number)") == "message-malformed") }
      #expect(try await code(from: "2001:db8::ffff:1") == "enrolment-limited")
      #expect(try await code(from: "2001:db8:0:1::1") == "message-malformed")
    }
  }
}
