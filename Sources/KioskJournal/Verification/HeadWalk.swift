import Foundation
import RatingModel

/// Heads of the centre that a journal was held against.
package struct HeldHeads: Hashable, Sendable {
  /// Heads that are about this journal.
  package internal(set) var given = 0
  /// Of them, those that stand in it: the same hash at the same entry, and the same counts up to there.
  package internal(set) var standing = 0
  /// Of them, those about entries that were pruned, with no archive at hand.
  package internal(set) var outOfReach = 0
  /// The newest entry whose head stands; 0 before there is one.
  package internal(set) var through: Int64 = 0
}

/// Holds the heads that the centre has countersigned against a walk over the entries.
struct HeadWalk {
  private let heads: [CountersignedHead]
  private var journal: JournalID?
  /// Of this journal, by entry.
  private var waiting: [Int64: Set<CountersignedHead>] = [:]
  private(set) var held: HeldHeads?
  private var digest = RunningDigest()

  /// - Parameter heads: Of any journals; empty: nothing is held against anything.
  init(_ heads: [CountersignedHead]) {
    self.heads = heads
    if !heads.isEmpty { held = HeldHeads() }
  }

  /// The journal's name is known: from its first entry, or from where it was pruned.
  mutating func name(_ name: JournalID) {
    guard journal == nil, held != nil else { return }
    journal = name
    let ours = Set(heads.filter { $0.journal == name })
    held?.given = ours.count
    waiting = Dictionary(grouping: ours, by: \.sequence).mapValues(Set.init)
  }

  mutating func count(_ key: TallyKey, _ change: JournalChanges.TallyChange) {
    guard held != nil else { return }
    digest.put(Tally(key: key, count: change.number, version: change.version))
  }

  /// - Parameter isFolded: `false`: what the entries add up to is not known, the hash is.
  /// - Returns: Whether a head of this entry stands.
  mutating func meet(
    sequence: Int64, hash: Data, isFolded: Bool, _ verification: inout Verification
  ) throws -> Bool {
    guard let heads = waiting.removeValue(forKey: sequence) else { return false }
    let tallies = isFolded ? try digest.whole() : nil
    var standing = 0
    for head in heads.sorted(by: { $0.hash < $1.hash }) {
      if head.hash != hash.hexadecimal {
        verification.find(.headDiffers, at: sequence, "The centre countersigned another entry here.")
      } else if let tallies, head.tallies != tallies {
        verification.find(.headDiffers, at: sequence, "The centre countersigned other counts up to this entry.")
      } else if tallies != nil {
        standing += 1
      }
    }
    held?.standing += standing
    if standing > 0 { held?.through = sequence }
    return standing > 0
  }

  /// Entries up to this one are not there any more.
  mutating func passOver(through sequence: Int64) {
    for place in waiting.keys where place <= sequence {
      held?.outOfReach += waiting.removeValue(forKey: place)?.count ?? 0
    }
  }

  /// - Parameter last: The newest entry.
  mutating func finish(at last: Int64, _ verification: inout Verification) {
    guard let held else { return }
    if held.given == 0 {
      verification.find(.headDiffers, "The centre has countersigned no entry of this journal.")
    }
    if let newest = waiting.keys.filter({ $0 > last }).max() {
      verification.find(
        .headDiffers, at: (last + 1)...newest, "The centre countersigned entry \(newest); the journal ends before it.")
    }
    for place in waiting.keys.filter({ $0 <= last }).sorted() {
      verification.find(.headDiffers, at: place, "The centre countersigned this entry; the journal does not have it.")
    }
  }
}
