import KioskScreen
import KioskSession
import RatingModel
import TestSupport
import Testing

@testable import KioskHTTP

/// What the real page says of what it has painted.
@Suite(.enabled(if: Browser.path != nil, "no browser is installed"), .timeLimit(.minutes(5)))
struct PaintedPageTests {
  private struct Box: Decodable, Sendable {
    let x: Double
    let y: Double
    let width: Double
    let height: Double
  }

  private static let boxes = """
    Array.from(document.querySelectorAll("#choices .level")).map((item) => {
      const box = item.getBoundingClientRect();
      return { x: box.left / innerWidth, y: box.top / innerHeight, width: box.width / innerWidth,
        height: box.height / innerHeight };
    })
    """

  @Test func everyPaintIsToldWithTheRectanglesOfItsTargets() async throws {
    let feed = TestFeed()
    try await ListenerFixture.serve(
      { listening in
        try ScreenListener(
          address: ListenerFixture.loopback(), page: TestFeed.page(), feed: feed, desk: feed,
          logger: ListenerFixture.quiet,
          onListening: listening)
      },
      { port in
        // given the question on the page
        let page = try await BrowserPage(in: try Browser())
        try await page.resize(width: 1280, height: 800)
        try await page.open("http://127.0.0.1:\(port)/")
        let until = Instant(milliseconds: 60_000)
        let offered = ContinuousClock.now
        try feed.show(revision: 7, phase: .inviting(until: until))

        // then its levels are told where they stand
        let report = try #require(await feed.paint { $0.revision == 7 && !$0.targets.isEmpty })
        #expect(report.targets.map(\.target.description) == ["level:muc-1", "level:muc-2", "level:muc-3"])
        // After the question was offered: how long it took this machine.
        #expect(report.agoMicroseconds >= 0 && report.agoMicroseconds <= offered.duration(to: .now).microseconds)
        try Self.expect(report, at: try await page.evaluate(Self.boxes, as: [Box].self))

        // and again when the window has another size
        try await page.resize(width: 800, height: 1280)
        let first = report.targets.map(\.area)
        let turned = try #require(
          await feed.paint { $0.revision == 7 && $0.targets.count == 3 && $0.targets.map(\.area) != first })
        #expect(Set(turned.targets.map(\.area.x)).count == 1)

        // and when there is nothing left to touch
        try feed.show(revision: 8, phase: .thanks(until: until))
        #expect(await feed.paint { $0.revision == 8 }?.targets == [])
      })
  }

  private static func expect(_ report: PaintReport, at boxes: [Box]) throws {
    try #require(report.targets.count == boxes.count)
    for (target, box) in zip(report.targets, boxes) {
      let (told, real) = (
        [target.area.x, target.area.y, target.area.width, target.area.height], [box.x, box.y, box.width, box.height]
      )
      for (a, b) in zip(told, real) { #expect(abs(a - b) < 1e-6) }
    }
  }
}

extension Duration {
  fileprivate var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
