import Foundation
import TestSupport
import Testing

/// A real browser looks at the centre's pages, on a screen, on a telephone and on paper. The pictures are kept in
/// `.build/pictures`.
@Suite(.serialized, .timeLimit(.minutes(5)), .enabled(if: Browser.path != nil, "chromium is not installed"))
struct ReportPictureTests {
  private static let windows = [(1280, 900), (400, 800)]
  /// What margins leave of A4 in landscape, in pixels of 1/96 inch.
  private static let paper = (width: 1039, height: 691)
  private static let languages = ["vi", "en"]
  private static let pictures = URL(filePath: FileManager.default.currentDirectoryPath).appending(
    path: ".build/pictures")

  private static func reportPath(_ language: String) -> String {
    "/reports/clerks?unit=H56.14&from=2026-11-01&through=2026-11-30&lang=\(language)"
  }

  /// A browser before a centre whose report shows everything that a report can.
  private static func withPage(_ body: (BrowserPage, RunningCentre) async throws -> Void) async throws {
    try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
    try await RunningCentre.with([.manager]) { centre in
      try await ReportOffice.deliver(to: centre)
      try await body(try await BrowserPage(in: try Browser()), centre)
    }
  }

  /// Signs in as a person does: by the form, and by a click on its button.
  private static func signIn(_ page: BrowserPage, _ centre: RunningCentre, _ account: CentreAccount = .manager)
    async throws
  {
    try await page.open(centre.pages + "/sign-in")
    for (field, text) in [("name", account.name), ("password", account.password)] {
      _ = try await page.evaluate("document.getElementById('\(field)').value = '\(text)'", as: String.self)
    }
    try await page.follow(".stack button")
  }

