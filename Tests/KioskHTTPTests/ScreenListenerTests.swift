import Foundation
import KioskScreen
import KioskSession
import Logging
import RatingModel
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import KioskHTTP

@Suite(.timeLimit(.minutes(5))) struct ScreenListenerTests {
  private let feed = TestFeed()
  private let signs: AsyncStream<Void>
  private let sign: AsyncStream<Void>.Continuation

  init() { (signs, sign) = AsyncStream.makeStream(of: Void.self) }

  private func listener(_ listening: @escaping @Sendable (Int) async -> Void) throws -> ScreenListener {
    let next = NextSign(signs)
    return try ScreenListener(
      address: ListenerFixture.loopback(), page: TestFeed.page(),
      stream: ScreenStream(feed: feed, version: "v1", untilNextSign: { try await next.wait() }),
      desk: feed, logger: ListenerFixture.quiet, onListening: listening)
  }

  private static func ask(_ port: Int) throws -> RawConnection {
    let connection = try RawConnection(port: port)
    connection.send("GET /events HTTP/1.1\r\nhost: 127.0.0.1:\(port)\r\n\r\n")
    return connection
  }

  @Test func pageComesWithItsFilesAndAStrictPolicy() async throws {
    try await ListenerFixture.serve(listener) { port in
      for asset in ScreenAsset.allCases {
        let reply = try await ListenerFixture.send("GET", "http://127.0.0.1:\(port)\(asset.rawValue)", token: nil)
        #expect(reply.status == 200)
        #expect(reply.body == (try TestFeed.page().text(of: asset)))
        #expect(reply.headers["content-type"] == asset.contentType)
        #expect(reply.headers["content-security-policy"] == ScreenAsset.contentSecurityPolicy)
        #expect(reply.headers["cache-control"] == "no-store")
        #expect(reply.headers["x-content-type-options"] == "nosniff")
      }
      #expect(ScreenAsset.contentSecurityPolicy.hasPrefix("default-src 'none'; script-src 'self' 'sha256-"))
    }
  }

  @Test func streamBeginsWithVersionAndCurrentViewAndFollowsEveryChange() async throws {
    try feed.show(revision: 7)
    try await ListenerFixture.serve(listener) { port in
      let connection = try Self.ask(port)
      let first = await connection.read(until: "event: view\n")
      #expect(first.hasPrefix("HTTP/1.1 200"))
      #expect(first.lowercased().contains("content-type: text/event-stream"))
      #expect(first.contains("event: page\ndata: v1\n\n"))
      let view = await connection.read(until: "\n\n")
      #expect(view.contains(#""revision":7,"#) && view.contains(#""sinceMicroseconds":5000,"#))
      try feed.show(revision: 8)
      #expect(await connection.read(until: "\n\n\r\n").contains(#""revision":8,"#))
    }
  }

  @Test func signOfLifeComesWhenItIsDue() async throws {
    try feed.show(revision: 1)
    try await ListenerFixture.serve(listener) { port in
      let connection = try Self.ask(port)
      #expect(await !connection.read(until: #""unit":""}"#).contains("alive"))
      sign.yield()
      #expect(await connection.read(until: "event: alive\n").hasSuffix("event: alive\n"))
    }
  }

  @Test func watcherThatLeavesIsForgotten() async throws {
    try feed.show(revision: 1)
    try await ListenerFixture.serve(listener) { port in
      var connection: RawConnection? = try Self.ask(port)
      _ = await connection?.read(until: "event: view\n")
      #expect(feed.watchers == 1)
      connection = nil
      await feed.untilAWatcherLeft()
      #expect(feed.watchers == 0)
    }
  }

  @Test func gracefulStopEndsTheStreams() async throws {
    try feed.show(revision: 1)
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let service = try listener { listening.yield($0) }
    let group = ServiceGroup(services: [service], logger: ListenerFixture.quiet)
    let running = Task { try await group.run() }
    for await port in ports {
      let connection = try Self.ask(port)
      _ = await connection.read(until: "event: view\n")
      await group.triggerGracefulShutdown()
      #expect(await connection.readToEnd().hasSuffix("0\r\n\r\n"))
      break
    }
    try await running.value
  }

  @Test func feedThatEndsEndsTheStream() async throws {
    try feed.show(revision: 1)
    try await ListenerFixture.serve(listener) { port in
      let connection = try Self.ask(port)
      _ = await connection.read(until: "event: view\n")
      feed.finish()
      #expect(await connection.read(until: "0\r\n\r\n").hasSuffix("0\r\n\r\n"))
    }
  }

  @Test func pagesFromElsewhereGetNothing() async throws {
    try await ListenerFixture.serve(listener) { port in
      for path in ["/", "/events", "/screen.js"] {
        let reply = try await ListenerFixture.send(
          "GET", "http://127.0.0.1:\(port)\(path)", token: nil, headers: ["host": "evil.example:\(port)"])
        #expect(reply.status == 421)
        #expect(reply.headers["access-control-allow-origin"] == nil)
      }
      #expect(try await ListenerFixture.send("GET", "http://127.0.0.1:\(port)/favicon.ico").status == 404)
      #expect(try await ListenerFixture.send("POST", "http://127.0.0.1:\(port)/events").status == 405)
    }
    #expect(throws: ListenerError.loopbackRequired("10.0.0.1:80")) {
      try ScreenListener(
        address: ListenerAddress(host: "10.0.0.1", port: 80), page: TestFeed.page(), feed: feed, desk: feed,
        logger: ListenerFixture.quiet)
    }
  }
}

/// Hands the test's signs to the stream, one at a time.
private actor NextSign {
  private let signs: AsyncStream<Void>
  init(_ signs: AsyncStream<Void>) { self.signs = signs }

  func wait() async throws {
    for await _ in signs { return }
    throw CancellationError()
  }
}
