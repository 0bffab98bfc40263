import EvaluationStore
import Foundation
import TestSupport
import Testing

@testable import EvaluationHTTP

/// What no client sends and anybody can: it is refused or hung up on, in words that tell nothing, and the next caller is served.
@Suite(.timeLimit(.minutes(5))) struct WireTortureTests {
  private static let end = "host: 127.0.0.1\r\nconnection: close\r\n\r\n"

  /// Each between the method and the version.
  private static let targets: [[UInt8]] =
    [
      "*", "http://evil.example/v1/data/units", "//evil.example/", "/v1/data/units?unit=\u{0}",
      "/v1/data/units?\u{1B}[31m",
      "/v1/data/units#x", "/v1/data/../../etc/passwd", "/v1/data/%2e%2e/%2e%2e/etc/passwd", "/../../etc/passwd", "/%00",
      "/v1/data/units?unit=%", "/%", "", "?", "/sign-in?lang=\u{202E}vi", "/" + String(repeating: "a", count: 7000),
      "/" + String(repeating: "a/", count: 40_000), "/v1/data/units?" + String(repeating: "a=1&", count: 30_000),
      "/v1/units/\u{1F4A9}/counters/Q01/state", "/counter/../../", "/v1/data/units HTTP/1.1\r\nx: y",
      "\\windows\\system32",
    ].map { Array($0.utf8) } + [
      Array("/v1/data/units?unit=".utf8) + [0xC0, 0xAF], Array("/".utf8) + [0xFF, 0xFE],
      Array("/".utf8) + [0xED, 0xA0, 0x80],
    ]

  /// Whole heads.
  private static let heads = [
    "", "\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "get / HTTP/1.1\r\n\(end)", "GET / HTTP/0.9\r\n\(end)",
    "GET / HTTP/9.9\r\n\(end)",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "CONNECT evil.example:443 HTTP/1.1\r\n\(end)", "\u{16}\u{3}\u{1}\u{2}\u{0}",
    "GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n", "GET / HTTP/1.1\r\n: x\r\n\(end)",
    "GET / HTTP/1.1\r\nx y: z\r\n\(end)", "GET / HTTP/1.1\r\nx: a\r\n folded\r\n\(end)",
    "GET / HTTP/1.1\r\nx: \u{0}\r\n\(end)",
    "GET / HTTP/1.1\r\n" + String(repeating: "x: y\r\n", count: 500) + end,
    "GET / HTTP/1.1\r\nx: \(String(repeating: "y", count: 100_000))\r\n\(end)",
    "POST /v1/batches HTTP/1.1\r\ncontent-length: 5\r\ncontent-length: 6\r\n\(end)hello!",
    "POST /v1/batches HTTP/1.1\r\ncontent-length: -1\r\n\(end)",
    "POST /v1/batches HTTP/1.1\r\ncontent-length: 99999999999999999999\r\n\(end)",
    "POST /v1/data/results HTTP/1.1\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\(end)0\r\n\r\nGET /accounts HTTP/1.1\r\n\r\n",
    "POST /v1/data/results HTTP/1.1\r\ntransfer-encoding: chunked\r\n\(end)zz\r\nx\r\n0\r\n\r\n",
    "POST /v1/data/results HTTP/1.1\r\ntransfer-encoding: chunked\r\n\(end)ffffffffffffffff\r\nx",
    "POST /v1/data/results HTTP/1.1\r\ntransfer-encoding: identity\r\n\(end)",
    "GET / HTTP/1.1\r\nupgrade: websocket\r\n\(end)",
  ]

  @Test func nothingOnTheWireBreaksTheListener() async throws {
    var bounds = CentreBounds()
    bounds.idleMilliseconds = 300
    bounds.bodyMilliseconds = 300
    try await CentreFixture.with { [bounds] centre in
      let before = try StoreDump.text(centre.folder)
      try await centre.listening(bounds) { port in
        let requests =
          Self.targets.map { Array("GET ".utf8) + $0 + Array(" HTTP/1.1\r\n\(Self.end)".utf8) }
          + Self.heads.map { Array($0.utf8) }
        for request in requests {
          let connection = try RawConnection(port: port)
          connection.send(request)
          let reply = await connection.readToEnd()
          let name = String(decoding: request.prefix(80), as: UTF8.self)
          for line in reply.matches(of: /(?m)^HTTP\/1\.[01] (\d{3})/) {
            #expect(Int(line.1).map { $0 < 500 } == true, "\(name.debugDescription): \(reply.prefix(200))")
          }
          #expect(!reply.contains("root:") && !reply.contains("\u{1B}"), "\(name.debugDescription)")
        }
        let next = try RawConnection(port: port)
        next.send("GET /v1/data/openapi.json HTTP/1.1\r\n\(Self.end)")
        #expect(await next.readToEnd().hasPrefix("HTTP/1.1 200"))
      }
      #expect(try StoreDump.text(centre.folder) == before)
    }
  }
}
