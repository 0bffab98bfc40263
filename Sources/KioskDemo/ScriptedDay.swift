import Foundation
import RatingModel

/// Plays a working day of three counters in seconds: real programs, a simulated clock, the centre away in the middle.
@MainActor
struct ScriptedDay {
  /// The centre is away for this part of the day.
  static let outage = 0.40..<0.65
  /// A kiosk's monotonic time when its office opens: it was switched on an hour before.
  static let opening: Int64 = 3_600_000_000

  let plan: WorkingDay
  let kiosks: [DemoKiosk]
  let centre: DemoCentre
  let day: CivilDate
  let killings: Killings
  let said: @MainActor (String) -> Void

  func play() async throws {
    var centreIsAway = false
    for (index, step) in plan.steps.enumerated() {
      try Task.checkCancellation()
      killings.strike(at: .step(index), kiosks: kiosks, centre: centre)
      let part = Double(step.at) / Double(WorkingDay.lengthMilliseconds)
      if Self.outage.contains(part) != centreIsAway {
        centreIsAway.toggle()
        said(centreIsAway ? "the centre goes away" : "the centre is back")
        if centreIsAway { await centre.stop() } else { try await centre.start() }
      }
      try await centre.keepUp()
      let kiosk = kiosks[step.counter]
      try await kiosk.move(mono: Self.opening + step.at * 1000, wall: wall(step.at))
      try await perform(step.action, at: step.at, on: kiosk)
    }
    if centreIsAway { try await centre.start() }
    // Doors close; an hour later every window is over.
    let end = (plan.steps.last?.at ?? 0) + 3_600_000
    for kiosk in kiosks { try await kiosk.move(mono: Self.opening + end * 1000, wall: wall(end)) }
  }

  /// 07:30 at UTC+7, where the invented office stands, and so many milliseconds later.
  private func wall(_ milliseconds: Int64) -> Int64 {
    Int64(day.daysSince1970) * 86_400_000 + 1_800_000 + milliseconds
  }

  private func perform(_ action: WorkingDay.Action, at: Int64, on kiosk: DemoKiosk) async throws {
    switch action {
    case .open(let visit):
      try await kiosk.open(visit.id, json: try body(of: visit, at: at), service: visit.service)
    case .invite(let id): try await kiosk.command("POST", "sessions/\(id)/invite")
    case .close(let id): try await kiosk.command("POST", "sessions/\(id)/close")
    case .cancel(let id): try await kiosk.command("POST", "sessions/\(id)/cancel")
    case .press(let finger): _ = try await kiosk.press(finger)
    case .tell(let word): try await kiosk.tell(word)
    }
  }

  private func body(of visit: WorkingDay.Visit, at: Int64) throws -> String {
    let drawn = Date(timeIntervalSince1970: Double(wall(at) - visit.waitedMilliseconds) / 1000)
    let body = OpenBody(
      clerk: visit.staff.map { OpenBody.Clerk(unit: DemoOffice.unit, staff: $0) },
      dossiers: visit.dossiers.map {
        OpenBody.Dossier(
          code: $0.code, procedure: $0.procedure, stage: $0.stage.rawValue, timeliness: $0.timeliness?.rawValue)
      },
      ticket: OpenBody.Ticket(number: visit.ticket, drawnAt: drawn.formatted(.iso8601)))
    return String(decoding: try CanonicalJSON.data(body), as: UTF8.self)
  }

  private struct OpenBody: Encodable {
    struct Dossier: Encodable {
      let code: String
      let procedure: String
      let stage: String
      let timeliness: String?
    }
    struct Ticket: Encodable {
      let number: String
      let drawnAt: String
      enum CodingKeys: String, CodingKey {
        case number
        case drawnAt = "drawn_at"
      }
    }
    struct Clerk: Encodable {
      let unit: String
      let staff: String
    }
    let clerk: Clerk?
    let dossiers: [Dossier]
    let ticket: Ticket
  }
}
