import ForwardingContract
import Foundation
import Testing

@testable import EvaluationAssembly

struct CentreCommandsTests {
  private static let password = "một mật khẩu rất dài"

  private func importRegistry(_ folder: ScratchFolder, asJSON: Bool = false) async throws -> CommandOutcome {
    let files = try folder.registry()
    return await CentreCommands.importRegistry(
      configuration: try folder.configuration(), units: files.units, counters: files.counters, clerks: files.clerks,
      asJSON: asJSON)
  }

  private func text(_ outcome: CommandOutcome) -> String { String(decoding: outcome.output, as: UTF8.self) }

  @Test func aRegistryIsImportedFromItsThreeFiles() async throws {
    try await ScratchFolder.with { folder in
      let outcome = try await importRegistry(folder, asJSON: true)
      #expect(outcome.exit == .done)
      #expect(
        text(outcome)
          == "{\"clerks\":1,\"counters\":1,\"postings\":0,\"procedures\":0,\"status\":\"imported\",\"units\":2}\n")
    }
  }

  @Test func aBadRegistryIsRefusedWithEveryErrorByLineAndNothingIsImported() async throws {
    try await ScratchFolder.with { folder in
      let configuration = try folder.configuration()
      let units = try folder.write(
        "code,name,parent,valid_from,valid_to\nh56,Tỉnh,,,\nH56.14,Xã,H99,,\nH56.15,Xã,,2026-02-30,\n", to: "units.csv")
      let outcome = await CentreCommands.importRegistry(
        configuration: configuration, units: units, counters: nil, clerks: nil, asJSON: false)
      #expect(outcome.exit == .badInput)
      #expect(outcome.output.isEmpty)
      for line in ["\(units):2:", "\(units):3:", "\(units):4:"] { #expect(outcome.notes.contains(line)) }
      #expect(outcome.notes.hasSuffix("Nothing was imported.\n"))
      let report = await CentreCommands.report(
        configuration: configuration, unit: "H56.14", from: "2026-11-01", through: "2026-11-30", format: .csv,
        english: false)
      #expect(report.exit == .badInput)
    }
  }

  @Test func aFileThatCannotBeReadIsBadInput() async throws {
    try await ScratchFolder.with { folder in
      let outcome = await CentreCommands.importRegistry(
        configuration: try folder.configuration(), units: "/nowhere.csv", counters: nil, clerks: nil, asJSON: false)
      #expect(outcome.exit == .badInput)
      #expect(outcome.notes.hasPrefix("input-unreadable: "))
    }
  }

  @Test func aCodeIsPrintedThatACredentialFileTakes() async throws {
    try await ScratchFolder.with { folder in
      _ = try await importRegistry(folder)
      let outcome = await CentreCommands.enrol(
        configuration: try folder.configuration(), unit: "H56.14", counter: "Q01", asJSON: false)
      #expect(outcome.exit == .done)
      let code = try #require(EnrolmentCode(text(outcome)))
      #expect(try code.centreFingerprint == CentreKeyFile(path: folder.path("centre.key")).key().fingerprint)
    }
  }

  @Test(arguments: [("H56.14", "Q99", "enrolment-counter-unknown"), ("h56", "Q01", "unit-malformed")])
  func aCounterThatTheRegistryDoesNotNameGetsNoCode(unit: String, counter: String, code: String) async throws {
    try await ScratchFolder.with { folder in
      _ = try await importRegistry(folder)
      let outcome = await CentreCommands.enrol(
        configuration: try folder.configuration(), unit: unit, counter: counter, asJSON: false)
      #expect(outcome.exit == .badInput)
      #expect(outcome.notes.hasPrefix("\(code): "))
      #expect(outcome.output.isEmpty)
    }
  }

  @Test func anAccountIsAddedOnceAndNeverAgain() async throws {
    try await ScratchFolder.with { folder in
      _ = try await importRegistry(folder)
      let configuration = try folder.configuration()
      let add = { (units: [String], password: String?) in
        await CentreCommands.addAccount(
          configuration: configuration, name: "ha.nguyen", units: units, password: password, asJSON: true)
      }
      #expect(
        text(await add(["H56"], Self.password))
          == "{\"account\":\"ha.nguyen\",\"role\":\"head\",\"units\":[\"H56\"]}\n")
      #expect(await add(["H56"], Self.password).notes.hasPrefix("account-exists: "))
    }
  }

  @Test(arguments: [
    ("H99", CentreCommandsTests.password, "account-unit-unknown"), ("H56", "kurz", "password-too-short"),
    ("H56", nil, "password-missing"), ("?", CentreCommandsTests.password, "unit-malformed"),
  ])
  func anAccountThatIsNotRightIsRefused(unit: String, password: String?, code: String) async throws {
    try await ScratchFolder.with { folder in
      _ = try await importRegistry(folder)
      let outcome = await CentreCommands.addAccount(
        configuration: try folder.configuration(), name: "ha.nguyen", units: [unit], password: password, asJSON: false)
      #expect(outcome.exit == .badInput)
      #expect(outcome.notes.hasPrefix("\(code): "))
      #expect(password.map { !outcome.notes.contains($0) } ?? true)
    }
  }

  @Test func aReportIsPrintedWithoutTheService() async throws {
    try await ScratchFolder.with { folder in
      _ = try await importRegistry(folder)
      let configuration = try folder.configuration()
      let csv = await CentreCommands.report(
        configuration: configuration, unit: "H56.14", from: "2026-11-01", through: "2026-11-30", format: .csv,
        english: false)
      #expect(csv.exit == .done && text(csv).contains("Lượt phục vụ"))
      let json = await CentreCommands.report(
        configuration: configuration, unit: "H56.14", from: "2026-11-01", through: "2026-11-30", format: .json,
        english: false)
      let document = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
      #expect(document?["from"] as? String == "2026-11-01")
    }
  }

  @Test(arguments: [("2026-11-31", "2026-11-30", "from-malformed"), ("2026-12-01", "2026-11-30", "period-reversed")])
  func daysThatAreNotRightAreBadInput(from: String, through: String, code: String) async throws {
    try await ScratchFolder.with { folder in
      _ = try await importRegistry(folder)
      let outcome = await CentreCommands.report(
        configuration: try folder.configuration(), unit: "H56.14", from: from, through: through, format: .csv,
        english: false)
      #expect(outcome.exit == .badInput)
      #expect(outcome.notes.hasPrefix("\(code): "))
    }
  }

  @Test func aBadConfigurationEndsEverySubcommandWithItsDiagnostics() async throws {
    try await ScratchFolder.with { folder in
      let path = try folder.write("[server]\nprot = 1\n", to: "bad.toml")
      let outcome = await CentreCommands.enrol(configuration: path, unit: "H56", counter: "Q01", asJSON: false)
      #expect(outcome.exit == .badConfiguration)
      #expect(outcome.notes.hasPrefix("\(path):2: unknown-key: server.prot: "))
    }
  }

  @Test func aStoreThatCannotBeOpenedIsUnavailable() async throws {
    try await ScratchFolder.with { folder in
      let path = try folder.write("[store]\npath = \"/nowhere/centre.sqlite\"\n", to: "c.toml")
      let outcome = await CentreCommands.enrol(configuration: path, unit: "H56", counter: "Q01", asJSON: false)
      #expect(outcome.exit == .unavailable)
      #expect(outcome.notes.hasPrefix("store-"))
    }
  }
}
