import EvaluationStore
import Foundation
import Testing

@testable import EvaluationAssembly

struct PeopleCommandsTests {
  private static let password = "một mật khẩu rất dài"

  private func office(_ body: (ScratchFolder, _ configuration: String) async throws -> Void) async throws {
    try await ScratchFolder.with { folder async throws in
      let files = try folder.registry()
      let configuration = try folder.configuration()
      _ = await CentreCommands.importRegistry(
        configuration: configuration, units: files.units, counters: files.counters, clerks: files.clerks, asJSON: false)
      try await body(folder, configuration)
    }
  }

  private func text(_ outcome: CommandOutcome) -> String { String(decoding: outcome.output, as: UTF8.self) }

  private func add(
    _ name: String, _ role: String, _ units: [String] = [], clerk: String? = nil, in configuration: String
  ) async -> CommandOutcome {
    await CentreCommands.addAccount(
      configuration: configuration, name: name, role: role, units: units, clerk: clerk, password: Self.password,
      asJSON: false)
  }

  @Test func accountsOfEveryRoleAreAddedListedAndChanged() async throws {
    try await office { _, configuration async throws in
      #expect(await add("admin", "administrator", ["H56"], in: configuration).exit == .done)
      #expect(await add("ha.clerk", "clerk", clerk: "H56.14/CB01", in: configuration).exit == .done)
      let listed = await CentreCommands.listAccounts(configuration: configuration, asJSON: false)
      #expect(text(listed).contains("admin  administrator of H56 and all units below\n"))
      #expect(text(listed).contains("ha.clerk  clerk of H56.14/CB01"))

      let changed = await CentreCommands.replaceRights(
        configuration: configuration, name: "ha.clerk", role: "viewer", units: ["H56.14"], clerk: nil, asJSON: true)
      #expect(text(changed) == "{\"account\":\"ha.clerk\",\"status\":\"rights-replaced\"}\n")
      let refused = await CentreCommands.setDisabled(
        true, configuration: configuration, name: "admin", asJSON: false)
      #expect(refused.notes.hasPrefix("account-last-administrator: "))
    }
  }

  @Test(arguments: [
    ("root", ["H56"], nil, "role-malformed"), ("head", [], nil, "account-unit-missing"),
    ("clerk", [], nil, "account-clerk-missing"), ("clerk", [], "CB01", "clerk-malformed"),
    ("clerk", ["H56"], "H56.14/CB01", "account-clerk-unexpected"),
    ("clerk", [], "H56.14/CB99", "account-clerk-unknown"),
  ])
  func rightsThatDoNotFitTogetherAreRefused(role: String, units: [String], clerk: String?, code: String) async throws {
    try await office { _, configuration async throws in
      let outcome = await add("ha.nguyen", role, units, clerk: clerk, in: configuration)
      #expect(outcome.exit == .badInput && outcome.notes.hasPrefix("\(code): "), "\(outcome.notes)")
    }
  }

