import ScheduleSupport

/// What a search came upon.
struct Findings {
  private static let mostPrinted = 20
  var coverage = Coverage()
  var disagreements = 0
  var printed: [Disagreement] = []

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
    printed = Array((printed + other.printed).prefix(Self.mostPrinted))
  }

  private mutating func add(_ found: Disagreement) {
    disagreements += 1
    if printed.count < Self.mostPrinted { printed.append(found) }
  }
}
