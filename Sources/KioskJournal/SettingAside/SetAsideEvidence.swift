import ForwardingContract
import RatingModel

/// Why a journal was set aside; lies beside its files as `evidence.json`. Tells no level and nothing personal.
package struct SetAsideEvidence: Hashable, Sendable, Codable {
  package struct Finding: Hashable, Sendable, Codable {
    /// Of a ``VerificationFinding``, a ``JournalFailure``, a ``JournalDamage`` or an order of the centre.
    package let code: String
    /// The entries it is about.
    package let first: Int64?
    package let last: Int64?
    package let text: String

    package init(code: String, first: Int64? = nil, last: Int64? = nil, text: String) {
      self.code = code
      self.first = first
      self.last = last
      self.text = text
    }
  }

  package let format: Int
  /// Random, 32 hexadecimal digits: the same in every report of this.
  package let id: String
  /// The journal that was set aside, or that is missing; `nil` when nothing tells.
  package let journal: JournalID?
  /// The journal that should have been there, where that is another one.
  package let expected: JournalID?
  /// What the system's clock claimed.
  package let wall: WallTime?
  package let software: String
  /// The newest entry that could be read; 0 when none could.
  package let entries: Int64
  /// Up to this entry the journal's own receipt says that the centre countersigned it; 0 without one.
  package let countersigned: Int64
  /// What made the kiosk set it aside comes first.
  package let findings: [Finding]

  package init(
    journal: JournalID?, expected: JournalID? = nil, wall: WallTime?, software: String, entries: Int64 = 0,
    countersigned: Int64 = 0, findings: [Finding], entropy: Entropy = .system
  ) {
    format = 1
    id = entropy.bytes(16).hexadecimal
    self.journal = journal
    self.expected = expected == journal ? nil : expected
    self.wall = wall
    self.software = software
    self.entries = entries
    self.countersigned = countersigned
    self.findings = findings
  }

  /// What a verification found: first what sets a journal aside.
  package init(wall: WallTime?, software: String, _ verification: Verification) {
    let sorted =
      verification.findings.filter(\.code.setsAside) + verification.findings.filter { !$0.code.setsAside }
    self.init(
      journal: verification.journal, wall: wall, software: software,
      entries: verification.statistics.head.sequence, countersigned: verification.countersignature?.through ?? 0,
      findings: sorted.map {
        Finding(code: $0.code.rawValue, first: $0.entries?.lowerBound, last: $0.entries?.upperBound, text: $0.text)
      })
  }

  /// What opening or using the journal failed of.
  ///
  /// - Parameters:
  ///   - glance: What the file still tells of itself.
  ///   - witness: What should have been there.
  package init(
    wall: WallTime?, software: String, _ failure: JournalFailure, glance: JournalGlance, witness: JournalWitness?
  ) {
    self.init(
      journal: glance.journal ?? witness?.journal, expected: witness?.journal, wall: wall, software: software,
      entries: glance.entries, countersigned: glance.countersigned,
      findings: [Self.finding(failure, glance, witness)])
  }

  /// The centre's order to go on under a new journal.
  package init(wall: WallTime?, software: String, _ order: Receipt.Abandonment, glance: JournalGlance) {
    self.init(
      journal: glance.journal, wall: wall, software: software, entries: glance.entries,
      countersigned: glance.countersigned,
      findings: [Finding(code: order.rawValue, text: "The centre takes nothing of this journal any more.")])
  }

  private static func finding(
    _ failure: JournalFailure, _ glance: JournalGlance, _ witness: JournalWitness?
  ) -> Finding {
    guard case .damaged(let damage) = failure else { return Finding(code: failure.code, text: failure.message) }
    guard let witness else { return Finding(code: damage.rawValue, text: failure.message) }
    let known = "Journal \(witness.journal) was countersigned up to entry \(witness.sequence)."
    guard damage == .rolledBack else { return Finding(code: damage.rawValue, text: "\(failure.message) \(known)") }
    // A copy that is older lacks the entries from its end on; in one that went on otherwise at least that one differs.
    let first = min(glance.entries + 1, witness.sequence)
    return Finding(
      code: damage.rawValue, first: first, last: witness.sequence, text: "\(failure.message) \(known)")
  }

  /// What made the kiosk set it aside, as a stable code.
  package var code: String { findings.first?.code ?? JournalDamage.found.rawValue }

  /// How many entries the centre may never have heard of.
  package var inDoubt: Int64 { max(0, entries - countersigned) }

  /// The same as the centre is told it.
  package var report: SetAsideReport {
    SetAsideReport(
      id: id, journal: journal, code: code, first: findings.first?.first, last: findings.first?.last,
      entries: entries, countersigned: countersigned, wall: wall)
  }
}
