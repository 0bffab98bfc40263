import KioskJournal
import RatingModel

/// The journal's care: what ``JournalCare`` says is due goes to a thread beside the loop, and comes back as a letter.
extension KioskLoop {
  func careForJournal(at now: Instant) {
    guard let journal = counter.journal else { return }
    if journal.id != caredJournal {
      caredJournal = journal.id
      care.begin(journal.id, at: now)
    }
    // Nothing that a job needs is looked up while one goes on.
    guard care.running == nil else { return }
    let view = JournalCare.View(
      journal: journal.id, sequence: journal.sequence, witness: journal.witness, archive: journal.archive,
      cut: cutToCheck)
    if let job = care.next(view, at: now, isQuiet: isQuiet) { careThread.start(job) }
  }

  /// Nobody is being asked or thanked. Not only between sessions: at a busy counter there is always one.
  var isQuiet: Bool {
    switch counter.offer.phase {
    case .inviting, .thanks, .asking: false
    case .idle, .serving, .done, .unavailable: true
    }
  }

  func take(_ report: CareReport, at now: Instant) {
    switch report {
    case .checked(let journal, let result): take(journal, result, at: now)
    case .archivesChecked(let result): takeArchives(result, at: now)
    case .archived(let archive, let failure):
      say(failure, "an archive of the journal could not be written")
      care.archived(failure, at: now)
      if failure == nil { written.append(archive) }
    case .cutChecked(let through, let failure):
      care.cutChecked(failure, at: now)
      cutToCheck = nil
      guard let failure else {
        counter.journal?.noteSound(cut: through)
        nextPrune = now
        return
      }
      say(failure, "what is kept of a cut could not be checked")
      giveUp(failure, at: now)
    case .witnessed(let witness, let failure):
      say(failure, "the journal's witness could not be written")
      care.witnessed(witness, failure, at: now)
    case .measured(let use): care.measured(use, at: now)
    }
  }

  private func take(_ journal: JournalID, _ result: Result<Verification, JournalFailure>, at now: Instant) {
    guard counter.journal?.id == journal else { return care.notChecked(nil, at: now) }
    switch result {
    case .success(let verification) where verification.setsAside:
      care.notChecked(nil, at: now)
      let evidence = SetAsideEvidence(wall: clock.wallClaim(), software: KioskVersion.text, verification)
      counter.giveUp(evidence, because: .found, at: now)
    case .success(let verification): passed(journal, verification, at: now)
    case .failure(let failure):
      say(failure, "the journal could not be checked")
      care.notChecked(failure, at: now)
      giveUp(failure, at: now)
    }
  }

  private func passed(_ journal: JournalID, _ verification: Verification, at now: Instant) {
    let isFirst = !care.isCleared(journal)
    let through = verification.statistics.head.sequence
    care.passed(journal, JournalCare.Check(through: through, at: now, findings: verification.codes))
    if verification.codes.isEmpty {
      log.info("the journal was checked", metadata: ["through": "\(through)"])
    } else {
      let codes = verification.codes.joined(separator: " ")
      log.error("the journal was checked", metadata: ["through": "\(through)", "found": "\(codes)"])
    }
    // What was withheld until now may leave.
    if isFirst { releasedSomething() }
  }

  private func takeArchives(_ result: Result<[String], JournalFailure>, at now: Instant) {
    switch result {
    case .success(let codes):
      if !codes.isEmpty {
        let found = codes.joined(separator: " ")
        log.error("an archive of the journal is not what was written", metadata: ["found": "\(found)"])
      }
      care.archivesChecked(codes, nil, at: now)
    case .failure(let failure):
      say(failure, "the journal's archives could not be checked")
      care.archivesChecked(nil, failure, at: now)
    }
  }

  /// A failure of a job that says that the journal is damaged has the consequence of one of the loop's own.
  private func giveUp(_ failure: JournalFailure, at now: Instant) {
    guard let journal = counter.journal,
      let evidence = counter.evidence(of: failure, known: journal.id, counter.place.witness.read())
    else { return }
    var damage = JournalDamage.found
    if case .damaged(let told) = failure { damage = told }
    counter.giveUp(evidence, because: damage, at: now)
  }

  private func say(_ failure: JournalFailure?, _ text: String) {
    guard let failure else { return }
    log.error("\(text)", metadata: ["code": "\(failure.code)", "hint": "\(failure.hint)"])
  }
}
