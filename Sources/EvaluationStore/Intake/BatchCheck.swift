import ForwardingContract
import RatingModel

/// What can be said of a batch without looking at anything taken before. Pure.
enum BatchCheck {
  /// The longest code of a report that a journal was set aside, in bytes.
  private static let longestCode = 64

  /// `nil` when the batch keeps within the limits of the contract.
  static func refusal(of arrived: ArrivedBatch) -> IntakeRefusal? {
    let batch = arrived.batch
    guard batch.format == Limits.format else { return .formatUnknown }
    guard batch.scheme == Limits.scheme else { return .schemeUnknown }
    guard isBounded(arrived) else { return .tooLarge }
    guard isPossible(batch.head), (0...batch.head.sequence).contains(batch.openTail),
      batch.countersigned.map({ isPossible($0) && $0.sequence <= batch.head.sequence }) ?? true
    else { return .headInvalid }
    guard batch.keptBack ?? 0 >= 0, (0...Limits.largestCount).contains(batch.backlog ?? 0),
      batch.witness.map({ isPossible($0, in: batch) }) ?? true,
      batch.groups.map(isPossible) ?? true,
      (batch.setAside ?? []).allSatisfy(isPossible)
    else { return .malformed }
    return nil
  }

  /// `nil` when the tally's count and version are possible under that head.
  static func refusal(of tally: Tally, under head: Head) -> TallyRefusal? {
    let isPossible = (0...Limits.largestCount).contains(tally.count) && (1...head.sequence).contains(tally.version)
    return isPossible ? nil : .invalid
  }

  private static func isBounded(_ arrived: ArrivedBatch) -> Bool {
    arrived.places.count + arrived.unreadable.count <= Limits.talliesPerBatch
      && arrived.scaleCount <= Limits.scalesPerBatch && arrived.questionCount <= Limits.questionsPerBatch
      && arrived.batch.groups?.digests.count ?? 0 <= Limits.groupsPerPage
      && arrived.batch.setAside?.count ?? 0 <= Limits.setAsidePerBatch
  }

  private static func isPossible(_ head: Head) -> Bool {
    (1...Limits.largestSequence).contains(head.sequence) && isDigest(head.hash) && isDigest(head.tallies)
  }

  private static func isPossible(_ witness: Witness, in batch: Batch) -> Bool {
    guard let hash = witness.hash else { return witness.sequence >= 1 }
    return (1...batch.head.sequence).contains(witness.sequence) && isDigest(hash)
  }

  private static func isPossible(_ page: GroupPage) -> Bool {
    page.digests.allSatisfy { name, digest in isDigest(digest) && page.holds(name) }
  }

  private static func isPossible(_ report: SetAsideReport) -> Bool {
    isHexadecimal(report.id, digits: 32) && (1...longestCode).contains(report.code.utf8.count)
      && report.code.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      && (0...Limits.largestSequence).contains(report.entries)
      && report.countersigned >= 0
      && report.first ?? 1 >= 1 && report.last ?? .max >= report.first ?? 1
  }

  /// 64 lower-case hexadecimal digits.
  private static func isDigest(_ text: String) -> Bool { isHexadecimal(text, digits: 64) }

  private static func isHexadecimal(_ text: String, digits: Int) -> Bool {
    text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension GroupPage {
  /// Whether a group of that name belongs on the page; names follow each other by their bytes.
  func holds(_ name: String) -> Bool {
    after.utf8.lexicographicallyPrecedes(name.utf8)
      && (through.map { !$0.utf8.lexicographicallyPrecedes(name.utf8) } ?? true)
  }
}

extension TallyKey {
  /// The level that the count is about, if it tells one.
  var level: LevelReference? {
    switch self {
    case .day(let key): if case .level(let level) = key.subject { level } else { nil }
    case .work(let key): key.level
    case .rhythm(let key): key.level
    case .answers, .presses, .minutes: nil
    }
  }
}