  @Test func everyActOfTheCommandLineIsInTheAuditWithWhoClaimsIt() async throws {
    try await office { _, configuration async throws in
      _ = await add("ha.nguyen", "head", ["H56"], in: configuration)
      _ = await CentreCommands.enrol(configuration: configuration, unit: "H56.14", counter: "Q01", asJSON: false)
      _ = await CentreCommands.addToken(
        configuration: configuration, name: "mot-cua", unit: "H56", counters: [], scopes: ["sessions"], asJSON: false)
      _ = await CentreCommands.revokeToken(configuration: configuration, name: "mot-cua", asJSON: false)
      _ = await CentreCommands.report(
        configuration: configuration, unit: "H56", from: "2026-11-01", through: "2026-11-30", format: .csv,
        english: true)
      _ = await CentreCommands.restored(configuration: configuration, asJSON: false)

      let listed = await CentreCommands.audit(configuration: configuration, most: 100, asJSON: true)
      struct Line: Decodable {
        let event: String
        let claimedBy: String?
        let address: String
      }
      let lines = try JSONDecoder().decode([Line].self, from: listed.output)
      #expect(
        lines.map(\.event) == [
          "epochRenewed", "figuresExported", "tokenRevoked", "tokenIssued", "codesIssued", "accountAdded",
          "registryImported",
        ])
      #expect(lines.allSatisfy { $0.claimedBy == CommandUser.name() && $0.address == "command line" })
      #expect(CommandUser.name() != nil)
    }
  }

  @Test func whoClaimsToBeAtTheCommandLineIsCutToWhatShows() {
    #expect(CommandUser.name(environment: ["SUDO_USER": "ha.nguyen"]) == "ha.nguyen")
    #expect(CommandUser.name(environment: ["SUDO_USER": "a\u{1b}[31m b\nc"]) == "a[31mbc")
    #expect(CommandUser.name(environment: ["SUDO_USER": String(repeating: "x", count: 500)])?.count == 64)
  }

  @Test func theAuditIsVerifiedAgainstANotedHead() async throws {
    try await office { _, configuration async throws in
      let first = await CentreCommands.verifyAudit(configuration: configuration, noted: nil, asJSON: false)
      #expect(first.exit == .done)
      let head = text(first).trimmingCharacters(in: .newlines)
      _ = await add("ha.nguyen", "head", ["H56"], in: configuration)
      #expect(await CentreCommands.verifyAudit(configuration: configuration, noted: head, asJSON: false).exit == .done)
      let other = "1:" + String(repeating: "0", count: 64)
      let broken = await CentreCommands.verifyAudit(configuration: configuration, noted: other, asJSON: true)
      #expect(broken.exit == .badInput && text(broken).contains("audit-noted-head-differs"))
      let bad = await CentreCommands.verifyAudit(configuration: configuration, noted: "x", asJSON: false)
      #expect(bad.notes.hasPrefix("noted-malformed: "))
    }
  }

  @Test func whatIsHeldOfAPersonComesIntoANewFileOfItsOwnerAlone() async throws {
    try await office { folder, configuration async throws in
      _ = await add("ha.clerk", "clerk", clerk: "H56.14/CB01", in: configuration)
      for person in ["ha.clerk", "H56.14/CB01"] {
        let file = folder.path(person.replacing("/", with: "-") + ".json")
        let outcome = await CentreCommands.exportPersonalData(
          configuration: configuration, about: person, to: file, asJSON: false)
        #expect(outcome.exit == .done, "\(outcome.notes)")
        let content = try String(contentsOfFile: file, encoding: .utf8)
        for held in ["ha.clerk", "accountAdded"] { #expect(content.contains(held), "\(held)") }
        #expect(!content.contains("salt") && !content.contains(Self.password))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let again = await CentreCommands.exportPersonalData(
          configuration: configuration, about: person, to: file, asJSON: false)
        #expect(again.exit == .badInput && again.notes.hasPrefix("file-exists: "))
      }
      let stranger = await CentreCommands.exportPersonalData(
        configuration: configuration, about: "H56.14/CB99", to: folder.path("no.json"), asJSON: false)
      #expect(stranger.notes.hasPrefix("person-unknown: "))
      #expect(!FileManager.default.fileExists(atPath: folder.path("no.json")))
      let audit = await CentreCommands.audit(
        configuration: configuration, kind: "personalDataExported", most: 9, asJSON: false)
      #expect(text(audit).contains("H56.14/CB01"))
    }
  }

  @Test func requestsAreRegisteredWithTheirDueDaysAndEndOnce() async throws {
    try await office { _, configuration async throws in
      let received = await CentreCommands.receiveRequest(
        configuration: configuration, about: "H56.14/CB01", kind: "correction", received: "2026-01-05",
        note: "Sai chức danh.", asJSON: false)
      #expect(text(received).contains("answer due 2026-01-07  due 2026-01-20"), "\(received.notes)")
      func step(_ step: String) async -> CommandOutcome {
        await CentreCommands.addRequestStep(
          configuration: configuration, number: 1, step: step, on: nil, note: "", asJSON: false)
      }
      #expect(await step("answered").exit == .done)
      #expect(await step("answered").notes.hasPrefix("request-step-repeated: "))
      #expect(text(await CentreCommands.listRequests(configuration: configuration, all: false, asJSON: false)) != "")
      #expect(await step("carriedOut").exit == .done)
      #expect(await step("refused").notes.hasPrefix("request-ended: "))
      #expect(text(await CentreCommands.listRequests(configuration: configuration, all: false, asJSON: false)) == "")
      #expect(text(await CentreCommands.listRequests(configuration: configuration, all: true, asJSON: false)) != "")
    }
  }

  @Test(arguments: [
    ("CB 01", "export", nil, "", "person-malformed"), ("H56.14/CB01", "removal", nil, "", "kind-malformed"),
    ("H56.14/CB01", "export", "x", "", "received-malformed"), ("khong.ai", "export", nil, "", "person-unknown"),
    ("H56.14/CB01", "export", "9999-01-01", "", "received-in-the-future"),
    ("H56.14/CB01", "export", nil, "a\u{7}b", "note-malformed"),
  ])
  func aRequestThatIsNotRightIsRefused(
    about: String, kind: String, received: String?, note: String, code: String
  ) async throws {
    try await office { _, configuration async throws in
      let outcome = await CentreCommands.receiveRequest(
        configuration: configuration, about: about, kind: kind, received: received, note: note, asJSON: false)
      #expect(outcome.exit == .badInput && outcome.notes.hasPrefix("\(code): "), "\(outcome.notes)")
    }
  }

  @Test func anAccountWhoseRoleDoesNotPermitItAnswersForNoIntegrityEvent() async throws {
    try await office { _, configuration async throws in
      for role in ["viewer", "inspector"] {
        _ = await add(role, role, ["H56"], in: configuration)
        let outcome = await CentreCommands.closeIntegrityEvent(
          configuration: configuration, number: 1, account: role, reason: "Vì sao.", asJSON: false)
        #expect(outcome.notes.hasPrefix("account-not-permitted: "))
      }
    }
  }
}
