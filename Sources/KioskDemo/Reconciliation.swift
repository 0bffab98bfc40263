import Foundation
import KioskJournal
import RatingModel

/// Presses, journals and the centre's report held against each other. What does not agree is named.
@MainActor
struct Reconciliation {
  /// One figure as two sides have it.
  struct Line {
    let what: String
    let left: Int
    let right: Int
    /// More than `right` by at most this much also agrees: presses of which only the journal knows whether they were kept.
    var slack = 0
    var agrees: Bool { (right...(right + slack)).contains(left) }
  }

  let lines: [Line]
  /// Findings of the verification of each journal, as sentences.
  let findings: [String]

  var holds: Bool { findings.isEmpty && lines.allSatisfy(\.agrees) }

  init(kiosks: [DemoKiosk], journals: [Verification], centre: CentreTotals) {
    let all = journals.map(\.statistics)
    func sum(_ path: (VerificationStatistics) -> Int) -> Int { all.reduce(0) { $0 + path($1) } }
    func answered(_ results: Set<String>) -> Int {
      kiosks.reduce(0) { $0 + $1.presses.answered.filter { results.contains($0.key) }.values.reduce(0, +) }
    }
    let made = kiosks.reduce(0) { $0 + $1.presses.made }
    let inDoubt = kiosks.reduce(0) { $0 + $1.presses.inDoubt }
    let kept = sum { $0.ratings + $0.corrections + $0.presses + ($0.outcomes[.declined] ?? 0) }
    let notTaken = answered(["notTaken"]) + inDoubt
    let rated = sum(\.ratings)
    let dispositions = Set(Disposition.allCases.map(\.rawValue))
    lines = [
      // Of presses in doubt the journal may have kept some: the sum may exceed what was made by no more than those.
      Line(what: "presses kept + not taken = presses made", left: kept + notTaken, right: made, slack: inDoubt),
      Line(what: "ratings kept = ratings acknowledged", left: rated, right: answered(["rating"]), slack: inDoubt),
      Line(
        what: "corrections kept = corrections acknowledged", left: sum(\.corrections), right: answered(["correction"]),
        slack: inDoubt),
      Line(
        what: "dispositions kept = dispositions acknowledged", left: sum(\.presses), right: answered(dispositions),
        slack: inDoubt),
      Line(what: "sessions at the kiosks = sessions at the centre", left: sum(\.sessions), right: centre.sessions),
      Line(what: "ratings at the kiosks = rated sessions at the centre", left: rated, right: centre.rated),
      Line(
        what: "ratings at the kiosks = levels at the centre + waiting in lots", left: rated,
        right: centre.levels + sum(\.waiting)),
      Line(what: "waiting at the kiosks = waiting in the report", left: sum(\.waiting), right: centre.waiting),
      Line(
        what: "dispositions at the kiosks = dispositions at the centre", left: sum { $0.presses + $0.corrections },
        right: centre.dispositions),
    ]
    findings = zip(kiosks, journals).flatMap { kiosk, journal in
      journal.findings.map { "\(kiosk.counter.code): \($0.code.rawValue): \($0.text)" }
        + (journal.statistics.sessionsWithoutOutcome == 0
          ? [] : ["\(kiosk.counter.code): \(journal.statistics.sessionsWithoutOutcome) sessions without an outcome"])
    }
  }

  var text: String {
    let width = lines.map(\.what.count).max() ?? 0
    let rows = lines.map { line in
      let note = line.slack > 0 ? "  (up to \(line.slack) more: presses in doubt)" : ""
      return "  \(line.agrees ? "holds" : "FAILS")  "
        + line.what.padding(toLength: width, withPad: " ", startingAt: 0) + "  \(line.left) : \(line.right)\(note)"
    }
    return (rows + findings.map { "  FAILS  \($0)" }).joined(separator: "\n")
  }
}

/// The totals of the report that a manager downloads.
struct CentreTotals: Decodable {
  let sessions: Int
  let rated: Int
  let levels: Int
  let waiting: Int
  let dispositions: Int

  private struct Row: Decodable {
    struct Figures: Decodable {
      struct Ratings: Decodable { let count: Int }
      let sessions: [String: Int]
      let ratings: [String: Ratings]
      let presses: [String: Int]
      let waiting: Int
    }
    let figures: Figures
  }

  private enum CodingKeys: String, CodingKey { case total, undated }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    // Whatever could not be dated stands apart in the report; nothing may be missing here.
    let rows =
      [try container.decode(Row.self, forKey: .total)] + (try container.decode([Row].self, forKey: .undated))
    sessions = rows.reduce(0) { $0 + ($1.figures.sessions["all"] ?? 0) }
    rated = rows.reduce(0) { $0 + ($1.figures.sessions["rated"] ?? 0) }
    levels = rows.reduce(0) { $0 + $1.figures.ratings.values.reduce(0) { $0 + $1.count } }
    waiting = rows.reduce(0) { $0 + $1.figures.waiting }
    dispositions = rows.reduce(0) { $0 + $1.figures.presses.values.reduce(0, +) }
  }
}
