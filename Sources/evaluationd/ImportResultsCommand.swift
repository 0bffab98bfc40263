import ArgumentParser
import EvaluationAssembly

struct ImportResultsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-results",
    abstract: "Take in what the one-stop software reports of dossiers: all of the file or nothing.",
    discussion: """
      The file is CSV in UTF-8, or a workbook (XLSX) with one sheet that is shown, with a header line, in any order of columns; \
      those in brackets may be left out:

        unit,period,received,early,on_time,late
        [,clerk_unit,staff,procedure,stage,carried_over
         ,complaints,complaints_annulled,conduct_complaints,conduct_annulled]

      A period is a month, 2026-10, or a day, 2026-10-30. A figure that is empty was not reported, which is not zero. \
      Rows are added up: leave sums out, and give a month or its days, not both. A stage is receiving, supplementing, \
      refusing or returning; in rows of another stage than receiving, received says how often that step was done. Complaints \
      that the competent body found wrong stay among the complaints and are counted again as annulled; reports subtract them.

      Of each unit and period in the file nothing of an earlier import stays; a month replaces its days. Who imported which \
      file, by its SHA-256, and when, is kept for ever. What is odd but may be true is told as a warning and taken in.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The file.") var file: String
  @Flag(help: "Tell what would be replaced, and change nothing.") var preview = false
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func run() async throws {
    try await CentreCommands.importResults(
      configuration: common.configuration, file: file, preview: preview, asJSON: json
    ).finish()
  }
}
