import ArgumentParser

/// Makes a synthetic nation for benches and demos.
@main
struct Nation: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nation",
    abstract: "Makes an invented nation of one-stop offices, by seed: registry, truth, a filled store.",
    discussion: """
      The same options give the same bytes. All units, people and figures are invented. Progress and results are JSON lines \
      on the standard output.

      For a province's year in a store, and what its reports must say:
        nation fill /tmp/centre.sqlite --size province
        nation truth /tmp/truth.jsonl --size province

      For a centre as it is after a year, up to yesterday:
        nation year /tmp/year
      """,
    subcommands: [
      RegistryCommand.self, TruthCommand.self, FillCommand.self, YearCommand.self, PrepareCommand.self,
      MeasureCommand.self,
    ])
}
