import Foundation
import KioskScreen
import RatingModel
import Synchronization
import Testing

@testable import KioskHTTP

@Suite(.timeLimit(.minutes(5))) struct DemoTouchTests {
  private final class Finger: DemoFinger {
    struct Touch: Equatable {
      let target: ScreenTarget
      let painted: Int64
    }
    private let made = Mutex<[Touch]>([])
    var touches: [Touch] { made.withLock { $0 } }
    func touch(_ target: ScreenTarget, painted: Int64) {
      made.withLock { $0.append(Touch(target: target, painted: painted)) }
    }
  }

  private let json = ["content-type": "application/json"]

  private func serve(_ finger: Finger?, _ body: @escaping @Sendable (String) async throws -> Void) async throws {
    try await ListenerFixture.serve(
      { listening in
        try ScreenListener(
          address: ListenerFixture.loopback(), page: TestFeed.page(), feed: TestFeed(), desk: TestFeed(),
          finger: finger,
          logger: ListenerFixture.quiet,
          onListening: listening)
      }, { port in try await body("http://127.0.0.1:\(port)/demo-touch") })
  }

  @Test func clickInTheDemoIsATouchOnWhatWasPainted() async throws {
    let finger = Finger()
    try await serve(finger) { [json] url in
      for target in ["option:2", "language"] {
        let reply = try await ListenerFixture.send(
          "POST", url, token: nil, body: #"{"target":"\#(target)","revision":"17"}"#, headers: json)
        #expect(reply.status == 204)
      }
    }
    #expect(
      finger.touches == [.init(target: .press(.option(2)), painted: 17), .init(target: .language, painted: 17)])
  }

  @Test func atACounterThereIsNoSuchDoor() async throws {
    try await serve(nil) { [json] url in
      let reply = try await ListenerFixture.send(
        "POST", url, token: nil, body: #"{"target":"decline","revision":"1"}"#, headers: json)
      #expect(reply.status == 404 && reply.field("code") == "path-unknown")
    }
  }

  @Test func whatIsNoTouchIsRefusedAndTouchesNothing() async throws {
    let finger = Finger()
    try await serve(finger) { [json] url in
      func status(_ method: String, _ body: String?, _ headers: [String: String]) async throws -> Int {
        try await ListenerFixture.send(method, url, token: nil, body: body, headers: headers).status
      }
      let refused: [(String, Int)] = [
        ("", 400), ("[]", 400), ("{}", 422), (#"{"target":"somewhere","revision":"1"}"#, 422),
        (#"{"target":"decline","revision":"x"}"#, 422), (#"{"target":"decline","revision":"1","name":"x"}"#, 422),
        (#"{"target":"\#(String(repeating: "a", count: 300))"}"#, 413),
      ]
      for (body, expected) in refused {
        let answered = try await status("POST", body, json)
        #expect(answered == expected, "\(body.prefix(40))")
      }
      let good = #"{"target":"decline","revision":"1"}"#
      #expect(try await status("GET", nil, [:]) == 405)
      // What a page from elsewhere may send without asking.
      #expect(try await status("POST", good, [:]) == 415)
      #expect(try await status("POST", good, json.merging(["host": "evil.example"]) { $1 }) == 421)
    }
    #expect(finger.touches == [])
  }
}
