import ArgumentParser
import ScheduleSupport

/// Holds the machine against the model in as many schedules as one likes.
@main
struct Schedules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedules",
    abstract: "Runs random schedules against the session machine and its independent model.",
    discussion: "Exits with 1 when they disagree, and prints each disagreement with its seed and its shortest schedule."
  )

  @Option(help: "How many schedules.")
  var count = 10_000

  @Option(help: "The first seed; each schedule has the next.")
  var seed: UInt64 = 0

  func run() async throws {
    let start = ContinuousClock.now
    let found = await search()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    print(found.coverage)
    for disagreement in found.shortest { print("\n\(disagreement.minimised())") }
    print(
      "\n\(count) schedules from seed \(seed), \(Int(Double(count) / max(seconds, 0.001))) a second,",
      "\(found.disagreements) disagreements")
    if found.disagreements > 0 { throw ExitCode.failure }
  }

  /// One part for each core; the seeds are the same however they are shared out.
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

struct Findings {
  private static let mostPrinted = 20
  var coverage = Coverage()
  var disagreements = 0
  var shortest: [Disagreement] = []

  static func search(_ seeds: some Sequence<UInt64>) -> Findings {
    var findings = Findings()
    for seed in seeds {
      let schedule = Schedule(seed: seed)
      if let found = ScheduleRun.disagreement(in: schedule, coverage: &findings.coverage) { findings.add(found) }
    }
    return findings
  }

  mutating func add(_ other: Findings) {
    coverage.add(other.coverage)
    disagreements += other.disagreements
    shortest = Array((shortest + other.shortest).prefix(Self.mostPrinted))
  }

  private mutating func add(_ found: Disagreement) {
    disagreements += 1
    if shortest.count < Self.mostPrinted { shortest.append(found) }
  }
}
