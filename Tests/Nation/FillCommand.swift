import ArgumentParser
import EvaluationStore
import RatingModel
import SyntheticNation

/// Fills a store of its own.
struct FillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill",
    abstract: "Makes a SQLite store with the registry, the kiosks and everything that they counted.",
    discussion: """
      Through the store's contract, batch by batch, as they would come from kiosks; every delivery must end with equal digests. \
      One worker makes batches while another's are taken in.
      """)

  @Argument(help: "The store's file; it is made where there is none, and must hold no registry.")
  var path: String

  @OptionGroup var options: PlanOptions

  @Option(help: "How often each kiosk delivers: \(DeliveryRhythm.allCases.map(\.rawValue).joined(separator: ", ")).")
  var rhythm = DeliveryRhythm.once

  @Option(help: "Kiosks whose batches are made at once, 1 to 16.")
  var workers = 2

  func validate() throws {
    guard (1...16).contains(workers) else { throw ValidationError("--workers is 1 to 16.") }
  }

  func run() async throws {
    let nation = SyntheticNation(try options.plan())
    let store = try SQLiteEvaluationStore.open(path: path)
    let filling = StoreFilling(nation, into: store, rhythm: rhythm)
    try await fill(nation, filling)
    try store.close()
  }

  private func fill(_ nation: SyntheticNation, _ filling: StoreFilling) async throws {
    let clock = ContinuousClock()
    var start = clock.now
    try await filling.importRegistry()
    let ids = try await filling.enrol()
    var line = FigureLine(kind: "result", step: "enrol", kiosks: ids.count, kiosksInAll: ids.count)
    line.time(clock.now - start)
    try line.write()

    start = clock.now
    line = FigureLine(kind: "progress", step: "fill", kiosksInAll: ids.count)
    var waiting = zip(nation.kiosks, ids).makeIterator()
    try await withThrowingTaskGroup(of: StoreFilling.Filled.self) { group in
      for _ in 0..<workers {
        if let (kiosk, id) = waiting.next() { group.addTask { try await filling.fill(kiosk, as: id) } }
      }
      while let filled = try await group.next() {
        if let (kiosk, id) = waiting.next() { group.addTask { try await filling.fill(kiosk, as: id) } }
        line.add(filled)
        line.time(clock.now - start)
        if line.kiosks.isMultiple(of: 100) { try line.write() }
      }
    }
    try line.finished.write()
  }
}

extension DeliveryRhythm: ExpressibleByArgument {}

extension FigureLine {
  mutating func add(_ filled: StoreFilling.Filled) {
    kiosks += 1
    sessions = (sessions ?? 0) + filled.sessions
    ratings = (ratings ?? 0) + filled.ratings
    tallies = (tallies ?? 0) + filled.tallies
    batches = (batches ?? 0) + filled.batches
  }
}
