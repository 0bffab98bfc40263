import Foundation
import KioskScreen
import KioskSession
import RatingModel
import TestSupport
import Testing

@testable import KioskHTTP

/// A real browser looks at the page. The pictures are kept in `.build/pictures`.
@Suite(.serialized, .timeLimit(.minutes(5)), .enabled(if: Browser.path != nil, "chromium is not installed"))
struct ScreenRenderingTests {
  private static let pictures = FileManager.default.currentDirectoryPath + "/.build/pictures"
  private static let photoName = "0123456789abcdef"
  /// One blue point.
  private static let photo = Data(
    base64Encoded:
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgSF4NAAHXATgb8x4tAAAAAElFTkSuQmCC")
  private let feed = TestFeed()

  /// - Parameter isAlive: Whether the kiosk gives signs of life. Without them the page falls silent by its own clock.
  private func withPage(
    isAlive: Bool = true, on panel: Panel = .usual, _ body: @escaping @Sendable (BrowserPage) async throws -> Void
  ) async throws {
    let feed = feed
    try FileManager.default.createDirectory(atPath: Self.pictures, withIntermediateDirectories: true)
    try await ListenerFixture.serve(
      { listening in
        let page = try ScreenPage(try ScreenScene.display(on: panel))
        let stream =
          isAlive
          ? ScreenStream(feed: feed, version: page.version)
          : ScreenStream(feed: feed, version: page.version, untilNextSign: { try await Task.sleep(for: .seconds(600)) })
        var shelf = ScreenShelf()
        _ = shelf.add(photo: Self.photo ?? Data(), name: Self.photoName)
        return try ScreenListener(
          address: ListenerFixture.loopback(), page: page, stream: stream, desk: feed, shelf: shelf,
          logger: ListenerFixture.quiet,
          onListening: listening)
      },
      { port in
        let page = try await BrowserPage(in: try Browser())
        try await page.resize(width: panel.width, height: panel.height)
        try await page.open("http://127.0.0.1:\(port)/")
        try await body(page)
        try await ListenerFixture.untilConnectionsAreServed(port: port)
      })
  }

  private static func untilShown(_ revision: Int64) -> String {
    """
    new Promise((done) => {
      const look = () => document.body && document.body.dataset.revision === "\(revision)" ? done(true) : requestAnimationFrame(look);
      look();
    })
    """
  }

  /// Shows a scene and looks at whatever every one of them promises.
  private func expectSound(
    _ scene: ScreenScene, on panel: Panel, _ page: BrowserPage, revision: Int64
  ) async throws -> ScreenMeasure {
    let view = try scene.view(on: panel, revision: revision, photo: "/photos/\(Self.photoName)")
    feed.show(view)
    #expect(try await page.evaluate(Self.untilShown(revision), as: Bool.self))
    let what: Comment = "at \(scene.pictureName)"
    let measure = try await expectSound(page, on: panel, picture: scene.pictureName)
    let targets = Self.targets(view)
    // Larger text is offered where there is room for it.
    #expect(measure.targets == targets || measure.targets == targets.filter { $0 != "text-size" }, what)
    #expect(measure.place == (view.clerk == nil ? ["counter"] : ["counter", "clerk", "dossier"]), what)
    #expect(measure.isPlaceOnOneLine || measure.isPlaceWhole, what)
    #expect(try await page.evaluate("document.body.dataset.state", as: String.self) == view.state.rawValue, what)
    #expect(
      try await page.evaluate("document.querySelector('h1').innerText", as: String.self) == view.texts.first.headline,
      what)
    return measure
  }

  /// Whatever is on the page: takes its picture and looks at what every one of them promises.
  private func expectSound(_ page: BrowserPage, on panel: Panel, picture: String) async throws -> ScreenMeasure {
    let file = URL(fileURLWithPath: "\(Self.pictures)/screen-\(picture)-\(panel).png")
    try await page.picture().write(to: file)
    let measure = try await page.evaluate(ScreenMeasure.script(panel.geometry), as: ScreenMeasure.self)
    let (smallestCapital, isTight) = (measure.smallestCapital, measure.isTight)
    let what: Comment = "at \(picture): \(measure.smallestText)"
    #expect(measure.faint == [], what)
    #expect(measure.lowestContrast >= 7, what)
    #expect(measure.lowestDrawnContrast >= 3, what)
    #expect(measure.smallestTarget >= 19.99, what)
    #expect(smallestCapital >= Double(panel.geometry.capitalMicrometres) / 1000 - 0.02, what)
    #expect(measure.misplaced == [], what)
    #expect(!isTight, what)
    return measure
  }

