import Foundation
import TestSupport
import Testing

/// A real browser looks at the clerk's page of the centre. The pictures are kept in `.build/pictures`.
@Suite(.serialized, .timeLimit(.minutes(5)), .enabled(if: Browser.path != nil, "chromium is not installed"))
struct CentreClerkPictureTests {
  private static let sizes = [(1280, 800), (820, 1180), (390, 844)]

  /// What is told of texts of the page that stand out from what lies behind them by less than 7:1.
  private static let faint = """
    (() => {
      \(PageContrast.script)
      return texts().map((node) => [node.data.trim(), contrast(node.parentElement)]).filter(([, ratio]) => ratio < 7)
        .map(([text, ratio]) => text + " " + ratio);
    })()
    """

  /// The page as it stands at every size and in both languages.
  private static func look(_ page: BrowserPage, _ name: String, at address: String) async throws {
    let pictures = URL(filePath: FileManager.default.currentDirectoryPath).appending(path: ".build/pictures")
    try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
    for language in ["en", "vi"] {
      try await page.open("\(address)?lang=\(language)")
      for (width, height) in sizes {
        try await page.resize(width: width, height: height)
        let picture = "centre-clerk-\(name)-\(language)-\(width)x\(height).png"
        try await page.picture(isWhole: true).write(to: pictures.appending(path: picture))
        let overflow = try await page.evaluate("document.documentElement.scrollWidth - innerWidth", as: Double.self)
        #expect(overflow <= 0, "\(picture)")
        #expect(try await page.evaluate(faint, as: [String].self) == [], "\(picture)")
        let cutOff = """
          new Promise((done) => {
            const frame = document.querySelector("iframe");
            const look = () => {
              if (!frame) return done(0);
              // It loads itself anew now and then.
              const shown = frame.contentDocument?.documentElement;
              if (!shown?.innerText?.trim()) return setTimeout(look, 50);
              done(Math.max(shown.scrollHeight - frame.clientHeight, shown.scrollWidth - frame.clientWidth, 0));
            };
            look();
          })
          """
        #expect(try await page.evaluate(cutOff, as: Double.self) == 0, "\(picture)")
      }
    }
    try await page.resize(width: 1280, height: 800)
  }

  @Test func clerkSignsInScansAndAsksInARealBrowser() async throws {
    try await FeedCounter.with { counter in
      try await CentreCommand.pin("246813", of: "CB017", in: counter.centre.folder)
      let page = try await BrowserPage(in: try Browser())
      let home = counter.centre.pages + "/counter/H56.14/Q03/"
      try await Self.look(page, "sign-in", at: home + "sign-in")
      _ = try await page.evaluate("(staff.value = 'CB017', secret.value = '246813')", as: String.self)
      try await page.follow("form.stack button")
      try await Self.look(page, "free", at: home)
      try await page.scan("000.00.14.H99-261121-0001")
      try await Self.look(page, "serving", at: home)
      try await page.follow(#"form[action$="/invite"] button"#)
      try await Self.look(page, "inviting", at: home)
      #expect(try StoredEntries(counter.kiosk.journal).opened.map(\.source) == [.clerkPage])
    }
  }
}
