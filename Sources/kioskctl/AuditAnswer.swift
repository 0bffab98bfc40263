import KioskJournal
import RatingModel

/// The answer of `kioskctl audit` for programs. Figures have the names that the centre's report has for them in JSON.
struct AuditAnswer: Encodable {
  struct Figures: Encodable {
    struct Ratings: Encodable {
      struct Satisfied: Encodable { let count: Int }
      let count: Int
      let levels: [String: Int]
      let satisfied: Satisfied
    }
    let sessions: [String: Int]
    /// Ratings whose levels the centre does not have.
    let waiting: Int
    /// By scale.
    let ratings: [String: Ratings]
    let marks: [String: Int]
    let presses: [String: Int]
    let corrections: [String: Int]

    init(_ figures: AuditedFigures) {
      sessions = Self.named(figures.outcomes).merging(["all": figures.sessions]) { first, _ in first }
      waiting = figures.waiting
      ratings = Dictionary(
        uniqueKeysWithValues: figures.ratings.map { ratings in
          let levels = ratings.levels.map { ($0.key.text, $0.value) }
          return (
            ratings.scale,
            Ratings(
              count: ratings.count, levels: Dictionary(uniqueKeysWithValues: levels),
              satisfied: .init(count: ratings.satisfied))
          )
        })
      marks = Self.named(figures.marks)
        .merging(["sessions": figures.markedSessions, "ratings": figures.markedRatings]) { first, _ in first }
      presses = Self.named(figures.dispositions)
      corrections = ["raised": figures.raised, "lowered": figures.lowered]
    }

    private static func named<Name: RawRepresentable<String>>(_ counts: [Name: Int]) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
    }
  }

  struct Heads: Encodable {
    let given: Int
    let standing: Int
    let outOfReach: Int
    let through: Int64
  }

  struct Stretch: Encodable {
    let first: Int64
    let last: Int64
  }

  let path: String
  let clerk: String
  let from: String
  let to: String
  let sound: Bool
  let entries: Int64
  let hash: String
  let heads: Heads?
  /// Up to the newest entry; absent where the entries cannot be added up.
  let figures: Figures?
  /// What has no date, of any day.
  let undated: Figures?
  /// Of `figures`, what a head of the centre vouches for, up to the entry `provenThrough`.
  let proven: Figures?
  let provenThrough: Int64
  let openTail: Int64
  /// The entries that the figures rest on.
  let restsOn: [Stretch]
  /// Up to this entry they rest on a cut; 0 where all entries are there.
  let cutThrough: Int64
  let archived: Int64
  let findings: [VerificationAnswer.Finding]

  init(path: String, _ question: ClerkQuestion, _ verification: Verification, _ audit: ClerkAudit?) {
    self.path = path
    clerk = question.clerk.description
    (from, to) = ("\(question.days.lowerBound)", "\(question.days.upperBound)")
    sound = verification.isSound
    entries = verification.statistics.head.sequence
    hash = verification.statistics.head.text
    heads = verification.heads.map {
      Heads(given: $0.given, standing: $0.standing, outOfReach: $0.outOfReach, through: $0.through)
    }
    figures = audit.map { Figures($0.figures.dated) }
    undated = audit.map { Figures($0.figures.undated) }
    proven = audit?.proven.map { Figures($0.dated) }
    provenThrough = audit?.provenThrough ?? 0
    openTail = entries - provenThrough
    restsOn = audit?.entries.map { Stretch(first: $0.lowerBound, last: $0.upperBound) } ?? []
    cutThrough = audit?.cutThrough ?? 0
    archived = verification.archives.last?.through ?? 0
    findings = verification.findings.map {
      .init(code: $0.code.rawValue, first: $0.entries?.lowerBound, last: $0.entries?.upperBound, text: $0.text)
    }
  }
}
