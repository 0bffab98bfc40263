import RatingModel

/// What a verification found. A journal without findings is whole: its chain holds, and its counts follow from its entries.
package struct Verification: Hashable, Sendable {
  /// More findings than this are not listed.
  package static let mostFindings = 100

  package private(set) var findings: [VerificationFinding] = []
  /// There were more findings than are listed.
  package private(set) var isCut = false
  package internal(set) var statistics = VerificationStatistics()
  /// `nil` when the journal keeps no receipt.
  package internal(set) var countersignature: Countersignature?

  package var isSound: Bool { findings.isEmpty }

  mutating func find(_ code: VerificationFinding.Code, at entries: ClosedRange<Int64>? = nil, _ text: String) {
    guard findings.count < Self.mostFindings else {
      isCut = true
      return
    }
    findings.append(VerificationFinding(code: code, entries: entries, text: text))
  }

  mutating func find(_ code: VerificationFinding.Code, at entry: Int64, _ text: String) {
    find(code, at: entry...entry, text)
  }
}