  private static func targets(_ view: ScreenView) -> [String] {
    view.levels.map { "level:\($0.name)" } + view.options.map { "option:\($0.place)" }
      + (view.decline == nil ? [] : ["decline"]) + (view.proceed == nil ? [] : ["proceed"])
      + view.controls.map(\.target)
  }

  @Test(arguments: Panel.all)
  func everyStateFitsThePanelInBothLanguages(panel: Panel) async throws {
    try await withPage(on: panel) { page in
      var revision: Int64 = 0
      for scene in ScreenScene.states {
        for shown in [scene, scene.after(.language)] {
          revision += 1
          _ = try await expectSound(shown, on: panel, page, revision: revision)
        }
      }
    }
  }

  @Test(arguments: Panel.all)
  func everyStateFitsThePanelInLargeTextAndInHighContrast(panel: Panel) async throws {
    try await withPage(on: panel) { page in
      var revision: Int64 = 0
      for scene in ScreenScene.states {
        for shown in [scene.after(.textSize), scene.after(.contrast)] {
          revision += 1
          _ = try await expectSound(shown, on: panel, page, revision: revision)
        }
      }
    }
  }

  @Test func everyAnswerHasTheSameSizeAndIsNamedInBothLanguages() async throws {
    try await withPage { page in
      for scene in ScreenScene.states where scene.name.hasPrefix("please-rate") {
        let view = try scene.view(on: .usual, revision: Int64(scene.levels))
        feed.show(view)
        #expect(try await page.evaluate(Self.untilShown(Int64(scene.levels)), as: Bool.self))
        let sizes = try await page.evaluate(
          """
          [...document.querySelectorAll("#choices svg")].map((element) => {
            const box = element.getBoundingClientRect();
            return Math.round(box.width) + "x" + Math.round(box.height);
          })
          """, as: [String].self)
        #expect(sizes.count == scene.levels)
        #expect(Set(sizes).count == 1)
        let widths = try await page.evaluate(
          "[...new Set([...document.querySelectorAll('.level')].map((item) => Math.round(item.getBoundingClientRect().width)))]",
          as: [Int].self)
        #expect(widths.count == 1)
        let labels = try await page.evaluate(
          "[...document.querySelectorAll('.level span')].map((label) => label.textContent)", as: [String].self)
        #expect(labels == view.levels.flatMap { [$0.labels.first, $0.labels.second] })
        let colours = try await page.evaluate(
          "[...new Set([...document.querySelectorAll('.face')].map((face) => getComputedStyle(face).fill))]",
          as: [String].self)
        #expect(colours.count == 1)
      }
    }
  }

  @Test func nothingMovesUnderTheFingerWhenAnOptionIsChosen() async throws {
    try await withPage { page in
      func places(_ chosen: Set<Int>, revision: Int64) async throws -> [String] {
        let options = [0, 1].map { Offer.Asking.Option(index: $0, isChosen: chosen.contains($0)) }
        let phase = Offer.Phase.asking(
          .init(subject: .contact, page: 0, pages: 1, options: options), until: Instant(milliseconds: 9))
        feed.show(try ScreenScene(name: "contact", phase: phase).view(on: .usual, revision: revision))
        #expect(try await page.evaluate(Self.untilShown(revision), as: Bool.self))
        return try await page.evaluate(
          """
          [...document.querySelectorAll("#choices [data-target], #controls [data-target]")].map((target) => {
            const box = target.getBoundingClientRect();
            return [box.left, box.top, box.width, box.height].map(Math.round).join(" ");
          })
          """, as: [String].self)
      }
      let before = try await places([], revision: 1)
      #expect(try await places([1], revision: 2) == before)
      #expect(try await places([0], revision: 3) == before)
    }
  }

