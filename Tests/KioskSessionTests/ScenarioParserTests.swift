import ScenarioSupport
import Testing

@Suite struct ScenarioParserTests {
  @Test func stepIsTimeActionAnswerAndRecords() throws {
    let scenario = try ScenarioParser.parse(
      """
      # Shows something,
      # in two lines.
      given prompt-seconds 20

      0     open A clerk=H56.14/CB018 -> serving A => open A by=session, press ambient @80
      """, name: "example")

    let step = try #require(scenario.steps.first)
    #expect(scenario.summary == "Shows something, in two lines.")
    #expect(scenario.settings.promptSeconds == 20)
    #expect(step.line == 5)
    #expect(step.answer == "serving A")
    #expect(step.records.map(\.description) == ["open A by=session", "press ambient @80"])
  }

  @Test(arguments: [
    "0 dance A", "0 open", "0 press", "0 press two words", "0 both one", "soon open A", "0 press a for=never",
    "0 open A dossier=code:flying", "0 open A clerk=nobody", "0 lose hope", "0 wait =>", "given nothing 1",
    "given burst 3", "given levels one two", "5 wait\n4 wait", "",
  ])
  func lineThatIsNoScenarioIsNamed(text: String) {
    #expect(throws: ScenarioError.self) { try ScenarioParser.parse("# Shows.\n\(text)", name: "example") }
  }

  @Test func scenarioSaysWhatItShows() {
    #expect(throws: ScenarioError.self) { try ScenarioParser.parse("0 wait", name: "example") }
  }

  @Test func runnerNamesTheLineThatWasNotAsExpected() throws {
    let scenario = try ScenarioParser.parse(
      "# Wrong on purpose.\n0 open A -> idle => press ambient\n100 invite A", name: "wrong")

    let differences = ScenarioRunner.differences(scenario)

    #expect(differences.count == 3)
    #expect(differences.allSatisfy { $0.hasPrefix("wrong.scenario:2: ") || $0.hasPrefix("wrong.scenario:3: ") })
  }

  @Test func expectationChecksOnlyWhatIsWritten() throws {
    let actual = RecordLine(
      words: ["rating", "A", "satisfied"], properties: ["marks": "none"], timeMilliseconds: 80)

    #expect(try #require(RecordLine("rating A satisfied")).matches(actual))
    #expect(try #require(RecordLine("rating A satisfied marks=none @80")).matches(actual))
    #expect(try !#require(RecordLine("rating A satisfied marks=burst")).matches(actual))
    #expect(try !#require(RecordLine("rating A satisfied @81")).matches(actual))
    #expect(try !#require(RecordLine("rating A")).matches(actual))
  }
}
