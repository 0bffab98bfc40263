import KioskDevices
import KioskJournal

/// What the loop knows of itself; see `KioskHealthReport` for what is said of it.
struct LoopHealth: Sendable {
  struct Screen: Sendable {
    /// Nothing else can send a rating.
    let isOnlyWay: Bool
    /// For how long the page has not painted what it was sent; `nil` when it has.
    let unpaintedMilliseconds: Int64?
  }

  /// The journal's soundness, as far as this run knows it.
  struct Standing: Sendable {
    /// `nil` while the journal fails.
    let isSealed: Bool?
    let check: JournalCare.Check?
    let checkFailure: JournalFailure?
    let archiveFindings: [String]
    let archiveFailure: JournalFailure?
    let witnessFailure: JournalFailure?
    let diskUse: DiskUse?
  }

  let failure: JournalFailure?
  let journal: Standing
  let devices: [DeviceHealth]
  let isDated: Bool
  /// These three `nil` while the journal fails.
  let openTailEntries: Int64?
  let openTailAgeSeconds: Int64?
  let waitingRatings: Int?
  let pressesNotTaken: Int64
  let isInMaintenance: Bool
  let screen: Screen?
}
