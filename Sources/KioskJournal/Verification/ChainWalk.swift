import ForwardingContract
import Foundation
import GRDB
import RatingModel

/// Goes through all entries in order: chain, gaps, order in time, and the fold of what they count. Holds one entry at a
/// time, and the fold.
struct ChainWalk {
  var verification = Verification()
  private(set) var fold = TallyFold()
  private(set) var tallies: [TallyKey: JournalChanges.TallyChange] = [:]
  /// The fold could follow to the end.
  private(set) var isFolded = true
  private var previous: (boot: BootID, mono: Instant)?
  /// Sequence number the centre countersigned, and whether its hash was met.
  private let receipt: Receipt?

  init(receipt: Receipt?) {
    self.receipt = receipt
    verification.statistics.countersigned = receipt?.head.sequence ?? 0
  }

  /// Takes the next row and answers the entry, if it can be read.
  mutating func take(sequence: Int64, hash: Data, canonical: Data) -> Entry? {
    checkPlace(sequence, hash, canonical)
    verification.statistics.entries += 1
    verification.statistics.head = ChainHead(sequence: sequence, hash: hash)
    let entry: Entry
    do {
      entry = try Entry(canonical: canonical)
    } catch {
      verification.find(.entryUnreadable, at: sequence, "The entry's bytes are not an entry of format 1.")
      isFolded = false
      return nil
    }
    checkOrder(entry, at: sequence)
    verification.statistics.take(entry)
    add(entry)
    return entry
  }

  /// After the last row.
  mutating func finish() {
    let head = verification.statistics.head
    if let receipt, receipt.head.sequence > head.sequence {
      verification.find(
        .receiptDiffers, at: (head.sequence + 1)...receipt.head.sequence,
        "The centre countersigned entry \(receipt.head.sequence); the journal ends before it.")
    }
    verification.statistics.waiting = fold.pending.count
  }

  private mutating func checkPlace(_ sequence: Int64, _ hash: Data, _ canonical: Data) {
    let before = verification.statistics.head
    let expected = before.sequence &+ 1
    if sequence != expected {
      verification.find(.sequenceGap, at: expected...max(expected, sequence &- 1), "Entries are missing.")
      isFolded = false
    }
    if EntryChain.hash(of: canonical, after: before.hash) != hash {
      verification.find(
        .chainBroken, at: sequence, "The entry's hash does not follow from its bytes and the hash before it.")
    }
    if let receipt, receipt.head.sequence == sequence, receipt.head.hash != hash.hexadecimal {
      verification.find(
        .receiptDiffers, at: sequence, "The centre countersigned this entry with another hash.")
    }
  }

  private mutating func checkOrder(_ entry: Entry, at sequence: Int64) {
    if entry.sequence != sequence {
      verification.find(.entryMisplaced, at: sequence, "The entry says that it is number \(entry.sequence).")
    }
    if let previous, previous.boot == entry.boot, entry.mono < previous.mono {
      verification.find(.timeBackwards, at: sequence, "The entry is older than the one before it.")
    }
    previous = (entry.boot, entry.mono)
  }

  private mutating func add(_ entry: Entry) {
    guard isFolded else { return }
    do {
      for (key, number) in try fold.apply(entry).counts where number != 0 {
        tallies[key, default: .init()].add(number, version: entry.sequence)
      }
    } catch {
      isFolded = false
      verification.find(
        .entryImpossible, at: entry.sequence, "The entry does not follow from those before it (\(error.rawValue)).")
    }
  }
}
