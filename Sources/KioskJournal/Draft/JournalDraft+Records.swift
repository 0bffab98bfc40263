import Foundation
import KioskSession
import RatingModel

/// What the session machine asks to keep, as entries.
extension JournalDraft {
  mutating func add(_ record: SessionRecord) throws(JournalFailure) {
    switch record.body {
    case .open(let opened): try open(opened, at: record.at)
    case .invite(let session): try append(.invite(SessionPayload(session: session)), at: record.at)
    case .close(let session): try append(.close(SessionPayload(session: session)), at: record.at)
    case .outcome(let ended): try append(.outcome(OutcomePayload(ended)), at: record.at)
    case .rating(let rated): try append(.rating(RatingPayload(rated, salt: secrets.salt())), at: record.at)
    case .correction(let corrected): try correct(corrected, at: record.at)
    case .answer(let answered): try append(.answer(AnswerPayload(answered, salt: secrets.salt())), at: record.at)
    case .contact(let contacted): try keep(contacted, at: record.at)
    case .ratingFinal(let session): finalise(session)
    case .press(let press): try append(.press(PressPayload(press, salt: secrets.salt())), at: record.at)
    case .availability(let change):
      let causes = change.causes.sorted().map(\.rawValue)
      let since = record.at < state.mono ? record.at : nil
      try append(.availability(AvailabilityPayload(causes: causes, since: since)), at: record.at)
    }
    try releaseFullLots(at: record.at)
  }

  private mutating func correct(_ corrected: SessionRecord.Corrected, at instant: Instant) throws(JournalFailure) {
    guard let rating = state.fold.sessions[corrected.session]?.rating else {
      throw .inconsistent(operation, .ratingUnknown)
    }
    try append(
      .correction(CorrectionPayload(corrected, rating: rating, salt: secrets.salt())), at: instant)
  }

  private mutating func keep(_ contacted: SessionRecord.Contacted, at instant: Instant) throws(JournalFailure) {
    let wish = commit(.contact, Data((contacted.isWished ? "yes" : "no").utf8))
    try append(
      .contact(
        ContactPayload(
          session: contacted.session, wish: wish, passed: contacted.isPassed, channel: contacted.channel,
          down: contacted.down, device: contacted.device)), at: instant)
  }

  private mutating func open(_ opened: SessionRecord.Opened, at instant: Instant) throws(JournalFailure) {
    let sequence = nextSequence
    let request = opened.request
    let id = commit(.id, Data(request.id.text.utf8))
    let digest = commit(.requestDigest, Data(opened.requestDigest.utf8))
    let ticket = request.ticket.map { commit(.ticket, Data($0.number.text.utf8)) }
    var dossiers: [OpenPayload.Dossier] = []
    for (index, dossier) in request.dossiers.enumerated() {
      let code = try encrypted(dossier.code).map { commit(.dossier(index), $0) }
      dossiers.append(
        .init(code: code, procedure: dossier.procedure, stage: dossier.stage, timeliness: dossier.timeliness))
    }
    let payload = OpenPayload(
      session: opened.session, clerk: opened.clerk, clerkSource: opened.clerkSource, source: opened.source,
      marks: opened.marks, waitedMilliseconds: opened.waitedMilliseconds, id: id, ticket: ticket, dossiers: dossiers,
      requestDigest: digest)
    try append(.open(payload), at: instant)
    changes.sessions.append(.init(digest: secrets.key.digest(of: request.id), sequence: sequence))
    let day = state.day(at: instant)
    for dossier in request.dossiers {
      meet(.init(sequence: sequence, digest: secrets.key.digest(of: dossier), period: day, mono: state.mono))
    }
  }

  /// Keeps a personal value beside the chain and answers the commitment that goes into it.
  private mutating func commit(_ name: PersonalField.Name, _ value: Data) -> String {
    let salt = Data(secrets.entropy.bytes(Commitment.saltBytes))
    let field = PersonalField(sequence: nextSequence, name: name, salt: salt, value: value)
    changes.personal.append(field)
    return field.commitment
  }

  private func encrypted(_ code: DossierCode) throws(JournalFailure) -> Data? {
    do {
      return try secrets.cipher?.seal(Data(code.text.utf8))
    } catch {
      throw .caseKeyUnusable
    }
  }
}

extension OutcomePayload {
  fileprivate init(_ ended: SessionRecord.Ended) {
    self.init(session: ended.session, outcome: ended.outcome, invited: ended.invited, channel: ended.channel)
  }
}

extension RatingPayload {
  fileprivate init(_ rated: SessionRecord.Rated, salt: String) {
    self.init(
      session: rated.session, level: rated.level, channel: rated.channel, marks: rated.marks, down: rated.down,
      device: rated.device, salt: salt)
  }
}

extension CorrectionPayload {
  fileprivate init(_ corrected: SessionRecord.Corrected, rating: Int64, salt: String) {
    self.init(
      session: corrected.session, rating: rating, level: corrected.level, direction: corrected.direction,
      channel: corrected.channel, down: corrected.down, device: corrected.device, salt: salt)
  }
}

extension PressPayload {
  fileprivate init(_ press: SessionRecord.NoRating, salt: String) {
    self.init(
      session: press.session, disposition: press.disposition, level: press.level, channel: press.channel,
      down: press.down, device: press.device, salt: salt)
  }
}

extension AnswerPayload {
  fileprivate init(_ answered: SessionRecord.Answered, salt: String) {
    self.init(
      session: answered.session, question: answered.question, version: answered.version, answers: answered.answers,
      passed: answered.isPassed, channel: answered.channel, down: answered.down, device: answered.device, salt: salt)
  }
}
