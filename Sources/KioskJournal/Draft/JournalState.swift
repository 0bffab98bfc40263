import RatingModel

/// What the journal keeps in memory so that appending reads nothing from the disk. A value: a transaction works on a copy,
/// and the copy takes its place once the disk has it.
struct JournalState: Sendable {
  let journal: JournalID
  /// The current one.
  let boot: BootID
  var fold = TallyFold()
  var head = ChainHead.beginning
  /// Of the newest entry of this boot.
  var mono: Instant
  var dossiers = KnownDossiers()
  /// Of the next entry; `nil` while nothing is sealed.
  var sealKey: SealKey?

  /// The local day of a point of this boot, or undated.
  func day(at instant: Instant) -> Period {
    local(at: instant).map { .day($0.date) } ?? .undated(boot)
  }

  func local(at instant: Instant) -> LocalTime? { fold.local(at: Moment(boot: boot, mono: instant)) }
}
