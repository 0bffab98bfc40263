/// What the journal was doing when something failed.
package enum JournalOperation: String, Hashable, Sendable {
  case open, append, look, anchor, tick, batch, receipt, epoch, erase, checkpoint, verify
  case seal, setAside, witness, cut, archive, prune
}
