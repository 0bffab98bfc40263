import ForwardingContract
import Foundation
import GRDB
import RatingModel

/// Where a walk begins in a journal that was pruned: at a cut.
struct WalkBase {
  /// The oldest entry that is still there; up to the cut entries may be there that are about to go.
  let first: Int64
  let cut: KnownCut
  let fold: TallyFold
  let tallies: [TallyKey: JournalChanges.TallyChange]

  /// What stands before the first row; the hash is not known where rows before the cut are left.
  var head: ChainHead { ChainHead(sequence: first - 1, hash: isWhole ? cut.hash : EntryChain.beginning) }

  /// No row before the cut is left.
  var isWhole: Bool { first == cut.entry }

  /// `nil` when nothing was pruned, or when what should stand in for it does not hold: then the gap is found.
  init?(_ db: Database, journal: JournalID, _ verification: inout Verification) throws {
    guard try JournalSchema.hasCuts(db), let first = try EntryTable.first(db), first > 1 else { return nil }
    guard let cut = try CutTable.all(db).first, cut.entry >= first,
      case .cut(let payload)? = try? EntryTable.entry(cut.entry, db)?.payload, payload.through == cut.through,
      payload.hash == cut.hash.hexadecimal, let fold = try? payload.state.fold(of: journal)
    else { return nil }
    tallies = try CutTable.tallies(of: cut, db)
    guard try CutTable.digest(of: tallies) == payload.tallies else {
      verification.find(.cutDiffers, at: cut.entry, "The counts that are kept of the cut are not those it names.")
      return nil
    }
    (self.first, self.cut, self.fold) = (first, cut, fold)
  }
}
