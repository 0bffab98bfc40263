import KioskSession
import RatingModel

/// All that the fold knows at one point but the counts themselves: what counting goes on from when the entries before are
/// no longer there. Only of a boot that is dated.
package struct FoldState: Hashable, Sendable, Codable {
  package struct AnchoredBoot: Hashable, Sendable, Codable {
    package let boot: BootID
    package let anchor: Anchor
  }

  package let boot: BootID
  package let configuration: CounterConfiguration
  /// By the sequence numbers of the anchors.
  package let anchors: [AnchoredBoot]
  package let lastSession: SessionNumber
  /// Those that later entries may name, by number.
  package let sessions: [FoldedSession]
  /// By sequence number.
  package let pending: [PendingRating]

  /// `nil` for a fold that has no boot or no configuration, or counts that wait for a date.
  init?(_ fold: TallyFold) {
    guard let boot = fold.boot, let configuration = fold.configuration, fold.undated.isEmpty else { return nil }
    self.boot = boot
    self.configuration = configuration
    anchors = fold.anchors.map { AnchoredBoot(boot: $0.key, anchor: $0.value) }
      .sorted { $0.anchor.sequence < $1.anchor.sequence }
    lastSession = fold.lastSession
    sessions = fold.sessions.all.sorted { $0.number < $1.number }
    pending = fold.pending.values.map(\.asKept).sorted { $0.rating < $1.rating }
  }

  func fold(of journal: JournalID) throws(FoldFailure) -> TallyFold {
    var fold = TallyFold()
    fold.journal = journal
    fold.boot = boot
    try fold.configure(configuration)
    for known in anchors { fold.anchors[known.boot] = known.anchor }
    fold.lastSession = lastSession
    for session in sessions { fold.sessions.add(session) }
    for rating in pending { fold.pending[rating.rating] = rating }
    return fold
  }
}
