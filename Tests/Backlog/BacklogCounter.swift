import KioskJournal
import KioskSession
import RatingModel
import SeededRandom

/// What is said at the counter of `make bench-forward`, in the words of the session machine.
struct BacklogCounter {
  /// A word of this file that its type refuses: a slip of the pen.
  struct Malformed: Error {}

  let configuration: CounterConfiguration
  private let scale: Scale
  private let clerks: [ClerkID]
  private let procedures: [ProcedureCode]

  init() throws {
    let levels = [("tot", true), ("duoc", true), ("kem", false)].map { name, satisfied in
      LevelName(name).map { Level(name: $0, labels: ["vi": name, "en": name], satisfied: satisfied) }
    }
    guard let id = ScaleID("ton-dong-3"), let scale = Scale(id: id, version: 1, levels: levels.compactMap(\.self)),
      let unit = UnitCode("H99.14"), let place = CounterCode("Q01"), let zone = Zone("Asia/Ho_Chi_Minh")
    else { throw Malformed() }
    self.scale = scale
    clerks = ["CB001", "CB002", "CB003"].compactMap { StaffCode($0).map { ClerkID(unit: unit, staff: $0) } }
    procedures = (0..<12).compactMap { ProcedureCode("1.0107\($0 + 10)") }
    configuration = CounterConfiguration(
      unit: unit, counter: place, zone: zone, scale: scale, roster: clerks, defaultClerk: clerks.first,
      correctionWindowSeconds: 5, promptTimeoutSeconds: 30, burstRatings: 100, burstMinutes: 5,
      casePublicKey: nil)
  }

  func request(_ number: Int, using random: inout SeededGenerator) throws -> SessionRequest {
    guard let id = SessionID("ton-dong-\(number)"), let code = DossierCode("H99.14-\(number)") else {
      throw Malformed()
    }
    let dossier = SessionRequest.Dossier(
      code: code, procedure: procedures.randomElement(using: &random),
      stage: Bool.random(using: &random) ? .receiving : .returning, timeliness: nil)
    return SessionRequest(id: id, clerk: clerks.randomElement(using: &random), dossiers: [dossier], ticket: nil)
  }

  /// Opened, invited, rated, and final.
  func records(
    of session: SessionNumber, _ request: SessionRequest, digest: String, at: Instant, within milliseconds: Int64,
    using random: inout SeededGenerator
  ) -> [SessionRecord] {
    let invited = at.adding(milliseconds: milliseconds / 2)
    let rated = at.adding(milliseconds: milliseconds * 3 / 4)
    let opened = SessionRecord.Opened(
      session: session, request: request, requestDigest: digest, clerk: request.clerk, clerkSource: .session, marks: [],
      waitedMilliseconds: .random(in: 0...4_000_000, using: &random), source: .api)
    let level = scale.levels[Int.random(in: 0..<scale.levels.count, using: &random)].name
    return [
      SessionRecord(at: at, body: .open(opened)), SessionRecord(at: invited, body: .invite(session)),
      SessionRecord(
        at: rated,
        body: .rating(
          .init(
            session: session, level: scale.reference(level), channel: .button, marks: [], down: rated, device: "panel"))
      ),
      SessionRecord(at: at.adding(milliseconds: milliseconds), body: .ratingFinal(session)),
    ]
  }
}