  /// A page before its first view, and one whose kiosk says nothing any more, in the language that was chosen.
  @Test(arguments: Panel.all)
  func pageThatStandsAloneFitsThePanelToo(panel: Panel) async throws {
    try await withPage(isAlive: false, on: panel) { page in
      let beginning = try await expectSound(page, on: panel, picture: "beginning")
      #expect(beginning.targets == [])
      _ = try await page.evaluate(Self.deaf, as: Bool.self)
      _ = try await expectSilence(page, on: panel, "Thiết bị tạm thời chưa nhận được đánh giá", "silence")
    }
    try await withPage(isAlive: false, on: panel) { page in
      let scene = try #require(ScreenScene.states.first { $0.name == "please-rate-5" })
      feed.show(try scene.after(.language).view(on: panel, revision: 1))
      #expect(try await page.evaluate(Self.untilShown(1), as: Bool.self))
      _ = try await page.evaluate(Self.deaf, as: Bool.self)
      _ = try await expectSilence(page, on: panel, "This device cannot take ratings at the moment", "silence-language")
    }
  }

  /// The page hears no more, not even what it asks for, and its clock runs ahead by more than the silence it bears.
  private static let deaf = """
    window.EventSource = class { addEventListener() {} close() {} };
    const now = performance.now.bind(performance);
    performance.now = () => now() + 4000;
    true
    """

  private func expectSilence(
    _ page: BrowserPage, on panel: Panel, _ headline: String, _ picture: String
  ) async throws {
    let shown = try await page.evaluate(
      """
      new Promise((done) => {
        const look = () => document.body.dataset.state === "cannot-rate" && !document.body.dataset.revision
          ? done(["headline", "device", "counter"].map((id) => document.getElementById(id).textContent))
          : requestAnimationFrame(look);
        look();
      })
      """, as: [String].self)
    #expect(shown.first == headline && shown[1].hasSuffix("H56.14 – Q03") && shown[2].hasSuffix("03"))
    let measure = try await expectSound(page, on: panel, picture: picture)
    #expect(measure.targets == [])
  }

  @Test(arguments: [Panel.small, .usual, .upright])
  func largerTextIsOfferedWhereItIsLarger(panel: Panel) async throws {
    try await withPage(on: panel) { page in
      var offered: [String] = []
      for (index, scene) in ScreenScene.states.enumerated() {
        let revision = Int64(2 * index)
        let usual = try await expectSound(scene, on: panel, page, revision: revision + 1)
        let large = try await expectSound(scene.after(.textSize), on: panel, page, revision: revision + 2)
        let isOffered = usual.targets.contains("text-size")
        #expect(large.targets.contains("text-size") == isOffered, "\(scene.name)")
        guard isOffered else { continue }
        offered.append(scene.name)
        let isLarger = large.smallestCapital > 1.09 * usual.smallestCapital
        #expect(isLarger, "\(scene.name)")
      }
      #expect(offered.contains("serving") && offered.contains("please-rate-3"))
    }
  }

  /// Where a panel cannot hold it, words are smaller and whole; `kioskctl check` tells beforehand.
  @Test func whatAPanelCannotHoldIsMadeSmallerAndIsAllThere() async throws {
    let panel = Panel.tooSmall
    try await withPage(on: panel) { page in
      for (index, name) in ["please-rate-5", "chips", "thank-you-5"].enumerated() {
        let scene = try #require(ScreenScene.states.first { $0.name == name })
        let revision = Int64(index + 1)
        feed.show(try scene.view(on: panel, revision: revision))
        #expect(try await page.evaluate(Self.untilShown(revision), as: Bool.self))
        let measure = try await page.evaluate(ScreenMeasure.script(panel.geometry), as: ScreenMeasure.self)
        try await page.picture().write(to: URL(fileURLWithPath: "\(Self.pictures)/screen-\(name)-too-small.png"))
        let isTight = measure.isTight
        #expect(isTight && measure.misplaced == [] && measure.smallestTarget >= 19.99, "\(name)")
        #expect(measure.place == ["counter", "clerk", "dossier"] && measure.isPlaceOnOneLine, "\(name)")
      }
    }
  }

  /// Notes what the page plays instead of playing it.
  private static let listening = """
    window.heard = [];
    window.Audio = class {
      constructor(address) { this.address = address; heard.last = this; }
      addEventListener(name, listener) { this[name] = listener; }
      play() { heard.push("play " + this.address + " " + this.volume); return Promise.resolve(); }
      pause() { heard.push("pause"); }
    };
    true
    """

