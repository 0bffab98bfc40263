import Foundation
import KioskScreen
import KioskSession
import RatingModel
import TestSupport
import Testing

@testable import KioskHTTP

/// A real browser looks at the page. The pictures are kept in `.build/pictures`.
@Suite(.timeLimit(.minutes(5)), .enabled(if: Browser.path != nil, "chromium is not installed"))
struct ScreenRenderingTests {
  private static let panels = [(1280, 800), (800, 480), (800, 1280)]
  private static let until = Instant(milliseconds: 9000)
  private let feed = TestFeed()

  /// What is offered, the levels of the scale, and whether the disk keeps everybody waiting.
  private static let scenes: [(name: String, phase: Offer.Phase, levels: Int, oneMoment: Bool, notice: Offer.Notice?)] =
    [
      ("idle", .idle, 3, false, nil), ("serving", .serving, 3, false, nil),
      ("not-finished", .serving, 3, false, .notFinished), ("please-rate-3", .inviting(until: until), 3, false, nil),
      ("please-rate-4", .inviting(until: until), 4, false, nil),
      ("please-rate-5", .inviting(until: until), 5, false, nil),
      ("one-at-a-time", .inviting(until: until), 5, false, .oneAtATime),
      ("thank-you", .thanks(until: until), 3, false, nil), ("one-moment", .inviting(until: until), 3, true, nil),
      ("cannot-rate", .unavailable([.journal]), 3, false, nil),
      ("could-not-be-taken", .unavailable([.journal]), 3, false, .promptBroken),
    ]

  private func withPage(_ body: @escaping @Sendable (BrowserPage) async throws -> Void) async throws {
    let feed = feed
    try await ListenerFixture.serve(
      { listening in
        // No sign of life but when the test says so.
        let stream = ScreenStream(feed: feed, untilNextSign: { try await Task.sleep(for: .seconds(600)) })
        return try ScreenListener(
          address: ListenerFixture.loopback(), stream: stream, logger: ListenerFixture.quiet, onListening: listening)
      },
      { port in
        let page = try await BrowserPage(in: try Browser())
        try await page.open("http://127.0.0.1:\(port)/")
        try await body(page)
      })
  }

  private static func view(_ scene: Int, revision: Int64) throws -> ScreenView {
    let (_, phase, levels, oneMoment, notice) = scenes[scene]
    let words: [[(String, String)]] = [
      [("Rất hài lòng", "Very satisfied"), ("Hài lòng", "Satisfied"), ("Không hài lòng", "Dissatisfied")],
      [
        ("Rất hài lòng", "Very satisfied"), ("Hài lòng", "Satisfied"), ("Chưa hài lòng", "Not satisfied"),
        ("Rất không hài lòng", "Very dissatisfied"),
      ],
      [
        ("Rất hài lòng", "Very satisfied"), ("Hài lòng", "Satisfied"), ("Bình thường", "Neutral"),
        ("Không hài lòng", "Dissatisfied"), ("Hoàn toàn không hài lòng", "Very dissatisfied"),
      ],
    ]
    let named = words[levels - 3].enumerated().compactMap { index, labels in
      LevelName("muc-\(index)").map {
        Level(name: $0, labels: ["vi": labels.0, "en": labels.1], satisfied: index == 0)
      }
    }
    guard let id = ScaleID("thu"), let scale = Scale(id: id, version: 1, levels: named),
      let clerk = ClerkID("H56.14/CB017")
    else { throw Browser.Failure(what: "the scene has no valid scale") }
    let display = DisplayInformation(
      unitName: ["vi": "Bộ phận Tiếp nhận và Trả kết quả phường Hoa Sen"], counterLabel: ["vi": "Quầy 03"],
      clerks: [clerk: .init(name: "Nguyễn Thị Thu Hương", title: "Chuyên viên")], scale: scale)
    let offer = Offer(
      phase: phase, notice: notice, since: Instant(milliseconds: 5), session: nil, clerk: clerk,
      dossiers: HandledDossiers(["000.00.14.H99-261121-0001", "x"].compactMap { DossierCode($0) }), revision: revision)
    return ScreenPresenter(display: display).view(of: offer, oneMoment: oneMoment)
  }

  private static func untilShown(_ revision: Int64) -> String {
    """
    new Promise((done) => {
      const look = () => document.body && document.body.dataset.revision === "\(revision)" ? done(true) : requestAnimationFrame(look);
      look();
    })
    """
  }

