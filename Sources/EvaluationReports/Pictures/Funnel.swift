import EvaluationIndices

/// The satisfied share of each clerk over the number of ratings, between the limits within which chance alone would keep them.
/// It stands where a league table would stand.
///
/// Only the reader's own subject has a name; the others are dots, and in the table rows without one. Under ten ratings nobody is
/// drawn, but what they had counts in the share of all.
package struct Funnel: Picture {
  /// Beyond it, those within the limits are left out first.
  package static let mostOthers = 1000

  package struct Subject: Hashable, Sendable {
    package let name: String
    package let satisfied: Share

    package init(_ name: String, _ satisfied: Share) {
      self.name = name
      self.satisfied = satisfied
    }
  }

  package let title: String
  /// What a point is: `Cán bộ`.
  package let rowHeading: String
  /// The satisfied of all ratings that were given, the subject's among them.
  package let all: Share
  /// Of all that were given, the subject among them; `nil` without a rating. What else speaks of limits must take these.
  package let limits: FunnelLimits?
  package let subject: Subject?
  /// Those that are drawn, by number of ratings, then by share.
  package let others: [Share]
  /// How many others have fewer than ten ratings.
  package let othersTooFew: Int
  /// How many others were given beyond ``mostOthers``.
  package let othersBeyond: Int

  /// - Parameter others: all with whom the subject is compared, without the subject.
  package init(title: String, rowHeading: String, subject: Subject?, others: [Share]) throws(PictureFault) {
    let peers = (subject.map { [$0.satisfied] } ?? []) + others
    try PictureFault.check(peers.map(\.of))
    let limits = FunnelLimits(peers: peers)
    let drawable = others.filter(\.isDrawn)
    self.title = title
    self.rowHeading = rowHeading
    self.limits = limits
    all = Share(count: peers.map(\.count).reduce(0, +), of: peers.map(\.of).reduce(0, +))
    self.subject = subject
    self.others = Self.chosen(drawable, limits)
    othersTooFew = others.count - drawable.count
    othersBeyond = max(0, drawable.count - Self.mostOthers)
  }

  /// The subject and the others, as far as they are drawn.
  var drawn: [Share] { others + (subject.map { [$0.satisfied] } ?? []).filter(\.isDrawn) }

  /// The farther out a point lies, the sooner it is drawn; of equals as many from everywhere. Sorted, so that the order they were
  /// given in tells nobody who they are.
  private static func chosen(_ shares: [Share], _ limits: FunnelLimits?) -> [Share] {
    var chosen: [Share] = []
    let byPlace = Dictionary(grouping: shares.sorted(by: isBefore)) { limits?.place(of: $0)?.distance ?? 0 }
    for (_, alike) in byPlace.sorted(by: { $0.key > $1.key }) {
      let room = min(alike.count, mostOthers - chosen.count)
      chosen += (0..<room).map { alike[$0 * alike.count / room] }
    }
    return chosen.sorted(by: isBefore)
  }

  private static func isBefore(_ left: Share, _ right: Share) -> Bool {
    (left.of, left.count) < (right.of, right.count)
  }
}

extension Share {
  /// Fewer than ten ratings are no point.
  fileprivate var isDrawn: Bool { SampleSize(ratings: of).carriesPercentageWithInterval }
}

extension FunnelLimits.Place {
  /// How many limits lie between the share and that of all.
  var distance: Int {
    switch self {
    case .within: 0
    case .belowNarrow, .aboveNarrow: 1
    case .belowWide, .aboveWide: 2
    }
  }

  var pictureWord: PictureWord {
    switch self {
    case .within: .placeWithin
    case .belowNarrow: .placeBelowNarrow
    case .belowWide: .placeBelowWide
    case .aboveNarrow: .placeAboveNarrow
    case .aboveWide: .placeAboveWide
    }
  }
}
