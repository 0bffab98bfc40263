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
  private var seals: SealWalk
  private let base: WalkBase?
  private var heads: HeadWalk
  private(set) var memory: MemoryWalk
  /// What is asked about a clerk, where somebody asks.
  private(set) var trail: ClerkTrail?

  /// - Parameter base: Where to begin in a journal that was pruned.
  ///   - heads: What the centre countersigned, of any journals.
  init(
    receipt: SignedReceipt?, sealStarts: [SealKey] = [], heads: [CountersignedHead] = [], base: WalkBase? = nil,
    trail: ClerkTrail? = nil
  ) throws {
    seals = SealWalk(known: sealStarts, beginsLater: base != nil)
    self.base = base
    self.heads = HeadWalk(heads)
    memory = MemoryWalk(base: base)
    self.trail = trail
    verification.countersignature = receipt.map(Countersignature.init)
    if let base { try begin(from: base) }
  }

  private mutating func begin(from base: WalkBase) throws {
    (fold, tallies) = (base.fold, base.tallies)
    verification.statistics.head = base.head
    if let journal = fold.journal { heads.name(journal) }
    for (key, change) in tallies { heads.count(key, change) }
    trail?.begin(from: base)
    let stands = try heads.meet(
      sequence: base.cut.through, hash: base.cut.hash, isFolded: true, &verification)
    heads.passOver(through: base.cut.through)
    if stands { trail?.stand(at: base.cut.through) }
  }

  /// Takes the next row and answers the entry, if it can be read.
  mutating func take(sequence: Int64, hash: Data, canonical: Data, seal: Data?) throws -> Entry? {
    let isNext = sequence == verification.statistics.head.sequence &+ 1
    if let base, sequence <= base.cut.through { return passOver(sequence, hash, canonical, base) }
    let before = verification.statistics.head
    checkPlace(sequence, hash, canonical)
    verification.statistics.entries += 1
    verification.statistics.head = ChainHead(sequence: sequence, hash: hash)
    let entry = try? Entry(canonical: canonical)
    if let entry {
      checkOrder(entry, at: sequence)
      memory.take(entry)
      verification.statistics.take(entry)
      if case .cut(let payload) = entry.payload { try checkCut(payload, at: sequence, after: before) }
      add(entry)
    } else {
      verification.find(.entryUnreadable, at: sequence, "The entry's bytes are not an entry of format 1.")
      isFolded = false
    }
    seals.take(
      sequence: sequence, hash: hash, seal: seal, payload: entry?.payload, isNext: isNext, &verification)
    try checkReceipt(at: sequence, hash)
    let stands = try heads.meet(sequence: sequence, hash: hash, isFolded: isFolded, &verification)
    if stands { trail?.stand(at: sequence) }
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
    heads.finish(at: head.sequence, &verification)
    verification.heads = heads.held
    verification.statistics.waiting = fold.pending.count
  }

  /// What is about to be pruned no longer counts by itself: the cut has it. Its hashes lead up to the cut's.
  private mutating func passOver(_ sequence: Int64, _ hash: Data, _ canonical: Data, _ base: WalkBase) -> Entry? {
    if sequence != base.first { checkPlace(sequence, hash, canonical) }
    if sequence == base.cut.through, hash != base.cut.hash {
      verification.find(.cutDiffers, at: base.cut.entry, "The entry before the cut has another hash than it names.")
    }
    verification.statistics.head = ChainHead(sequence: sequence, hash: hash)
    return nil
  }

  private mutating func checkCut(_ payload: CutPayload, at sequence: Int64, after before: ChainHead) throws {
    guard isFolded else { return }
    let tallies = try digest()
    let isRight =
      payload.through == before.sequence && payload.hash == before.text && payload.state == FoldState(fold)
      && payload.tallies == tallies
    if !isRight { verification.find(.cutDiffers, at: sequence, "The cut is not what the entries before it add up to.") }
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
    if !receipt.countersigns {
      verification.find(.receiptDiffers, at: sequence, "What is kept as a receipt countersigns nothing.")
    }
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
      let effect = try fold.apply(entry)
      if let journal = fold.journal { heads.name(journal) }
      for (key, number) in effect.counts where number != 0 {
        tallies[key, default: .init()].add(number, version: entry.sequence)
        if let change = tallies[key] { heads.count(key, change) }
      }
      trail?.take(entry, effect, fold)
    } catch {
      isFolded = false
      verification.find(
        .entryImpossible, at: entry.sequence, "The entry does not follow from those before it (\(error.rawValue)).")
    }
  }
}
