import EvaluationStore
import Foundation
import Testing

@testable import EvaluationAssembly

/// `evaluationd token`: what programs may do, and until when.
struct TokenCommandsTests {
  private func office(_ body: (_ configuration: String) async throws -> Void) async throws {
    try await ScratchFolder.with { folder async throws in
      let files = try folder.registry()
      let configuration = try folder.configuration()
      _ = await CentreCommands.importRegistry(
        configuration: configuration, units: files.units, counters: files.counters, clerks: files.clerks, asJSON: false)
      try await body(configuration)
    }
  }

  private func add(
    _ scopes: [String], counters: [String] = [], through: String? = nil, asJSON: Bool = false, in configuration: String
  ) async -> CommandOutcome {
    await CentreCommands.addToken(
      configuration: configuration, name: "bi", unit: "H56.14", counters: counters, scopes: scopes, through: through,
      asJSON: asJSON)
  }

  private func text(_ outcome: CommandOutcome) -> String { String(decoding: outcome.output, as: UTF8.self) }

  @Test func scopesAndEndAreToldAndNoSecretIsListed() async throws {
    try await office { configuration async throws in
      let added = await add(["roll-ups", "reports"], through: "2999-12-31", in: configuration)
      #expect(added.exit == .done && text(added).hasPrefix("kqt1.bi."))
      #expect(
        added.notes.contains("It reaches H56.14 and all units below, for: reports, roll-ups, through 2999-12-31."))

      let listed = await CentreCommands.listTokens(configuration: configuration, asJSON: false)
      #expect(text(listed).hasPrefix("bi  H56.14  reports,roll-ups  issued "))
      #expect(text(listed).contains("  expires 3000-01-01T00:00:00+07:00"))
      let secret = try #require(text(added).split(separator: ".").last)
      #expect(!text(listed).contains(secret.trimmingCharacters(in: .newlines)))
    }
  }

  @Test(arguments: [
    (["everything"], [], nil, "scope-malformed"), ([], [], nil, "scope-malformed"),
    (["reports"], ["Q01"], nil, "token-counters-unfit"),
    (["sessions", "results"], ["Q01"], nil, "token-counters-unfit"),
    (["reports"], [], "2026-02-30", "through-malformed"), (["reports"], [], "9999-12-31", "through-malformed"),
    (["reports"], [], "2020-01-01", "token-over"),
  ])
  func whatDoesNotFitIsRefused(scopes: [String], counters: [String], through: String?, code: String) async throws {
    try await office { configuration async throws in
      let outcome = await add(scopes, counters: counters, through: through, in: configuration)
      #expect(outcome.exit != .done && outcome.notes.hasPrefix("\(code): "), "\(outcome.notes)")
      let listed = await CentreCommands.listTokens(configuration: configuration, asJSON: false)
      #expect(listed.notes.contains("No token was issued yet."))
    }
  }

  @Test func theHelpNamesEveryScope() {
    for scope in CallerScope.allCases { #expect(CentreCommands.tokenScopes.contains("\(scope.rawValue) (")) }
  }
}
