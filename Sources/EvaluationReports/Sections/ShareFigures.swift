import EvaluationIndices

/// A share as tables show it: the count, and from ten on the percentage with both ends of its interval. What it is a share of
/// stands in a column of its own.
struct ShareFigures {
  let figures: [Figure]

  /// - Parameter share: `nil` for counts that contradict one another.
  init(_ share: Share?) {
    guard let share else {
      figures = [.none, .none, .none, .none]
      return
    }
    figures = [.count(share.count)] + Self.percentages(of: share)
  }

  /// All of them: a share of itself says nothing.
  static func whole(_ count: Int) -> [Figure] { [.count(count), .none, .none, .none] }

  private static func percentages(of share: Share) -> [Figure] {
    guard share.of > 0 else { return [.none, .none, .none] }
    guard SampleSize(ratings: share.of).carriesPercentageWithInterval else { return [.withheld, .withheld, .withheld] }
    return [share.percent, share.interval?.lowerPercent, share.interval?.upperPercent].map { Figure(percentage: $0) }
  }

  /// - Parameter isOfGroup: stands under `group`, and says so.
  static func columns(
    _ path: [String], _ count: ReportLabel, share: ReportLabel = .word(.shareInPercent), isOfGroup: Bool = false
  ) -> [ReportTable.Column] {
    let place = (isOfGroup ? ["group"] : []) + path
    func title(_ label: ReportLabel) -> ReportLabel { isOfGroup ? .phrase(.ofGroup, [label]) : label }
    return [
      ReportTable.Column(place + ["count"], title(count)), ReportTable.Column(place + ["share"], title(share)),
      ReportTable.Column(place + ["lower"], title(.word(.lower)), isLesser: true),
      ReportTable.Column(place + ["upper"], title(.word(.upper)), isLesser: true),
    ]
  }
}

extension Compared where Value == Int {
  /// Beside rows of shares, what they are shares of.
  var figuresOfWhole: [Figure] { ShareFigures.whole(own) + (group.map(ShareFigures.whole) ?? []) }
}

extension Compared where Value == Share? {
  /// The subject's figures, then the group's.
  var figures: [Figure] { ShareFigures(own).figures + (group.map { ShareFigures($0).figures } ?? []) }

  /// What can be worked out: all but those counted, of the subject, of the group, and of the others in it.
  var implied: [Int] {
    let shares = [own, group ?? nil].compactMap(\.self)
    let others = shares.count == 2 ? [shares[1].count - shares[0].count, shares[1].of - shares[0].of] : []
    return shares.map { $0.of - $0.count } + others + (others.count == 2 ? [others[1] - others[0]] : [])
  }

  func columns(
    _ path: [String], _ count: ReportLabel, share: ReportLabel = .word(.shareInPercent)
  ) -> [ReportTable.Column] {
    let own = ShareFigures.columns(path, count, share: share)
    return group == nil ? own : own + ShareFigures.columns(path, count, share: share, isOfGroup: true)
  }
}
