import ArgumentParser
import ScheduleSupport

/// Holds the machine against the model in as many schedules as one likes.
@main
struct Schedules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedules",
    abstract: "Random lives of a counter: the session machine beside an independent model of Binding.md.",
    discussion: """
      Begins with the seeds that once failed. Prints how often everything came about, and for each disagreement its \
      seed and the shortest schedule that still shows it, as a scenario. Exits with 1 if there is one: put the seed into \
      Tests/ScheduleSupport/FailingSeeds.txt and the scenario among those of KioskSessionTests.
      """)

  @Option(help: "How many schedules.")
  var count = 10_000

  @Option(help: "The first seed; each schedule has the next.")
  var seed: UInt64 = 0

  func run() async throws {
    let start = ContinuousClock.now
    var found = Findings.search(try FailingSeeds.read())
    found.add(await search())
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    print(found.coverage)
    for disagreement in found.printed { print("\n\(disagreement.minimised())") }
    print(
      "\n\(count) schedules from seed \(seed), \(Int(Double(count) / max(seconds, 0.001))) a second,",
      "\(found.disagreements) disagreements")
    if found.disagreements > 0 { throw ExitCode.failure }
  }

  /// One part for each core of the smallest machine that is worth it; the seeds are the same however they are shared out.
  private func search() async -> Findings {
    let parts = 2
    return await withTaskGroup(of: Findings.self) { group in
      for part in 0..<parts {
        let seeds = stride(from: part, to: count, by: parts)
        group.addTask { Findings.search(seeds.lazy.map { seed &+ UInt64($0) }) }
      }
      return await group.reduce(into: Findings()) { $0.add($1) }
    }
  }
}
