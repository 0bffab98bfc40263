import ClerkPage
import Foundation
import KioskAccess
import KioskSession
import RatingModel
import TestSupport
import Testing

@testable import KioskHTTP

/// A real browser looks at the clerk's page. The pictures are kept in `.build/pictures`.
@Suite(
  .serialized, .timeLimit(.minutes(5)), .enabled(if: Browser.path != nil, "chromium is not installed"))
struct ClerkRenderingTests {
  private static let sizes = [(1280, 800), (820, 1180), (390, 844)]
  private static let code = "000.00.14.H99-261121-0001"
  private let counter = TestCounter()

  private func withPage(_ body: @escaping @Sendable (BrowserPage, String) async throws -> Void) async throws {
    let door = try door()
    try await serve(door) { port in
      let base = "http://127.0.0.1:\(port)"
      let page = try await BrowserPage(in: try Browser())
      try await page.open(base + "/sign-in")
      try await body(page, base)
    }
  }

  private func door() throws -> ClerkDoor {
    let clerk = try #require(ClerkID("H56.14/CB017"))
    return ClerkDoor(
      keys: [ClerkKey(clerk: clerk, pin: SecretHash(of: "246813", logarithm: 10), badge: nil)], logarithm: 10)
  }

  /// - Parameter port: 0 for one of the system's choice.
  private func serve(
    _ door: ClerkDoor, port: Int = 0, _ body: @escaping @Sendable (Int) async throws -> Void
  ) async throws {
    let counter = counter
    let clerk = try #require(ClerkID("H56.14/CB017"))
    let zone = try #require(Zone("Asia/Ho_Chi_Minh"))
    let place = PagePlace(
      base: "",
      unitName: [
        "vi": "Trung tâm Phục vụ hành chính công phường Minh Khai", "en": "Minh Khai Ward Public Service Centre",
      ], counterLabel: ["vi": "Quầy số 3", "en": "Counter 3"], counter: "Q03")
    try await ListenerFixture.serve(
      { listening in
        try ClerkListener(
          address: ListenerAddress(host: "127.0.0.1", port: port), certificate: nil, place: place, unit: clerk.unit,
          names: [clerk: "Nguyễn Thị Minh Hạnh"], door: door, desk: counter,
          clock: ClerkClock(
            now: { Instant(milliseconds: 0) }, wall: { WallTime(milliseconds: 1_795_230_000_000) }, zone: zone),
          logger: ListenerFixture.quiet, onListening: listening)
      },
      body)
  }

  private func signIn(_ page: BrowserPage, pin: String = "246813") async throws {
    _ = try await page.evaluate(
      "(staff.value = 'CB017', secret.value = '\(pin)')", as: String.self)
    try await page.follow("form.stack button")
  }

  /// Elements that stick out of the page, or whose text does not fit.
  private static let misplaced = """
    [...document.querySelectorAll("header *, main *")].filter((element) => element.getClientRects().length > 0)
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.left < -0.5 || box.right > innerWidth + 0.5;
      }).map((element) => element.tagName + " " + element.textContent.slice(0, 40))
    """

  /// What does not fit into the frame of the state.
  private static let cutOff = """
    new Promise((done) => {
      const frame = document.querySelector("iframe");
      const look = () => {
        if (!frame) return done(0);
        // It loads itself anew now and then.
        const page = frame.contentDocument?.documentElement;
        if (!page) return setTimeout(look, 50);
        done(Math.max(page.scrollHeight - frame.clientHeight, page.scrollWidth - frame.clientWidth));
      };
      look();
    })
    """

  /// Texts of the page that stand out from what lies behind them by less than 7:1, and lines around what
  /// can be touched by less than 3:1.
  private static let faint = """
    (() => {
      \(PageContrast.script)
      const pale = texts().map((node) => [node.data.trim(), contrast(node.parentElement)]);
      const edges = [...document.querySelectorAll("button, .button, input:not([type=hidden]), .choices label")].filter(isShown)
        .map((element) => [element.tagName, contrastOf(getComputedStyle(element).borderTopColor, "rgb(255, 255, 255)") * 7 / 3]);
      return [...pale, ...edges].filter(([, ratio]) => ratio < 7).map(([text, ratio]) => text + " " + ratio);
    })()
    """

  private func look(_ page: BrowserPage, _ base: String, _ name: String, path: String?) async throws {
    let pictures = FileManager.default.currentDirectoryPath + "/.build/pictures"
    try FileManager.default.createDirectory(atPath: pictures, withIntermediateDirectories: true)
    for language in path == nil ? [""] : ["vi", "en"] {
      for (width, height) in Self.sizes {
        try await page.resize(width: width, height: height)
        if let path { try await page.open("\(base)\(path)?lang=\(language)") }
        let picture = ["clerk", name, language, "\(width)x\(height).png"].filter { !$0.isEmpty }
        #expect(try await page.evaluate(Self.misplaced, as: [String].self) == [], "\(picture)")
        #expect(try await page.evaluate(Self.cutOff, as: Double.self) <= 0, "\(picture)")
        #expect(try await page.evaluate(Self.faint, as: [String].self) == [], "\(picture)")
        try await page.picture(isWhole: true)
          .write(to: URL(fileURLWithPath: "\(pictures)/\(picture.joined(separator: "-"))"))
      }
    }
  }