  /// Looks at the page that is open: whatever every page promises.
  @discardableResult
  private static func expectSound(
    _ page: BrowserPage, _ name: String, _ language: String, isPaper: Bool = false,
    location: SourceLocation = #_sourceLocation
  ) async throws -> PageMeasure {
    try await page.picture(isWhole: true).write(to: pictures.appending(path: "centre-\(name).png"))
    let measure = try await page.evaluate(PageMeasure.script, as: PageMeasure.self)
    #expect(measure.language == language, "\(name)", sourceLocation: location)
    #expect(measure.headings == 1, "\(name)", sourceLocation: location)
    #expect(measure.scripts == 0, "\(name)", sourceLocation: location)
    #expect(measure.overflow == 0, "\(name)", sourceLocation: location)
    #expect(measure.outside == [], "\(name)", sourceLocation: location)
    #expect(measure.faint == [], "\(name)", sourceLocation: location)
    #expect(measure.lowestContrast >= 7, "\(name)", sourceLocation: location)
    // Nobody touches paper.
    if !isPaper { #expect(measure.smallTargets == [], "\(name)", sourceLocation: location) }
    return measure
  }

  @Test func everyPageFitsTheScreenAndTheTelephone() async throws {
    try await Self.withPage { page, centre in
      for (width, height) in Self.windows {
        try await page.resize(width: width, height: height)
        for language in Self.languages {
          try await page.open(centre.pages + "/sign-in?lang=\(language)")
          try await Self.expectSound(page, "sign-in-\(language)-\(width)", language)
        }
      }
      try await Self.signIn(page, centre)
      #expect(try await page.evaluate("location.pathname", as: String.self) == "/")
      for (width, height) in Self.windows {
        try await page.resize(width: width, height: height)
        for language in Self.languages {
          for (name, path) in [
            ("units", "/?lang=\(language)"), ("report", Self.reportPath(language)),
            ("empty-report", "/reports/clerks?unit=H56.14&from=2026-01-01&through=2026-01-31&lang=\(language)"),
            ("not-found", "/reports/clerks?unit=H56.15&lang=\(language)"),
          ] {
            try await page.open(centre.pages + path)
            let measure = try await Self.expectSound(page, "\(name)-\(language)-\(width)", language)
            // Nobody scrolls a table sideways at a desk.
            if width >= 1280 { #expect(measure.wideTables == [], "\(name)-\(language)") }
          }
        }
      }
    }
  }

  @Test func aRefusedSignInSaysWhyAboveTheForm() async throws {
    try await Self.withPage { page, centre in
      try await page.resize(width: 1280, height: 900)
      let stranger = CentreAccount(name: "khong.ai", unit: "", password: "mật khẩu không đúng")
      try await Self.signIn(page, centre, stranger)
      #expect(try await page.evaluate("location.pathname", as: String.self) == "/sign-in")
      try await Self.expectSound(page, "sign-in-refused-vi-1280", "vi")
      let problem = try await page.evaluate("document.querySelector('[role=alert]').innerText", as: String.self)
      #expect(problem == "Tên tài khoản hoặc mật khẩu chưa đúng.")
    }
  }

  @Test func everyTableOfTheReportHasItsHeadersAndEvenRows() async throws {
    try await Self.withPage { page, centre in
      try await page.resize(width: 1280, height: 900)
      try await Self.signIn(page, centre)
      try await page.open(centre.pages + Self.reportPath("en"))
      let measure = try await page.evaluate(PageMeasure.script, as: PageMeasure.self)
      let headings = measure.tables.map { $0.heading.split(separator: " scale")[0] }
      #expect(
        headings == [
          // Of the journal that was found forked.
          "Integrity events that touch these figures", "Sessions and response rate", "Satisfaction", "Marks to look at",
          "Presses that are no rating, and corrections",
          // Of the day without a clock.
          "Sessions and response rate", "Satisfaction", "Marks to look at",
          "Presses that are no rating, and corrections", "State of the kiosks",
        ])
      // One event; six clerks, the counter and the unit; one undated row; three kiosks.
      #expect(measure.tables.map(\.rows) == [1, 8, 8, 8, 8, 1, 1, 1, 1, 3])
      #expect(measure.tables.allSatisfy { $0.unevenRows == 0 && $0.columns > 4 })
      let alarms = try await page.evaluate(
        "[...document.querySelectorAll('.alarm')].map((alarm) => alarm.innerText)", as: [String].self)
      // The event; of the kiosks the journal that differs and is not taken any more.
      #expect(alarms.first == "open" && Set(alarms).isSuperset(of: ["differs", "not taken any more"]))
    }
  }

  @Test(arguments: languages)
  func theReportFitsA4OnPaper(language: String) async throws {
    try await Self.withPage { page, centre in
      try await Self.signIn(page, centre)
      try await page.open(centre.pages + Self.reportPath(language))
      try await page.resize(width: Self.paper.width, height: Self.paper.height)
      try await page.showAsPrinted(true)
      // Nothing scrolls on paper: what sticks out is lost, or makes the browser shrink all of it.
      try await Self.expectSound(page, "report-\(language)-print", language, isPaper: true)
      let pdf = Self.pictures.appending(path: "centre-report-\(language).pdf")
      try await page.printed().write(to: pdf)

      try await Self.expectPaper(pdf)
    }
  }

  /// Every sheet is A4 in landscape, every clerk is on them, and every sheet with a table has its header.
  private static func expectPaper(_ pdf: URL) async throws {
    let information = try await output("pdfinfo", [pdf.path])
    #expect(information.contains { $0.hasPrefix("Page size:") && $0.contains("(A4)") && $0.contains("841.") })
    let text = try await output("pdftotext", ["-layout", pdf.path, "-"]).joined(separator: "\n")
    for name in ReportOffice.names { #expect(text.contains(name), "\(name) is missing on paper") }
    // Signing out, choosing a period: nothing to click on.
    #expect(!text.contains(CentreAccount.manager.name))
    _ = try await output("pdftoppm", ["-r", "80", "-png", pdf.path, pdf.deletingPathExtension().path])
  }

  private static func output(_ program: String, _ arguments: [String]) async throws -> [String] {
    let process = try ProcessUnderTest("/usr/bin/\(program)", arguments)
    process.closeInput()
    #expect(await process.wait() == 0)
    while await process.output.next() != nil {}
    return process.output.all
  }
}
