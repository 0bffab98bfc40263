import ArgumentParser
import EvaluationAssembly

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Put new lists of offices, people and procedures in place of the present ones: all of it or nothing.",
    discussion: """
      The files are CSV in UTF-8, or workbooks (XLSX) with one sheet that is shown, with a header line, in any order of columns:

        units.csv       code,name,parent,valid_from,valid_to[,predecessors]
        counters.csv    unit,code,name,valid_from,valid_to
        clerks.csv      unit,staff,name,title,valid_from,valid_to
        postings.csv    unit,staff,at_unit,at_counter,valid_from,valid_to
        procedures.csv  code,name,field,field_name,valid_from,valid_to

      Days are written 2026-11-21 and included; an empty one is open. Lists without a file stay as they are. Every \
      problem is told by file, line and column. Tallies of units and clerks that are not listed are kept.

      Units merge and split: end the row of the old unit with valid_to and write its code into the column predecessors \
      of each unit that it became, with a blank between several. A unit that goes on smaller under its own code gets a new row \
      that names itself among its predecessors. Without the column units keep the predecessors that they have. A posting says \
      where a clerk sits; at_counter may be empty. A procedure's field and field_name are both there or both empty.

      With --preview nothing is changed: it is told what would be added, changed, ended and removed, and which kiosks, \
      accounts, tokens and PINs hang on what would end or go.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "The list of units.") var units: String?
  @Option(help: "The list of counters.") var counters: String?
  @Option(help: "The list of clerks.") var clerks: String?
  @Option(help: "The list of where clerks sit.") var postings: String?
  @Option(help: "The catalogue of procedures.") var procedures: String?
  @Flag(help: "Tell what would change, and change nothing.") var preview = false
  @Flag(help: "Print the result as one line of JSON.") var json = false

  func validate() throws {
    guard [units, counters, clerks, postings, procedures].contains(where: { $0 != nil }) else {
      throw ValidationError("Give at least one of --units, --counters, --clerks, --postings and --procedures.")
    }
  }

  func run() async throws {
    try await CentreCommands.importRegistry(
      configuration: common.configuration, units: units, counters: counters, clerks: clerks, postings: postings,
      procedures: procedures, preview: preview, asJSON: json
    ).finish()
  }
}
