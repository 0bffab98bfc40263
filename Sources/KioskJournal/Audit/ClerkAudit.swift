import RatingModel

/// A clerk's figures reproduced from entries, and what vouches for them.
package struct ClerkAudit: Hashable, Sendable {
  /// Counts of the days that were asked for, and counts that have no date.
  package struct Figures: Hashable, Sendable {
    package let dated: AuditedFigures
    package let undated: AuditedFigures

    init(_ counts: [TallyKey: Int], _ trail: ClerkTrail) {
      dated = AuditedFigures(counts.filter { !$0.key.period.isUndated }, satisfied: trail.satisfied)
      undated = AuditedFigures(counts.filter(\.key.period.isUndated), satisfied: trail.satisfied)
    }
  }

  package let question: ClerkQuestion
  /// Up to the newest entry.
  package let figures: Figures
  /// Up to the newest entry whose head the centre countersigned and that stands; `nil` where none stands. What is more in
  /// ``figures`` rests on the open tail: on the kiosk's word, and on its seals where it is sealed.
  package let proven: Figures?
  /// The entry up to which ``proven`` reaches; 0 without it.
  package let provenThrough: Int64
  /// The entries that the figures rest on, as stretches.
  package let entries: [ClosedRange<Int64>]
  /// Up to this entry everything was pruned, and the figures rest on what the cut says; 0 where nothing is missing.
  package let cutThrough: Int64

  init(_ trail: ClerkTrail) {
    question = trail.question
    figures = Figures(trail.counts, trail)
    proven = trail.proven.map { Figures($0.counts, trail) }
    provenThrough = trail.proven?.through ?? 0
    entries = Self.stretches(trail.entries)
    cutThrough = trail.cutThrough
  }

  private static func stretches(_ sorted: [Int64]) -> [ClosedRange<Int64>] {
    sorted.reduce(into: []) { stretches, entry in
      if let last = stretches.last, last.upperBound + 1 == entry {
        stretches[stretches.count - 1] = last.lowerBound...entry
      } else {
        stretches.append(entry...entry)
      }
    }
  }
}

extension JournalVerifier {
  /// Verifies, and reproduces a clerk's figures on the way.
  ///
  /// - Returns: No figures where the entries cannot be added up; the findings say why.
  package func audit(_ question: ClerkQuestion) throws(JournalFailure) -> (Verification, ClerkAudit?) {
    let (verification, trail) = try examine(ClerkTrail(question))
    return (verification, trail.map(ClerkAudit.init))
  }
}
