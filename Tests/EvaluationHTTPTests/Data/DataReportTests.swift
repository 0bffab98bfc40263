import EvaluationStore
import Foundation
import HummingbirdTesting
import Testing

@testable import EvaluationHTTP

/// The reports for programs are those of the pages.
struct DataReportTests {
  private static let days = "from=2026-11-01&through=2026-11-30"

  @Test(arguments: ["unit?unit=H56.14", "unit?unit=H56", "clerk?clerk=H56.14/CB01&unit=H56.14", "clerks?unit=H56.14"])
  func theSameFiguresAsThePagesGive(question: String) async throws {
    try await CentreFixture.withProgram([.reports, .personalFigures]) { centre, program in
      try await centre.add("ha.nguyen", .head, of: ["H56"])
      let browser = BrowserFixture(program.client)
      _ = try await browser.signIn("ha.nguyen")

      let parts = question.split(separator: "?")
      let file = try await browser.get("/reports/\(parts[0]).json?\(parts[1])&\(Self.days)")
      let answer = try await program.get("/v1/data/reports/\(question)&\(Self.days)")

      #expect(file.status == .ok && answer.status == .ok)
      #expect(answer.text == file.text)
      #expect(answer.text.contains("5"))
    }
  }

  @Test func everyReadingIsInTheAuditUnderTheTokensName() async throws {
    try await CentreFixture.withProgram([.reports, .personalFigures]) { centre, program in
      for question in ["unit?unit=H56.14", "clerk?clerk=H56.14/CB01&unit=H56.14", "clerks?unit=H56.14"] {
        _ = try await program.get("/v1/data/reports/\(question)&\(Self.days)")
      }
      _ = try await program.get("/v1/data/reports/clerk?clerk=H56.15/CB01&unit=H56.14")
      let events = try await centre.audited([.figuresExported])
      #expect(events.map(\.subject) == ["clerks.json", "clerk.json", "unit.json"])
      #expect(events.allSatisfy { $0.caller?.text == "bi" && $0.account == nil })
      #expect(events.compactMap(\.clerk).map(\.description) == ["H56.14/CB01"])
      #expect(try await centre.store.verifyAudit(against: nil).isWhole)
    }
  }

  @Test func whatCannotBeRecordedIsNotGiven() async throws {
    try await CentreFixture.withProgram([.reports, .personalFigures]) { centre, program in
      try centre.refuseEvents()
      for question in ["unit?unit=H56.14", "clerk?clerk=H56.14/CB01&unit=H56.14", "clerks?unit=H56.14"] {
        let answer = try await program.get("/v1/data/reports/\(question)")
        #expect(answer.status.code >= 500 && !answer.text.contains("H56.14"), "\(question)")
      }
    }
  }

  @Test func withoutAUnitItIsTheTokensOwn() async throws {
    try await CentreFixture.withProgram([.reports], unit: "H56.14") { _, program in
      let answer = try await program.get("/v1/data/reports/unit?\(Self.days)")
      #expect((try answer.object()["subject"] as? [String: Any])?["code"] as? String == "H56.14")
    }
  }
}
