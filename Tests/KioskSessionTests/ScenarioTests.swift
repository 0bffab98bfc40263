import Foundation
import ScenarioSupport
import Testing

@Suite struct ScenarioTests {
  static func scenarios() throws -> [Scenario] {
    let folder = try #require(Bundle.module.url(forResource: "Scenarios", withExtension: nil))
    return try ScenarioFolder.read(folder)
  }

  @Test(arguments: try scenarios())
  func scenarioHoldsForThePureMachine(_ scenario: Scenario) {
    let differences = ScenarioRunner.differences(scenario)

    #expect(differences == [])
  }
}
