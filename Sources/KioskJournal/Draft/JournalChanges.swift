import Foundation
import RatingModel

/// The rows that one transaction writes.
struct JournalChanges: Sendable {
  struct ChainedEntry: Sendable {
    let sequence: Int64
    let hash: Data
    let canonical: Data
    let seal: Data?
  }

  struct TallyChange: Sendable {
    private(set) var number = 0
    private(set) var version: Int64 = 0

    mutating func add(_ more: Int, version newest: Int64) {
      number += more
      version = newest
    }
  }

  struct KnownSession: Sendable {
    let digest: Data
    let sequence: Int64
  }

  var entries: [ChainedEntry] = []
  var tallies: [TallyKey: TallyChange] = [:]
  /// Sequence numbers of ratings whose waiting counts came, changed or went.
  var pending: Set<Int64> = []
  var isUndatedCleared = false
  var undated: [UndatedCount] = []
  var personal: [PersonalField] = []
  var sessions: [KnownSession] = []
  var meetings: [KnownDossiers.Meeting] = []
  /// More happened to the known dossiers than that `meetings` came: all are written anew.
  var areMeetingsRewritten = false
  /// Sequence number of this boot's first entry, when the boot is new.
  var bootBegan: Int64?
  var anchor: Anchor?
  /// Sequence number of a configuration entry.
  var configuration: Int64?
  var scale: Scale?
  var questions: [Question] = []
  var meta: [MetaName: Data] = [:]
  var cut: KnownCut?
  /// Personal fields up to this entry are deleted.
  var erasedThrough: Int64?

  var isEmpty: Bool { entries.isEmpty }

  /// Adds what one entry changes.
  mutating func add(_ effect: FoldEffect, version: Int64) {
    for (key, number) in effect.counts where number != 0 {
      tallies[key, default: TallyChange()].add(number, version: version)
    }
    pending.formUnion(effect.pending)
    if effect.isUndatedCleared {
      isUndatedCleared = true
      undated = []
    }
    undated += effect.undated
  }
}
