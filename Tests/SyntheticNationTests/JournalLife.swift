import ForwardingContract
import Foundation
import KioskJournal
import KioskSession
import RatingModel
import SyntheticNation
import Testing

/// Lives a kiosk's days again in a genuine journal, entry by entry, and asks it for its tallies.
struct JournalLife {
  private static let dayMilliseconds: Int64 = 86_400_000

  private let journal: Journal
  private let firstDay: CivilDate
  private var session: Int64 = 0
  private var records: [SessionRecord] = []

  init(path: String, kiosk: SyntheticKiosk, first: CivilDate, scale: Scale) throws {
    let boot = try #require(BootID(String(repeating: "c", count: 32)))
    let zone = try #require(Zone("Asia/Ho_Chi_Minh"))
    let posting = kiosk.postings[0]
    firstDay = first
    journal = try Journal.open(
      path: path, boot: boot, startedAt: Instant(milliseconds: 1), software: "1.0.0",
      configuration: CounterConfiguration(
        unit: posting.unit, counter: posting.counter, zone: zone, scale: scale, roster: [], defaultClerk: nil,
        correctionWindowSeconds: 5, promptTimeoutSeconds: 30, burstRatings: 100, burstMinutes: 5,
        secondStep: SecondStep(questions: Wording.questions, asksForContact: false, timeoutSeconds: 20),
        casePublicKey: nil))
    // Monotonic time begins with the first day's midnight in Viet Nam.
    let midnight = Int64(first.daysSince1970) * Self.dayMilliseconds - 7 * 3_600_000
    try journal.anchor(wall: WallTime(milliseconds: midnight + 2), at: Instant(milliseconds: 2), source: .ntp)
  }

  mutating func live(_ day: KioskDay) throws {
    records = []
    let midnight = Int64(day.date.daysSince1970 - firstDay.daysSince1970) * Self.dayMilliseconds
    for service in day.services { try enter(service, midnight) }
    for stray in day.strays {
      let at = Instant(milliseconds: midnight + stray.at)
      records.append(SessionRecord(at: at, body: .press(press(nil, stray.disposition, at))))
    }
    try journal.append(records, wall: nil)
  }

  /// All of them once the month is over and every level is released.
  func tallies(after days: Int) throws -> [Tally] {
    try journal.tick(at: Instant(milliseconds: Int64(days) * Self.dayMilliseconds))
    #expect(journal.waitingRatings == 0)
    let kiosk = try #require(KioskID("k-1"))
    return try journal.batch(kiosk: kiosk, epoch: "e", limit: 1_000_000)?.tallies ?? []
  }

  private mutating func enter(_ service: Service, _ midnight: Int64) throws {
    session += 1
    let number = SessionNumber(session)
    let (open, moment) = (
      Instant(milliseconds: midnight + service.openedAt), Instant(milliseconds: midnight + service.moment)
    )
    add(.open(try opened(service, number)), open)
    for disposition in service.presses { add(.press(press(number, disposition, open)), open) }
    if service.invitedAt != nil { add(.invite(number), moment) }
    guard let level = service.level else {
      let ended = SessionRecord.Ended(
        session: number, outcome: service.outcome, invited: service.invitedAt != nil, channel: service.channel)
      return add(.outcome(ended), moment)
    }
    let first = service.firstLevel ?? level
    add(
      .rating(.init(session: number, level: first, channel: service.channel, marks: [], down: moment, device: "p")),
      moment)
    if service.firstLevel != nil { add(.correction(correction(number, from: first, to: level, moment)), moment) }
    for choice in service.choices { add(.answer(answer(number, choice, moment)), moment) }
    add(.ratingFinal(number), moment)
  }

  private mutating func add(_ body: SessionRecord.Body, _ at: Instant) {
    records.append(SessionRecord(at: at, body: body))
  }

  private func opened(_ service: Service, _ number: SessionNumber) throws -> SessionRecord.Opened {
    let code = try #require(DossierCode("H64.201-250303-\(number.number)"))
    let dossiers = service.matters.map {
      SessionRequest.Dossier(code: code, procedure: $0.procedure, stage: $0.stage, timeliness: $0.timeliness)
    }
    let request = SessionRequest(
      id: try #require(SessionID("s-\(number.number)")), clerk: service.clerk, dossiers: dossiers, ticket: nil)
    return SessionRecord.Opened(
      session: number, request: request, requestDigest: String(repeating: "0", count: 64), clerk: service.clerk,
      clerkSource: service.clerk == nil ? .none : .session, marks: service.marks,
      waitedMilliseconds: service.waitedMilliseconds, source: .api)
  }

  private func correction(
    _ number: SessionNumber, from first: LevelReference, to level: LevelReference, _ at: Instant
  ) -> SessionRecord.Corrected {
    let isRaised = level.level.text == "rat-hai-long" || first.level.text == "khong-hai-long"
    return SessionRecord.Corrected(
      session: number, level: level, direction: isRaised ? .raised : .lowered, channel: .button, down: at, device: "p")
  }

  private func answer(_ number: SessionNumber, _ choice: Service.Choice, _ at: Instant) -> SessionRecord.Answered {
    SessionRecord.Answered(
      session: number, question: choice.question.id, version: choice.question.version, answers: choice.answers,
      isPassed: true, channel: .button, down: at, device: "p")
  }

  private func press(_ number: SessionNumber?, _ disposition: Disposition, _ at: Instant) -> SessionRecord.NoRating {
    SessionRecord.NoRating(
      session: number, disposition: disposition, level: nil, channel: .button, down: at, device: "p")
  }
}
