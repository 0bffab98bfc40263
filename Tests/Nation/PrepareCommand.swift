import ArgumentParser
import EvaluationStore
import EvaluationStorePostgres
import ForwardingContract
import Foundation
import RatingModel
import SyntheticNation

/// Makes a centre's store ready for kiosks that have not been heard yet, and writes what they will send.
struct PrepareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prepare",
    abstract:
      "Enrols every kiosk in a store and writes, signed, all that each will send after its days without a line.",
    discussion: """
      For each kiosk a file NUMBER.jose of one message a line, in order, and NUMBER.sql: the same rows as statements of \
      PostgreSQL's own, a transaction for each message, for a table baseline_tally. The keys are of the seed: for centres \
      that are thrown away only.
      """)

  @Argument(help: "The folder to write to; it is made.")
  var folder: String

  @Option(help: "The file of a SQLite store.")
  var sqlite: String?

  @Option(help: "The folder of a PostgreSQL server's socket.")
  var postgres: String?

  @Option(help: "Its data base.")
  var database = "evaluation"

  @Option(help: "Its user.")
  var user = "evaluation"

  @Option(help: "How many kiosks send; all when it is left out.")
  var kiosks: Int?

  @OptionGroup var options: PlanOptions

  func validate() throws {
    guard (sqlite == nil) != (postgres == nil) else { throw ValidationError("Give --sqlite or --postgres.") }
  }

  func run() async throws {
    let nation = SyntheticNation(try options.plan())
    let store = try await open()
    let filling = StoreFilling(nation, into: store)
    try await filling.importRegistry()
    let ids = try await filling.enrol()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var line = FigureLine(kind: "result", step: "prepare", kiosksInAll: ids.count)
    (line.sessions, line.ratings, line.tallies, line.batches) = (0, 0, 0, 0)
    for (kiosk, id) in zip(nation.kiosks, ids).prefix(kiosks ?? .max) {
      let sent = try await SentMessages(nation, kiosk, as: id, epoch: store.epoch)
      try sent.write(to: URL(filePath: folder))
      line.kiosks += 1
      line.add(sent)
    }
    try line.write()
  }

  private func open() async throws -> any EvaluationStore {
    if let sqlite { return try SQLiteEvaluationStore.open(path: sqlite) }
    return try await PostgresEvaluationStore.open(
      PostgresAddress(host: postgres ?? "", database: database, user: user))
  }
}

extension FigureLine {
  fileprivate mutating func add(_ sent: SentMessages) {
    sessions = (sessions ?? 0) + sent.sessions
    ratings = (ratings ?? 0) + sent.ratings
    tallies = (tallies ?? 0) + sent.batches.reduce(0) { $0 + $1.tallies.count }
    batches = (batches ?? 0) + sent.batches.count
  }
}
