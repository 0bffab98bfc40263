import Crypto
import EvaluationStore
import Foundation
import Testing

@testable import EvaluationAssembly

struct ClosingCommandsTests {
  private func office(_ body: (_ configuration: String) async throws -> Void) async throws {
    try await ScratchFolder.with { folder async throws in
      let files = try folder.registry()
      let configuration = try folder.configuration()
      _ = await CentreCommands.importRegistry(
        configuration: configuration, units: files.units, counters: files.counters, clerks: files.clerks, asJSON: false)
      _ = await CentreCommands.addAccount(
        configuration: configuration, name: "ha.nguyen", role: "head", units: ["H56.14"], clerk: nil,
        password: "một mật khẩu rất dài", asJSON: false)
      try await body(configuration)
    }
  }

  private func text(_ outcome: CommandOutcome) -> String { String(decoding: outcome.output, as: UTF8.self) }

  private func issue(
    _ configuration: String, period: String = "2025-Q4", clerk: String? = nil, account: String = "ha.nguyen"
  ) async -> CommandOutcome {
    await CentreCommands.issueClosing(
      configuration: configuration, unit: "H56.14", clerk: clerk, period: period, account: account)
  }

  @Test func whatIsIssuedIsListedShownAndPrintedToTheByte() async throws {
    try await office { configuration async throws in
      #expect(await issue(configuration).exit == .done)
      #expect(await issue(configuration, clerk: "H56.14/CB01").exit == .done)

      let list = text(await CentreCommands.closings(configuration: configuration, unit: "H56.14", asJSON: false))
      #expect(list.split(separator: "\n").count == 2 && list.contains("H56.14/CB01  2025-Q4"))
      let number = try #require(list.firstMatch(of: /(?m)^([0-9]+\/[0-9]{4})  H56.14  -/)).1
      let hash = try #require(list.firstMatch(of: /H56.14  -.*  ([0-9a-f]{64})/)).1
      let shown = text(
        await CentreCommands.closing(
          configuration: configuration, unit: "H56.14", number: String(number), asJSON: false))
      #expect(shown.contains("file   print.vi.html") && shown.contains("waits  print.vi.pdf"))
      let content = await CentreCommands.closingForm(
        configuration: configuration, unit: "H56.14", number: String(number), form: "report.json")
      let digest = SHA256.hash(data: content.output).map { String($0 / 16, radix: 16) + String($0 % 16, radix: 16) }
      #expect(digest.joined() == hash)
      let audit = text(
        await CentreCommands.audit(configuration: configuration, most: 9, asJSON: false))
      #expect(audit.contains("closingIssued") && audit.contains("closing.report.json"))
    }
  }

  @Test func whatCannotBeIssuedIsRefusedWithItsCode() async throws {
    try await office { configuration async throws in
      #expect(await issue(configuration).exit == .done)
      let refusals = [
        (await issue(configuration), "closing-issued"), (await issue(configuration, period: "2999"), "period-open"),
        (await issue(configuration, period: "2025-10", account: "khong.co"), "account-unknown"),
        (await issue(configuration, period: "2025-10", clerk: "H56.15/CB01"), "unit-unknown"),
        (
          await CentreCommands.closing(
            configuration: configuration, unit: "H56.14", number: "9/2026", asJSON: false), "closing-unknown"
        ),
      ]
      for (outcome, code) in refusals {
        #expect(outcome.exit == .badInput && outcome.notes.hasPrefix("\(code): "), "\(outcome.notes)")
      }
      #expect(await issue(configuration, period: "2025-11-01").exit != .done)
    }
  }
}
