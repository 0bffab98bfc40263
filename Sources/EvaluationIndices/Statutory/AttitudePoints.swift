import RatingModel

/// Index 7 as the circular has it: early or on time, and no complaint about conduct.
///
/// Software that counts complaints mostly does not say which dossiers they are about. So a score is given only where it is the
/// same whichever they are; otherwise what it lies between.
package enum AttitudePoints: Hashable, Sendable {
  case scored(IndexScore)
  /// Times or complaints did not come. No complaint that came is not no complaint.
  case unknown
  /// No dossier that the rule has a word for.
  case nothingToScore
  /// It lies between these; in tenths.
  case open(ClosedRange<Int>)

  package init(_ results: DossierResults?) {
    guard let results, results.finished != nil, let complaints = results.complaints else {
      self = .unknown
      return
    }
    let scores = Self.orders.compactMap { Self.score(results, complaints: complaints, first: $0) }
      .sorted { $0.tenths < $1.tenths }
    guard let low = scores.first, let high = scores.last else {
      self = .nothingToScore
      return
    }
    self = low.tenths == high.tenths ? .scored(low) : .open(low.tenths...high.tenths)
  }

  /// The score rises or falls towards one end wherever complaints move from one kind to another, so its extremes are among
  /// those where each kind is filled before the next.
  private static let orders: [[Timeliness]] = [
    [.early, .onTime, .late], [.early, .late, .onTime], [.onTime, .early, .late], [.onTime, .late, .early],
    [.late, .early, .onTime], [.late, .onTime, .early],
  ]

  private static func score(_ results: DossierResults, complaints: Int, first order: [Timeliness]) -> IndexScore? {
    let rule = AttitudeRule.timelinessAndComplaints
    var (left, dossiers) = (complaints, [IndexPoints: Int]())
    for timeliness in order {
      let complained = min(left, results.finished(timeliness))
      left -= complained
      for (count, hasComplaint) in [(complained, true), (results.finished(timeliness) - complained, false)] {
        guard let points = rule.points(timeliness: timeliness, hasComplaint: hasComplaint, level: nil) else { continue }
        dossiers[points, default: 0] += count
      }
    }
    return IndexScore(dossiers)
  }
}
