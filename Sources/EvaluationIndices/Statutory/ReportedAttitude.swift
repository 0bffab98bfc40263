/// Index 7 as the circular says, from counts of which nobody told which dossiers the complaints were about.
///
/// A dossier with a complaint about conduct gets 0 points, an early one without 2, one on time without 1; a late or open one is
/// scored only with a complaint. Without any the score is known. With some it lies between a lowest and a highest, according to
/// what they were about; a report shows it as one figure only where both are the same.
package struct ReportedAttitude: Hashable, Sendable {
  package static let citation = ScoredIndex.citation

  /// `nil` where nothing could be scored.
  package let lowest: IndexScore?
  package let highest: IndexScore?

  /// `nil` where a figure was not reported.
  /// - Parameter complaints: about conduct, without those that the competent body found wrong or slanderous.
  package init?(early: Int?, onTime: Int?, complaints: Int?) {
    guard let early, let onTime, let complaints else { return nil }
    precondition([early, onTime, complaints].allSatisfy { $0 >= 0 }, "counts are not negative")
    // A ratio of sums is lowest and highest where complaints are about as many of one kind as can be, and then of another.
    let about = [
      (min(early, complaints), 0), (min(early, complaints), min(onTime, complaints - min(early, complaints))),
      (0, min(onTime, complaints)), (min(early, complaints - min(onTime, complaints)), min(onTime, complaints)), (0, 0),
    ]
    let scores = about.compactMap { ofEarly, ofOnTime in
      IndexScore([.two: early - ofEarly, .one: onTime - ofOnTime, .none: complaints])
    }
    lowest = scores.min { $0.tenths < $1.tenths }
    highest = scores.max { $0.tenths < $1.tenths }
  }

  /// The score, where it is known.
  package var exact: IndexScore? { lowest?.tenths == highest?.tenths ? lowest : nil }
}

extension IndexScore {
  /// Indices 1 and 2 from counts; `nil` where one of them was not reported, or nothing was returned.
  package init?(early: Int?, onTime: Int?, late: Int?) {
    guard let early, let onTime, let late else { return nil }
    self.init([
      ScoredIndex.points(of: .early): early, ScoredIndex.points(of: .onTime): onTime,
      ScoredIndex.points(of: .late): late,
    ])
  }
}
