import Foundation
import KioskJournal
import RatingModel

/// Presses, journals and the centre's report held against each other. What does not agree is named.
///
/// Every acknowledged press and session is looked up in its journal by itself, so that no sum can hide one that is lost
/// behind another that was kept without an answer. The sums then lead from the journals to the report.
struct Reconciliation {
  /// One counter from both sides.
  struct Counter {
    let account: CounterAccount
    let journal: JournalContents
    let verification: Verification
    /// The centre has countersigned every tally, up to the journal's newest entry.
    let isCountersigned: Bool
  }

  /// One figure as two sides have it.
  struct Line {
    let what: String
    let left: Int
    let right: Int
    var agrees: Bool { left == right }
  }

  let lines: [Line]
  /// What is wrong with one press, session or journal, as sentences.
  let findings: [String]
  let inDoubt: (presses: Int, kept: Int)

  var holds: Bool { findings.isEmpty && lines.allSatisfy(\.agrees) }

  init(counters: [Counter], centre: CentreTotals) {
    let checks = counters.map { CounterCheck($0.account, journal: $0.journal) }
    inDoubt = (checks.reduce(0) { $0 + $1.inDoubt }, checks.reduce(0) { $0 + $1.keptOfThoseInDoubt })
    lines = Self.acknowledged(counters, checks) + Self.forwarded(counters, centre)
    findings = checks.flatMap(\.findings) + counters.flatMap(Self.findings)
  }

  /// From the callers to the journals.
  private static func acknowledged(_ counters: [Counter], _ checks: [CounterCheck]) -> [Line] {
    func sum(_ path: (VerificationStatistics) -> Int) -> Int {
      counters.reduce(0) { $0 + path($1.verification.statistics) }
    }
    func kept(_ results: Set<String>) -> Int {
      checks.reduce(0) { $0 + $1.kept.filter { results.contains($0.key) }.values.reduce(0, +) }
    }
    let answered = counters.reduce(0) { $0 + $1.account.presses.count { $0.result != nil } }
    let sessions = counters.reduce(0) { $0 + $1.account.sessions.count(where: \.isAcknowledged) }
    let openedInDoubt = checks.reduce(0) { $0 + $1.keptOpenedInDoubt }
    return [
      Line(
        what: "presses that are what was answered = presses answered", left: checks.reduce(0) { $0 + $1.asAnswered },
        right: answered),
      Line(what: "ratings kept = ratings that were pressed", left: sum(\.ratings), right: kept(["rating"])),
      Line(
        what: "corrections kept = corrections that were pressed", left: sum(\.corrections), right: kept(["correction"])),
      Line(
        what: "dispositions kept = dispositions that were pressed", left: sum(\.presses),
        right: kept(Set(Disposition.allCases.map(\.rawValue)))),
      Line(what: "sessions kept = sessions acknowledged", left: sum(\.sessions), right: sessions + openedInDoubt),
      Line(
        what: "choices after the level kept = choices that were pressed",
        left: counters.reduce(0) { $0 + $1.journal.entries.count(where: \.isChoice) }, right: kept(["answer"])),
      Line(
        what: "presses kept as a technician's = presses during maintenance",
        left: checks.reduce(0) { $0 + $1.kept[Disposition.maintenance.rawValue, default: 0] },
        right: checks.reduce(0) { $0 + $1.duringMaintenance }),
    ]
  }

  /// From the journals to the centre.
  private static func forwarded(_ counters: [Counter], _ centre: CentreTotals) -> [Line] {
    func sum(_ path: (VerificationStatistics) -> Int) -> Int {
      counters.reduce(0) { $0 + path($1.verification.statistics) }
    }
    return [
      Line(what: "sessions at the kiosks = sessions at the centre", left: sum(\.sessions), right: centre.sessions),
      Line(what: "ratings at the kiosks = rated sessions at the centre", left: sum(\.ratings), right: centre.rated),
      Line(
        what: "ratings at the kiosks = levels at the centre + waiting in lots", left: sum(\.ratings),
        right: centre.levels + sum(\.waiting)),
      Line(what: "waiting at the kiosks = waiting in the report", left: sum(\.waiting), right: centre.waiting),
      Line(
        what: "dispositions at the kiosks = dispositions at the centre", left: sum { $0.presses + $0.corrections },
        right: centre.dispositions),
      Line(
        what: "kiosks = kiosks whose every tally the centre countersigns", left: counters.count,
        right: counters.count { $0.isCountersigned }),
    ] + released(counters)
  }

  /// Answers to questions are counted with the level of their session, in lots.
  private static func released(_ counters: [Counter]) -> [Line] {
    let releases = counters.map { ReleasedAnswers($0.account, journal: $0.journal) }
    return [
      Line(
        what: "answers released with their levels = answers chosen in those sessions",
        left: releases.reduce(0) { $0 + $1.kept }, right: releases.reduce(0) { $0 + $1.chosen })
    ]
  }

  private static func findings(of counter: Counter) -> [String] {
    let open = counter.verification.statistics.sessionsWithoutOutcome
    let sentences =
      counter.verification.findings.map { "\($0.code.rawValue): \($0.text)" }
      + (open == 0 ? [] : ["\(open) sessions without an outcome"])
    return sentences.map { "\(counter.account.counter): \($0)" }
  }

  var text: String {
    let width = lines.map(\.what.count).max() ?? 0
    let rows = lines.map { line in
      "  \(line.agrees ? "holds" : "FAILS")  " + line.what.padding(toLength: width, withPad: " ", startingAt: 0)
        + "  \(line.left) : \(line.right)"
    }
    let doubt =
      inDoubt.presses == 0
      ? [] : ["  presses whose answer was lost: \(inDoubt.presses), of which \(inDoubt.kept) were kept"]
    return (rows + doubt + findings.map { "  FAILS  \($0)" }).joined(separator: "\n")
  }
}

extension Entry {
  /// Keeps what a citizen chose after the level.
  fileprivate var isChoice: Bool {
    switch payload {
    case .answer, .contact: true
    default: false
    }
  }
}

extension Verification {
  /// The newest receipt covers every entry, and every tally that they add up to.
  var isCountersigned: Bool {
    guard let countersignature else { return false }
    return countersignature.isWhole && countersignature.through == statistics.entries
  }
}
