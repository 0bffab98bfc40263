import ForwardingContract
import KioskJournal
import RatingModel

/// A journal that is damaged, or not the one that must be there, makes way for a new one. It is set aside whole, with what was
/// found; entries go on under another id.
extension Counter {
  /// Opens the journal, once one that is damaged was set aside.
  ///
  /// - Throws: ``JournalFailure/tooManySetAside`` among others: then nothing is taken until somebody has seen to the disk.
  func openOrSetAside() throws(JournalFailure) -> Journal {
    if let damage { try setAside(damage) }
    let witness = place.witness.read()
    do { return try openJournal(witness) } catch {
      guard let found = evidence(of: error, known: nil, witness) else { throw error }
      damage = found
      try setAside(found)
    }
    return try openJournal(place.witness.read())
  }

  /// The centre takes nothing of this journal any more.
  func abandon(_ order: Receipt.Abandonment, at now: Instant) {
    guard let journal else { return }
    let glance = JournalGlance(path: place.path, known: journal.id)
    let evidence = SetAsideEvidence(wall: clock.wallClaim(), software: KioskVersion.text, order, glance: glance)
    giveUp(evidence, because: .abandoned, at: now)
  }

  /// Goes on under a new journal.
  func giveUp(_ evidence: SetAsideEvidence, because damage: JournalDamage, at now: Instant) {
    guard journal != nil else { return }
    self.damage = evidence
    fail(.damaged(damage), at: now)
  }

  /// What is to lie beside a journal that a failure says is damaged; `nil` for a failure that says something else.
  ///
  /// A file of a newer version, or of another program, is never ours to move. One that is no data base at all is a journal
  /// whose beginning is damaged where there was one: without a witness nobody can tell.
  func evidence(of failure: JournalFailure, known: JournalID?, _ witness: JournalWitness?) -> SetAsideEvidence? {
    switch failure {
    case .corrupt, .damaged: break
    case .notADatabase: if known == nil, witness == nil { return nil }
    default: return nil
    }
    return SetAsideEvidence(
      wall: clock.wallClaim(), software: KioskVersion.text, failure,
      glance: JournalGlance(path: place.path, known: known), witness: witness)
  }

  /// The centre has the reports with these ids.
  func noteReported(_ ids: Set<String>) throws(JournalFailure) {
    try place.setAside.noteReported(ids)
    unreported.removeAll { ids.contains($0.id) }
  }

  private func setAside(_ evidence: SetAsideEvidence) throws(JournalFailure) {
    try place.setAside.setAside(evidence)
    damage = nil
    unreported = place.setAside.unreported
    log.error(
      "the journal was set aside; the kiosk goes on under a new one",
      metadata: ["code": "\(evidence.code)", "journal": "\(evidence.journal?.description ?? "unknown")"])
  }
}
