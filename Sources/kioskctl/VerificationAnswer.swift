import KioskAssembly
import KioskJournal

/// The answer of `kioskctl verify` for programs.
struct VerificationAnswer: Encodable {
  struct Finding: Encodable {
    let code: String
    let first: Int64?
    let last: Int64?
    let text: String
  }
  struct Receipt: Encodable {
    let entry: Int64
    let state: String
  }
  struct Sealed: Encodable {
    struct Start: Encodable {
      let entry: Int64
      let start: String
      let commitment: String
      let known: Bool
    }
    let state: String
    let entries: Int64
    let through: Int64
    /// For the centre to open.
    let starts: [Start]
  }
  let path: String
  let sound: Bool
  let entries: Int64
  let hash: String
  /// Up to this entry the centre's signature holds; 0 when it does not, or was not checked.
  let countersigned: Int64
  let receipt: Receipt?
  /// Fingerprint of the key that the receipt was checked with.
  let centreKey: String?
  /// Up to this entry archives were read; 0 without any.
  let archived: Int64
  let sealed: Sealed?
  let sessions: Int
  let sessionsWithoutOutcome: Int
  let outcomes: [String: Int]
  let ratings: Int
  let released: Int
  let waiting: Int
  let corrections: Int
  let presses: Int
  let digest: String
  let findings: [Finding]

  init(path: String, _ verification: Verification, centre: CentreSignature?) {
    let statistics = verification.statistics
    self.path = path
    sound = verification.isSound
    entries = statistics.entries
    hash = statistics.head.text
    let kept = verification.countersignature
    countersigned = kept?.state == .holds ? kept?.through ?? 0 : 0
    receipt = kept.map { Receipt(entry: $0.through, state: $0.state.rawValue) }
    centreKey = centre?.fingerprint
    archived = verification.archives.last?.through ?? 0
    sealed = verification.sealing.map { sealing in
      Sealed(
        state: sealing.state.rawValue, entries: sealing.entries, through: sealing.through,
        starts: sealing.starts.map {
          Sealed.Start(
            entry: $0.entry, start: $0.payload.start, commitment: $0.payload.commitment, known: $0.isKnown)
        })
    }
    sessions = statistics.sessions
    sessionsWithoutOutcome = statistics.sessionsWithoutOutcome
    outcomes = Dictionary(uniqueKeysWithValues: statistics.outcomes.map { ($0.key.rawValue, $0.value) })
    ratings = statistics.ratings
    released = statistics.released
    waiting = statistics.waiting
    corrections = statistics.corrections
    presses = statistics.presses
    digest = statistics.digest
    findings = verification.findings.map {
      Finding(code: $0.code.rawValue, first: $0.entries?.lowerBound, last: $0.entries?.upperBound, text: $0.text)
    }
  }
}
