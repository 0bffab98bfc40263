/// What came of a spoiled journal.
package enum TrialOutcome: Hashable, Sendable {
  /// The verifier names what is wrong; the stable code of its first finding.
  case detected(String)
  /// The journal cannot be opened for verifying; the stable code of the failure.
  case refused(String)
  /// All figures are what they were, also at the centre and after the kiosk has gone on; everything that vouched for them
  /// still does.
  case harmless
  /// The same, but less vouches for the figures, and the verifier says so: a receipt, a seal or an archive is gone.
  case unvouched
  /// The newest entries, which nobody had countersigned, are gone as after a power cut without syncs; what is left is what
  /// was written.
  case shortened

  package var name: String {
    switch self {
    case .detected: "detected"
    case .refused: "refused"
    case .harmless: "harmless"
    case .unvouched: "unvouched"
    case .shortened: "shortened"
    }
  }
}

/// What must not be: a figure that nobody can tell from a true one.
package struct WrongFigure: Error, CustomStringConvertible {
  package let mutation: String
  package let what: String

  package var description: String { "\(mutation): \(what)" }
}

/// Outcomes of many trials.
package struct TrialCounts: Sendable {
  /// By the mutation's name, then the outcome's.
  package private(set) var outcomes: [String: [String: Int]] = [:]
  /// Codes of findings and failures.
  package private(set) var codes: [String: Int] = [:]
  /// The verifier names the damage, and a kiosk that does not ask it would have sent other figures.
  package private(set) var sentUnverified = 0
  package private(set) var trials = 0
  package private(set) var wrong: [WrongFigure] = []

  package init() {}

  package mutating func add(_ outcome: TrialOutcome, of mutation: Mutation, sentUnverified isSent: Bool) {
    trials += 1
    outcomes[mutation.name, default: [:]][outcome.name, default: 0] += 1
    if isSent { sentUnverified += 1 }
    switch outcome {
    case .detected(let code), .refused(let code): codes[code, default: 0] += 1
    case .harmless, .unvouched, .shortened: break
    }
  }

  package mutating func add(_ figure: WrongFigure) {
    trials += 1
    wrong.append(figure)
  }

  package func count(_ outcome: String) -> Int { outcomes.values.reduce(0) { $0 + $1[outcome, default: 0] } }

  package static let outcomeNames = ["detected", "refused", "harmless", "unvouched", "shortened"]
}
