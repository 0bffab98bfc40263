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

  init(receipt: SignedReceipt?) { verification.countersignature = receipt.map(Countersignature.init) }

  /// Takes the next row and answers the entry, if it can be read.
  mutating func take(sequence: Int64, hash: Data, canonical: Data) throws -> Entry? {
    checkPlace(sequence, hash, canonical)
    verification.statistics.entries += 1
    verification.statistics.head = ChainHead(sequence: sequence, hash: hash)
    let entry = try? Entry(canonical: canonical)
    if let entry {
      checkOrder(entry, at: sequence)
      verification.statistics.take(entry)
      add(entry)
    } else {
      verification.find(.entryUnreadable, at: sequence, "The entry's bytes are not an entry of format 1.")
      isFolded = false
    }
    try checkReceipt(at: sequence, hash)
    return entry
  }

  /// After the last row.
  mutating func finish() {
    let head = verification.statistics.head
    if let last = verification.countersignature?.through, last > head.sequence {
      verification.find(
        .receiptDiffers, at: (head.sequence + 1)...last,
        "The centre countersigned entry \(last); the journal ends before it.")
    } else if let first = verification.countersignature?.through, first < 1 {
      verification.find(.receiptDiffers, "The receipt is about no entry.")
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
  }

  /// At the entry that the receipt names, what it says must be what the walk came to.
  private mutating func checkReceipt(at sequence: Int64, _ hash: Data) throws {
    guard let receipt = verification.countersignature?.receipt, receipt.head.sequence == sequence else { return }
    if receipt.journal != fold.journal {
      verification.find(.receiptDiffers, at: sequence, "The centre countersigned another journal.")
    }
    if receipt.head.hash != hash.hexadecimal {
      verification.find(.receiptDiffers, at: sequence, "The centre countersigned this entry with another hash.")
    }
    if isFolded, receipt.head.tallies != (try digest()) {
      verification.find(.receiptDiffers, at: sequence, "The centre countersigned this entry with other counts.")
    }
    if verification.isSound { verification.countersignature?.meet() }
  }

  /// ``ForwardingContract/TallyDigest`` of what the entries so far add up to.
  func digest() throws -> String {
    try TallyDigest.of(tallies.map { Tally(key: $0.key, count: $0.value.number, version: $0.value.version) })
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