  @Test func stateComesBackWhenTheListenerDoes() async throws {
    let door = try door()
    let browser = try Browser()
    let (ports, kept) = AsyncStream.makeStream(of: Int.self)
    let page = try await BrowserPage(in: browser)
    try await serve(door) { port in
      try await page.open("http://127.0.0.1:\(port)/sign-in")
      try await signIn(page)
      kept.yield(port)
    }
    var served = ports.makeAsyncIterator()
    let port = try #require(await served.next())
    // The frame has asked again, and an error page of the browser, into which nobody sees, stands in its place.
    let isGone = """
      new Promise((done) => {
        const frame = document.querySelector("iframe");
        const look = () => frame.contentDocument || done(1);
        frame.addEventListener("load", look);
        look();
      })
      """
    #expect(try await page.evaluate(isGone, as: Int.self) == 1)
    counter.stand(at: SessionStatus(state: .done, id: nil))
    try await serve(door, port: port) { _ async throws in
      let isBack = """
        new Promise((done) => {
          const frame = document.querySelector("iframe");
          frame.addEventListener("load", () => {
            if (frame.contentDocument) done(frame.contentDocument.querySelector(".condition").className);
          });
        })
        """
      #expect(try await page.evaluate(isBack, as: String.self) == "condition done")
    }
  }

  @Test func everyStateFitsDeskAndPhoneInBothLanguages() async throws {
    try await withPage { page, base in
      try await look(page, base, "sign-in", path: "/sign-in")
      try await signIn(page, pin: "111222")
      try await look(page, base, "sign-in-wrong", path: nil)
      try await signIn(page)
      try await look(page, base, "free", path: "/")
    }
  }

  @Test func whatStandsInTheFrameStandsOutAsWell() async throws {
    try await withPage { page, base async throws in
      try await signIn(page)
      for state in SessionState.allCases {
        counter.stand(at: SessionStatus(state: state, id: nil), causes: [.journal, .input, .maintenance])
        try await page.open(base + "/state")
        #expect(try await page.evaluate(Self.faint, as: [String].self) == [], "\(state)")
      }
    }
  }

  @Test func gunNeedsNoMouse() async throws {
    try await withPage { page, base in
      try await signIn(page)
      #expect(try await page.evaluate("document.activeElement.id", as: String.self) == "code")
      try await page.scan("")
      #expect(counter.calls.isEmpty)
      #expect(try await page.evaluate("document.activeElement.id", as: String.self) == "code")
      try await page.scan(Self.code)
      guard case .open(let request, .clerkPage)? = counter.calls.first else {
        Issue.record("nothing was opened")
        return
      }
      #expect(request.dossiers.map(\.code.text) == [Self.code] && request.dossiers.map(\.stage) == [.receiving])
      try await look(page, base, "serving", path: "/")
      try await page.open(base + "/")
      try await page.scan("H56.14-261121-0002")
      try await look(page, base, "sure", path: nil)
      // A second shot has no field to fall into, and opens nothing.
      #expect(try await page.evaluate("document.activeElement.tagName", as: String.self) == "BODY")
      #expect(counter.calls.count == 1)
      try await page.follow("a.button")
      try await page.follow(#"form[action="/invite"] button"#)
      try await look(page, base, "inviting", path: "/")
    }
  }

  @Test func severalDossiersAreScannedOneAfterTheOther() async throws {
    try await withPage { page, base in
      try await signIn(page)
      try await page.follow("button[value=several]")
      for number in 1...3 { try await page.scan("000.00.14.H99-261121-000\(number)") }
      try await page.scan("000.00.14.H99-261121-0003")
      _ = try await page.evaluate("(document.querySelector('input[value=returning]').click(), 0)", as: Int.self)
      try await look(page, base, "several", path: nil)
      try await page.scan("")
      #expect(try await page.evaluate("document.querySelectorAll('.taken li').length", as: Int.self) == 3)
      #expect(counter.calls.isEmpty)
      try await page.follow("button[value=open]")
      guard case .open(let request, .clerkPage)? = counter.calls.first else {
        Issue.record("nothing was opened")
        return
      }
      #expect(request.dossiers.count == 3)
    }
  }

  @Test func timelinessIsAskedOfAReturnOnly() async throws {
    try await withPage { page, _ in
      try await signIn(page)
      let isShown = "document.querySelector('fieldset.timeliness').getClientRects().length > 0"
      #expect(try await page.evaluate(isShown, as: Bool.self) == false)
      #expect(
        try await page.evaluate("(document.querySelector('input[value=returning]').click(), \(isShown))", as: Bool.self)
      )
    }
  }

  @Test func troublesAreToldAndWhatIsTypedOutlivesTheFramesRefresh() async throws {
    try await withPage { page, base in
      try await signIn(page)
      counter.stand(at: SessionStatus(state: .unavailable, id: nil), causes: [.input])
      try await look(page, base, "unavailable", path: "/")
      counter.stand(at: SessionStatus(state: .unavailable, id: nil), causes: [.maintenance])
      try await look(page, base, "maintenance", path: "/")
      counter.stand(at: SessionStatus(state: .done, id: nil))
      try await look(page, base, "done", path: "/")
      try await page.open(base + "/")
      let typed = try await page.evaluate(
        """
        new Promise((done) => {
          code.value = "H56.14-26";
          document.querySelector("iframe").addEventListener("load", () => done(code.value + document.activeElement.id));
        })
        """, as: String.self)
      #expect(typed == "H56.14-26code")
      try await page.scan(String(repeating: "A", count: 60))
      try await look(page, base, "code-too-long", path: nil)
    }
  }
}
