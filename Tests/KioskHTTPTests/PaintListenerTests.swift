import Foundation
import KioskScreen
import RatingModel
import ServiceLifecycle
import Testing

@testable import KioskHTTP

/// `POST /painted`: what the page has painted, from that page alone.
@Suite(.timeLimit(.minutes(5))) struct PaintListenerTests {
  private let feed = TestFeed()

  private func serve(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
    let feed = feed
    try await ListenerFixture.serve(
      { listening in
        try ScreenListener(
          address: ListenerFixture.loopback(), page: TestFeed.page(), feed: feed, desk: feed,
          logger: ListenerFixture.quiet,
          onListening: listening)
      }, body)
  }

  private static func target(_ name: String = "level:good", x: String = "0.1", width: String = "0.2") -> String {
    #"{"target":"\#(name)","x":\#(x),"y":0.2,"width":\#(width),"height":0.3}"#
  }

  private static func body(revision: String = "7", ago: String = "1200", targets: [String] = [target()]) -> String {
    #"{"revision":\#(revision),"agoMicroseconds":\#(ago),"targets":[\#(targets.joined(separator: ","))]}"#
  }

  private static func post(
    _ body: String, _ port: Int, _ headers: [String: String] = [:]
  ) async throws -> ListenerFixture.Reply {
    let own = ["origin": "http://127.0.0.1:\(port)", "content-type": "application/json"]
    return try await ListenerFixture.send(
      "POST", "http://127.0.0.1:\(port)/painted", token: nil, body: body,
      headers: own.merging(headers) { _, given in given })
  }

  @Test func whatThePageHasPaintedReachesTheDesk() async throws {
    try await serve { [feed] port in
      let reply = try await Self.post(Self.body(targets: [Self.target(), Self.target("language")]), port)
      #expect(reply.status == 204)
      let report = try #require(await feed.nextPaint())
      let area = try #require(ScreenArea(x: 0.1, y: 0.2, width: 0.2, height: 0.3))
      let level = KeyMeaning.level(try #require(LevelName("good")))
      #expect(
        report
          == PaintReport(
            revision: 7, agoMicroseconds: 1200,
            targets: [.init(.press(level), in: area), .init(.language, in: area)]))
    }
  }

  @Test func anotherPageCannotSayWhatWasPainted() async throws {
    try await serve { [feed] port in
      for origin in ["http://evil.example", "null", "https://127.0.0.1:\(port)", "http://127.0.0.1:1"] {
        let reply = try await Self.post(Self.body(), port, ["origin": origin])
        #expect(reply.status == 403 && reply.field("code") == "origin-foreign")
      }
      let noPage = try await ListenerFixture.send(
        "POST", "http://127.0.0.1:\(port)/painted", token: nil, body: Self.body(),
        headers: ["content-type": "application/json"])
      #expect(noPage.status == 403)
      let rebound = ["host": "evil.example:\(port)", "origin": "http://evil.example:\(port)"]
      #expect(try await Self.post(Self.body(), port, rebound).status == 421)
      // What a page may send anywhere without asking first.
      #expect(try await Self.post(Self.body(), port, ["content-type": "text/plain"]).status == 415)
      feed.paint.finish()
      #expect(await feed.nextPaint() == nil)
    }
  }

  @Test func onlyPostsAreTakenThere() async throws {
    try await serve { port in
      let reply = try await ListenerFixture.send("GET", "http://127.0.0.1:\(port)/painted", token: nil)
      #expect(reply.status == 405 && reply.headers["allow"] == "POST")
    }
  }

  @Test(arguments: [
    body(revision: "-1"), body(revision: "1.5"), body(revision: "\"7\""), body(ago: "-1"), body(ago: "60000001"),
    body(targets: [target("level:Good")]), body(targets: [target("other")]), body(targets: [target(x: "-0.1")]),
    body(targets: [target(width: "0")]), body(targets: [target(width: "0.95")]), body(targets: [target(x: "true")]),
    body(targets: [String](repeating: target(), count: PaintedScreen.mostTargets + 1)),
    #"{"revision":7,"targets":[]}"#, #"{"revision":7,"agoMicroseconds":1,"targets":[],"level":"good"}"#,
    #"{"revision":7,"agoMicroseconds":1,"targets":[{"target":"language","x":0,"y":0,"width":1,"height":1,"z":1}]}"#,
  ])
  func bodiesThatSayAnythingElseAreRefused(body: String) async throws {
    try await serve { [feed] port in
      let reply = try await Self.post(body, port)
      #expect(reply.status == 422)
      feed.paint.finish()
      #expect(await feed.nextPaint() == nil)
    }
  }

  @Test func asManyTargetsAsAnyViewHasArePermittedAndNoMoreThanSixteenKibibytes() async throws {
    try await serve { port in
      let most = [String](repeating: Self.target(), count: PaintedScreen.mostTargets)
      let whole = try await Self.post(Self.body(targets: most), port)
      #expect(whole.status == 204)
      let large = Self.body() + String(repeating: " ", count: 16 * 1024)
      #expect(try await Self.post(large, port).status == 413)
      #expect(try await Self.post("{", port).status == 400)
    }
  }

  @Test func aKioskThatIsTooBusySaysThatItMayBeSentAgain() async throws {
    try await serve { port in
      let reply = try await Self.post(Self.body(revision: "1000000"), port)
      #expect(reply.status == 503 && reply.field("code") == "kiosk-busy" && reply.headers["retry-after"] == "1")
    }
  }
}

extension TestFeed {
  /// The next paint that was told; `nil` when there was none and none will come.
  fileprivate func nextPaint() async -> PaintReport? {
    for await report in paints { return report }
    return nil
  }
}
