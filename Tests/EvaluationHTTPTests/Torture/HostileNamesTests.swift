import EvaluationSheets
import Foundation
import HummingbirdTesting
import RatingModel
import Testing

@testable import EvaluationHTTP
@testable import EvaluationStore

/// Names of units and clerks are what people typed: they are shown as they are, and do nothing.
struct HostileNamesTests {
  static let names = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "=HYPERLINK(\"http://evil.example\",\"x\")", "+1+1",
    "-2+3", "@SUM(A1:A9)", "＝1+1", "'; DROP TABLE unit; --", "{{name}} {{{name}}}", "&amp;<b>&#60;",
  ]
  private static let days = "from=2026-11-01&through=2026-11-30"

  /// A centre whose unit and clerk have the name, with five released ratings.
  private func named(
    _ name: String, _ body: @Sendable (BrowserFixture, ProgramFixture) async throws -> Void
  ) async throws {
    try await CentreFixture.withProgram([.reports, .personalFigures, .rollUps]) { centre, program in
      let registry = try await centre.store.registry()
      let units = registry.units.map { UnitRecord(code: $0.code, name: name, parent: $0.parent, validity: $0.validity) }
      let clerks = registry.clerks.map {
        ClerkRecord(clerk: $0.clerk, name: name, title: name, validity: $0.validity)
      }
      _ = try await centre.store.importRegistry(RegistryImport(units: units, clerks: clerks), at: centre.now).get()
      try await centre.add("quan.tri", .administrator, of: ["H56"])
      let browser = BrowserFixture(program.client)
      _ = try await browser.signIn("quan.tri")
      try await body(browser, program)
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }

  @Test(arguments: names)
  func pagesShowThemAsTheyAre(name: String) async throws {
    try await named(name) { browser, _ in
      for path in [
        "/", "/reports/unit?unit=H56.14&\(Self.days)", "/reports/clerks?unit=H56.14&\(Self.days)",
        "/reports/clerk?clerk=H56.14/CB01&unit=H56.14&\(Self.days)", "/accounts",
      ] {
        let page = try await browser.get(path)
        #expect(page.status == .ok)
        if name.contains("<") || name.contains("\"") { #expect(!page.text.contains(name), "\(path)") }
        #expect(!page.text.contains("<script") && !page.text.contains("<img src=x"), "\(path)")
        if path.contains("unit=H56.14") { #expect(page.text.contains(Self.escaped(name)), "\(path)") }
      }
    }
  }

  @Test(arguments: names)
  func tablesGiveThemAsText(name: String) async throws {
    try await named(name) { browser, program in
      let isFormula = name.first.map { "=+-@＝".contains($0) } ?? false
      let files = try await [
        browser.get("/reports/clerks.csv?unit=H56.14&\(Self.days)").text,
        browser.get("/reports/unit.csv?unit=H56.14&\(Self.days)").text,
        browser.get("/reports/clerk.csv?clerk=H56.14/CB01&unit=H56.14&\(Self.days)").text,
        program.get("/v1/data/roll-ups/days.csv?\(Self.days)").text,
      ]
      for file in files {
        let cells = try CSVReader.rows(of: Data(file.utf8), most: 10_000) { _ in true }.flatMap(\.fields)
        #expect(!cells.contains { $0.first.map { "=+@＝".contains($0) } ?? false })
        if isFormula { #expect(!cells.contains { $0.hasPrefix(name) }) }
      }
      #expect(files[3].contains(isFormula ? "'" : "H56.14"))
    }
  }

  @Test(arguments: names)
  func workbooksHoldThemAsText(name: String) async throws {
    try await named(name) { browser, _ in
      let file = try await browser.get("/reports/clerk.xlsx?clerk=H56.14/CB01&unit=H56.14&\(Self.days)")
      let sheets = try SheetReader.read(Data(buffer: file.body))
      let cells = sheets.flatMap(\.rows).flatMap(\.cells)
      #expect(cells.contains { $0.kind == .text && $0.text.contains(name) })
    }
  }

  @Test(arguments: names)
  func programsGetThemToTheLetter(name: String) async throws {
    try await named(name) { browser, program in
      let units = try await program.get("/v1/data/units").items()
      #expect(units.allSatisfy { $0["name"] as? String == name })
      let clerks = try await program.get("/v1/data/clerks").items()
      #expect(clerks.map { $0["name"] as? String } == [name] && clerks.map { $0["title"] as? String } == [name])
      let report = try await browser.get("/reports/unit.json?unit=H56.14&\(Self.days)")
      #expect((try report.object()["subject"] as? [String: Any])?["name"] as? String == name)
      let line = try await program.get("/v1/data/roll-ups/days?\(Self.days)").text.split(separator: "\n").first
      let day = try JSONSerialization.jsonObject(with: Data((line ?? "").utf8)) as? [String: Any]
      #expect(day?["unit_name"] as? String == name)
    }
  }
}