  /// Names of elements that stick out of the panel or lie over another one.
  private static let misplaced = """
    (() => {
      const shown = [...document.querySelectorAll("header p, #emblem, #words > *, #levels li, footer p")]
        .filter((element) => element.getClientRects().length > 0)
        .map((element) => [element.id || element.textContent, element.getBoundingClientRect()]);
      const wrong = shown.filter(([, box]) =>
        box.left < 0 || box.top < 0 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5);
      for (const [name, box] of shown) for (const [other, its] of shown) {
        if (name < other && box.left < its.right - 1 && its.left < box.right - 1 && box.top < its.bottom - 1
          && its.top < box.bottom - 1) wrong.push([name + " over " + other]);
      }
      for (const item of document.querySelectorAll("#levels li")) {
        if (item.scrollWidth > item.clientWidth + 1 || item.scrollHeight > item.clientHeight + 1) wrong.push([item.textContent]);
      }
      return wrong.map(([name]) => name);
    })()
    """

  @Test func everyStateFitsEveryPanelWithNothingCutOff() async throws {
    let pictures = FileManager.default.currentDirectoryPath + "/.build/pictures"
    try FileManager.default.createDirectory(atPath: pictures, withIntermediateDirectories: true)
    try await withPage { page in
      var revision: Int64 = 0
      for (width, height) in Self.panels {
        try await page.resize(width: width, height: height)
        for (index, scene) in Self.scenes.enumerated() {
          revision += 1
          let view = try Self.view(index, revision: revision)
          feed.show(view)
          #expect(try await page.evaluate(Self.untilShown(revision), as: Bool.self))
          #expect(try await page.evaluate(Self.misplaced, as: [String].self) == [], "\(scene.name) \(width)×\(height)")
          #expect(try await page.evaluate("document.body.dataset.state", as: String.self) == view.state.rawValue)
          #expect(
            try await page.evaluate("document.querySelector('h1').innerText", as: String.self)
              == view.texts.vi.headline)
          let picture = URL(fileURLWithPath: "\(pictures)/screen-\(scene.name)-\(width)x\(height).png")
          try await page.picture().write(to: picture)
        }
      }
    }
  }

  @Test func everyAnswerHasTheSameSizeAndIsNamedInBothLanguages() async throws {
    try await withPage { page in
      for (index, scene) in Self.scenes.enumerated() where scene.name.hasPrefix("please-rate") {
        let view = try Self.view(index, revision: Int64(scene.levels))
        feed.show(view)
        #expect(try await page.evaluate(Self.untilShown(Int64(scene.levels)), as: Bool.self))
        let sizes = try await page.evaluate(
          """
          [...document.querySelectorAll("#levels li")].map((item) => [item, item.querySelector("svg")].map((element) => {
            const box = element.getBoundingClientRect();
            return Math.round(box.width) + "x" + Math.round(box.height);
          }).join(" "))
          """, as: [String].self)
        #expect(sizes.count == scene.levels)
        #expect(Set(sizes).count == 1)
        let labels = try await page.evaluate(
          "[...document.querySelectorAll('#levels span')].map((label) => label.innerText)", as: [String].self)
        #expect(labels == view.levels.flatMap { [$0.labels["vi"] ?? "", $0.labels["en"] ?? ""] })
        let colours = try await page.evaluate(
          "[...new Set([...document.querySelectorAll('.face')].map((face) => getComputedStyle(face).fill))]",
          as: [String].self)
        #expect(colours.count == 1)
      }
    }
  }

  @Test func pageThatHearsNothingSaysSoAndComesBack() async throws {
    try await withPage { page in
      let asking = try #require(Self.scenes.firstIndex { $0.name == "please-rate-3" })
      feed.show(try Self.view(asking, revision: 1))
      #expect(try await page.evaluate(Self.untilShown(1), as: Bool.self))
      // The page's clock runs ahead by more than the silence it bears; the new stream then tells how things are.
      let states = try await page.evaluate(
        """
        new Promise((done) => {
          const seen = [];
          new MutationObserver(() => {
            const state = document.body.dataset.state + " " + document.getElementById("levels").children.length;
            if (seen.at(-1) !== state) seen.push(state);
            if (seen.length === 2) done(seen);
          }).observe(document.body, { attributes: true, attributeFilter: ["data-state"] });
          const now = performance.now.bind(performance);
          performance.now = () => now() + 4000;
        })
        """, as: [String].self)
      #expect(states == ["cannot-rate 0", "please-rate 3"])
    }
  }
}