  @Test func everyChoiceIsHeardByTheSameToneAndTakingItBackByAnother() async throws {
    try await withPage { page in
      _ = try await page.evaluate(Self.listening, as: Bool.self)
      for (revision, chosen) in [[], [0], [1], [1], []].enumerated() {
        let options = [0, 1].map { Offer.Asking.Option(index: $0, isChosen: chosen.contains($0)) }
        let phase = Offer.Phase.asking(
          .init(subject: .contact, page: 0, pages: 1, options: options), until: Instant(milliseconds: 9))
        feed.show(try ScreenScene(name: "contact", phase: phase).view(on: .usual, revision: Int64(revision)))
        #expect(try await page.evaluate(Self.untilShown(Int64(revision)), as: Bool.self))
      }
      let heard = try await page.evaluate("heard.filter((word) => word !== 'pause')", as: [String].self)
      // Nothing, then no; yes instead of no; the same again, as after a change of the text's size; nothing any more.
      #expect(heard == ["question", "mark", "mark", "unmark"].map { "play /sounds/\($0).wav 0.5" })
    }
  }

  @Test func eachSignalIsPlayedOnceAndStopsWhenSoundIsSwitchedOff() async throws {
    try await withPage { page in
      _ = try await page.evaluate(Self.listening, as: Bool.self)
      let asking = try #require(ScreenScene.states.first { $0.name == "please-rate-3" })
      // The same state again, as after a change of the text's size, and then without sound.
      for (revision, scene) in [asking, asking, asking.after(.textSize), asking.after(.sound)].enumerated() {
        feed.show(try scene.view(on: .usual, revision: Int64(revision)))
        #expect(try await page.evaluate(Self.untilShown(Int64(revision)), as: Bool.self))
      }
      #expect(try await page.evaluate("heard", as: [String].self) == ["play /sounds/prompt.wav 0.5", "pause"])
    }
  }

  /// Whoever did not understand hears it again, and nothing goes on once the state has gone.
  @Test func wordsAreSaidAgainWhileTheStateStandsAtMostThreeTimesAndEndWithIt() async throws {
    try await withPage { page in
      _ = try await page.evaluate(
        Self.listening + ";window.setTimeout = (what) => { window.later = what; return 7; };"
          + "window.clearTimeout = () => { window.later = null; }; true", as: Bool.self)
      let scenes = try ["please-rate-3", "serving"].map { name in
        try #require(ScreenScene.states.first { $0.name == name })
      }
      var view = try scenes[0].view(on: .usual, revision: 1, sounds: ["prompt.wav", "please-rate.vi.wav"])
      feed.show(view)
      #expect(try await page.evaluate(Self.untilShown(1), as: Bool.self))
      // Each time the sound ends and the pause after it.
      for _ in 0..<5 {
        _ = try await page.evaluate("heard.last.ended?.(); window.later?.(); window.later = null; true", as: Bool.self)
      }
      let words = "play /sounds/please-rate.vi.wav 0.5"
      #expect(
        try await page.evaluate("heard.filter((word) => word !== 'pause')", as: [String].self)
          == ["play /sounds/prompt.wav 0.5", words, words, words])

      // One that is being said ends with the state, which makes no sound of its own.
      view = try scenes[0].view(on: .usual, revision: 2, sounds: ["please-rate.vi.wav"])
      feed.show(view)
      #expect(try await page.evaluate(Self.untilShown(2), as: Bool.self))
      feed.show(try scenes[1].view(on: .usual, revision: 3))
      #expect(try await page.evaluate(Self.untilShown(3), as: Bool.self))
      #expect(
        try await page.evaluate("heard.at(-1) + ' ' + String(window.later ?? null)", as: String.self) == "pause null")
    }
  }

  @Test func pageThatHearsNothingSaysSoAndComesBack() async throws {
    try await withPage(isAlive: false) { page in
      let asking = try #require(ScreenScene.states.first { $0.name == "please-rate-3" })
      feed.show(try asking.view(on: .usual, revision: 1))
      #expect(try await page.evaluate(Self.untilShown(1), as: Bool.self))
      // The page's clock runs ahead by more than the silence it bears; the new stream then tells how things are.
      let states = try await page.evaluate(
        """
        new Promise((done) => {
          const seen = [];
          new MutationObserver(() => {
            const targets = document.querySelectorAll("[data-target]").length;
            const state = document.body.dataset.state + " " + targets;
            if (seen.at(-1) !== state) seen.push(state);
            if (seen.length === 2) done(seen);
          }).observe(document.body, { attributes: true, attributeFilter: ["data-state"] });
          const now = performance.now.bind(performance);
          performance.now = () => now() + 4000;
        })
        """, as: [String].self)
      // Three levels, declining, and four ways to change the screen; in silence nothing can be touched.
      #expect(states == ["cannot-rate 0", "please-rate 8"])
    }
  }
}
