import ForwardingContract
import RatingModel

/// What can be said of a batch without looking at anything taken before. Pure.
enum BatchCheck {
  /// `nil` when the batch keeps within the limits of the contract.
  static func refusal(of batch: Batch) -> IntakeRefusal? {
    guard batch.format == Limits.format else { return .formatUnknown }
    guard batch.scheme == Limits.scheme else { return .schemeUnknown }
    guard batch.tallies.count <= Limits.talliesPerBatch, batch.scales.count <= Limits.scalesPerBatch else {
      return .tooLarge
    }
    guard batch.head.sequence >= 1, isDigest(batch.head.hash), isDigest(batch.head.tallies),
      (0...batch.head.sequence).contains(batch.openTail)
    else { return .headInvalid }
    let bounded = batch.tallies.allSatisfy {
      (0...Limits.largestCount).contains($0.count) && (1...batch.head.sequence).contains($0.version)
    }
    return bounded ? nil : .tallyInvalid
  }

  /// 64 lower-case hexadecimal digits.
  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
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
