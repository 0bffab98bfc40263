import RatingModel

/// What a verification found. A journal without findings is whole: its chain holds, and its counts follow from its entries.
package struct Verification: Hashable, Sendable {
  /// More findings than this are not listed.
  package static let mostFindings = 100

  /// Which journal the file says it is.
  package internal(set) var journal: JournalID?
  package private(set) var findings: [VerificationFinding] = []
  /// There were more findings than are listed.
  package private(set) var isCut = false
  package internal(set) var statistics = VerificationStatistics()
  /// `nil` when the journal keeps no receipt.
  package internal(set) var countersignature: Countersignature?
  /// Those that were read, in their order.
  package internal(set) var archives: [VerifiedArchive] = []
  /// `nil` when none were given.
  package internal(set) var heads: HeldHeads?
  /// `nil` when nothing is sealed.
  package internal(set) var sealing: Sealing?

  package var isSound: Bool { findings.isEmpty }

  /// A kiosk does not go on with this journal.
  package var setsAside: Bool { findings.contains { $0.code.setsAside } }

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
