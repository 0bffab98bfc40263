import KioskScreen
import RatingModel
import TestSupport
import Testing

@testable import KioskHTTP

/// What the page does when something of it, or of what it says, is lost on the way.
@Suite(.enabled(if: Browser.path != nil, "no browser is installed"), .timeLimit(.minutes(5)))
struct ScreenRecoveryTests {
  private let feed = TestFeed()

  /// - Parameter version: That the stream tells; without it, the page's own.
  private func withBrowser(
    version: String? = nil, _ body: @escaping @Sendable (BrowserPage, String) async throws -> Void
  ) async throws {
    let feed = feed
    try await ListenerFixture.serve(
      { listening in
        let page = try TestFeed.page()
        return try ScreenListener(
          address: ListenerFixture.loopback(), page: page,
          stream: ScreenStream(feed: feed, version: version ?? page.version), desk: feed, logger: ListenerFixture.quiet,
          onListening: listening)
      },
      { port in
        try await body(try await BrowserPage(in: try Browser()), "http://127.0.0.1:\(port)/")
        try await ListenerFixture.untilConnectionsAreServed(port: port)
      })
  }

  /// Awaits what a script answers; while a page goes there is nothing to ask it.
  private func comesTo(_ page: BrowserPage, _ script: String) async throws {
    while (try? await page.evaluate(script, as: Bool.self)) != true {}
  }

  private static let headline = "document.getElementById('headline').textContent"

  @Test(arguments: ["screen.js", "fitting.js", "style.css"])
  func pageThatLostOneOfItsFilesSaysSoAndComesBackByItself(file: String) async throws {
    try feed.show(revision: 7)
    try await withBrowser { page, address in
      // given a page that one of its files does not reach
      try await page.block(["*/\(file)"])
      try await page.open(address)
      if file == "screen.js" {
        // then it has words and the device's code from the beginning
        #expect(try await page.evaluate(Self.headline, as: String.self) == "Xin chờ trong giây lát")
        let device = try await page.evaluate("document.getElementById('device').textContent", as: String.self)
        #expect(device == "Mã thiết bị H56.14 – Q03")
        try await comesTo(page, Self.headline + " === 'Thiết bị tạm thời chưa nhận được đánh giá'")
      }

      // when the way is free again
      try await page.block([])
      try await comesTo(
        page, "document.body.dataset.revision === '7' && getComputedStyle(document.body).display === 'grid'")
      #expect(try await page.evaluate("document.documentElement.dataset.runs", as: String.self) == "true")
    }
  }

  /// What a browser shows of a page that does not come is worse than what stands there.
  @Test func pageOfAnotherVersionLoadsItselfAnewOnceTheKioskAnswers() async throws {
    try await withBrowser(version: "another") { page, address in
      try await page.prepare(
        """
        sessionStorage.loads = Number(sessionStorage.loads ?? 0) + 1;
        const real = fetch;
        window.fetch = (address, ...rest) => {
          if (address !== "/") return real(address, ...rest);
          sessionStorage.asked = Number(sessionStorage.asked ?? 0) + 1;
          const refused = Number(sessionStorage.asked) <= 2;
          if (refused) sessionStorage.loadsWhenRefused = sessionStorage.loads;
          return refused ? Promise.reject(new TypeError("not now")) : real(address, ...rest);
        };
        """)
      try await page.open(address)
      try await comesTo(page, "Number(sessionStorage.loads) >= 2")
      #expect(try await page.evaluate("sessionStorage.loadsWhenRefused", as: String.self) == "1")
      #expect(try await page.evaluate("Number(sessionStorage.asked) >= 3", as: Bool.self))
    }
  }

  @Test func paintWhoseReportWasLostIsToldAgainUntilItArrives() async throws {
    try feed.show(revision: 7, phase: .inviting(until: Instant(milliseconds: 60_000)))
    try await withBrowser { [feed] page, address in
      // given a page whose first reports of revision 7 are lost or answered with an error
      try await page.prepare(
        """
        const real = fetch;
        window.lost = 0;
        window.fetch = (address, options) => {
          if (address !== "/painted" || !options.body.includes('"revision":7') || lost >= 3) return real(address, options);
          lost += 1;
          return lost === 2 ? Promise.resolve(new Response("", { status: 500 })) : Promise.reject(new TypeError("lost"));
        };
        """)
      try await page.open(address)

      // then it tells again, and how long ago it was
      let report = try #require(await feed.paint { $0.revision == 7 && !$0.targets.isEmpty })
      #expect(report.agoMicroseconds >= 1_000_000)
      #expect(try await page.evaluate("lost", as: Int.self) == 3)
    }
  }

  @Test func paintThatIsNoLongerThereIsNotToldForEver() async throws {
    try feed.show(revision: 7, phase: .inviting(until: Instant(milliseconds: 60_000)))
    try await withBrowser { [feed] page, address in
      try await page.prepare(
        """
        const real = fetch;
        window.lost = 0;
        window.fetch = (address, options) => {
          if (address !== "/painted" || !options.body.includes('"revision":7')) return real(address, options);
          lost += 1;
          return Promise.reject(new TypeError("lost"));
        };
        """)
      try await page.open(address)
      try await comesTo(page, "lost >= 2")
      try feed.show(revision: 8)
      #expect(await feed.paint { $0.revision == 8 }?.targets == [])
    }
  }
}
