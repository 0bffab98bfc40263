import ArgumentParser
import EvaluationStore
import Foundation
import RatingModel
import SyntheticNation

/// Writes the structure.
struct RegistryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry",
    abstract: "Writes units.csv, counters.csv and clerks.csv, and what was planted.",
    discussion: """
      The three files are as `evaluationd import` reads them. Beside them oddities.jsonl (what a sceptic should find) and \
      successions.jsonl (which units took the place of which).
      """)

  @Argument(help: "The folder to write into; it is made where there is none.")
  var folder: String

  @OptionGroup var options: PlanOptions

  func run() throws {
    let nation = SyntheticNation(try options.plan())
    let folder = URL(filePath: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for table in RegistryFiles.tables {
      try RegistryFiles(nation).csv(table).write(to: folder.appending(path: table.fileName))
    }
    try lines(nation.oddities).write(to: folder.appending(path: "oddities.jsonl"))
    try lines(nation.successions).write(to: folder.appending(path: "successions.jsonl"))
    try FigureLine(kind: "result", step: "registry", kiosks: nation.kiosks.count, kiosksInAll: nation.kiosks.count)
      .write()
  }

  private func lines(_ values: [some Encodable]) throws -> Data {
    try values.map { try CanonicalJSON.data($0) + Data("\n".utf8) }.reduce(Data(), +)
  }
}
