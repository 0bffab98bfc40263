import Foundation
import KioskSession
import ScenarioSupport
import Testing

/// The behaviours of the binding page, shown by the real kioskd.
@Suite(.serialized, .timeLimit(.minutes(5))) struct KioskdScenarioTests {
  /// What a running process does otherwise than the pure machine, and why.
  static let beyondTheProcess = [
    "causes-come-and-go": "A process whose journal fails drops its machine, and what was open ends as after a restart.",
    "journal-unavailable": "The same; KioskdFaultTests shows what a caller is answered then.",
  ]

  static func scenarios() throws -> [Scenario] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "KioskSessionTests/Scenarios")
    return try ScenarioFolder.read(folder)
  }

  static func scenariosForTheProcess() throws -> [Scenario] {
    try scenarios().filter { beyondTheProcess[$0.name] == nil }
  }

  @Test(arguments: try scenariosForTheProcess())
  func scenarioHoldsForTheRunningKiosk(_ scenario: Scenario) async throws {
    let differences = try await ScenarioProcess.differences(scenario)

    #expect(differences == [])
  }

  @Test func onlyScenariosInWhichTheJournalFailsAreBeyondTheProcess() throws {
    let failing = try Self.scenarios().filter { scenario in
      scenario.steps.contains { $0.action == .lose(.journal) || $0.action == .regain(.journal) }
    }
    #expect(Set(Self.beyondTheProcess.keys) == Set(failing.map(\.name)))
    #expect(Self.beyondTheProcess.count == 2)
  }
}
