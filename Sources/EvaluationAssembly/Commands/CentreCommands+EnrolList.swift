import EvaluationReports
import EvaluationStore
import ForwardingContract
import Foundation
import RatingModel

extension CentreCommands {
  /// Issues a one-time code for each counter of a list, all of them or none, and prints them as CSV.
  package static func enrolList(configuration path: String, file: String, asJSON: Bool) async -> CommandOutcome {
    await with(configuration: path) { centre in
      guard let handle = FileHandle(forReadingAtPath: file),
        let data = try? handle.read(upToCount: EnrolmentList.fileBytes + 1) ?? Data()
      else { throw CentreFailure.inputUnreadable(path: file) }
      let list: EnrolmentList
      switch EnrolmentList.read(data) {
      case .failure(let refusal): return outcome(of: refusal, file)
      case .success(let read): list = read
      }
      let (fingerprint, now) = (try await centre.key().fingerprint, centre.clock.now())
      let issued = list.rows.map {
        IssuedCode($0, fingerprint: fingerprint, at: now, zone: centre.settings.zone)
      }
      let unknown = try await centre.store.issueEnrolments(
        issued.map { $0.offer(on: centre.clock.today) }, by: centre.actor)
      guard unknown.isEmpty else {
        let problems = unknown.map { index in
          EnrolmentListProblem(
            .unknown, line: list.rows[index].line, "\(issued[index].unit) \(issued[index].counter)")
        }
        return outcome(of: EnrolmentListRefusal(problems: problems), file)
      }
      guard !asJSON else { return CommandOutcome(json: issued) }
      return CommandOutcome(
        text: (["unit,counter,code,expires"] + issued.map(\.line)).joined(separator: "\n"),
        notes:
          "\(issued.count) codes. Each works once, within \(enrolmentHours) hours; whoever reads this list can enrol.")
    }
  }

  private static func outcome(of refusal: EnrolmentListRefusal, _ file: String) -> CommandOutcome {
    let lines = refusal.problems.map { problem in
      let place = [file, problem.line.map(String.init)].compactMap(\.self).joined(separator: ":")
      return "\(place): \(problem.code): \(problem.subject) Hint: \(problem.hint)"
    }
    return CommandOutcome(.badInput, notes: (lines + ["No code was issued."]).joined(separator: "\n"))
  }
}

/// A code for one counter, as it is printed.
private struct IssuedCode: Encodable {
  let unit: UnitCode
  let counter: CounterCode
  let code: String
  let expires: String
  private let secret: String
  private let issuedAt: WallTime
  private let expiresAt: WallTime

  private enum CodingKeys: String, CodingKey { case unit, counter, code, expires }

  init(_ row: EnrolmentList.Row, fingerprint: String, at time: WallTime, zone: Zone) {
    (unit, counter, issuedAt) = (row.place.unit, row.place.counter, time)
    secret = EnrolmentSecret.random()
    expiresAt = WallTime(milliseconds: time.milliseconds + Int64(CentreCommands.enrolmentHours) * 3_600_000)
    code = EnrolmentCode(secret: secret, centreFingerprint: fingerprint).text
    expires = Spelling(language: .english, zone: zone).isoText(expiresAt)
  }

  /// No field holds what CSV would quote.
  var line: String { "\(unit),\(counter),\(code),\(expires)" }

  func offer(on day: CivilDate) -> EnrolmentOffer {
    EnrolmentOffer(
      secretHash: EnrolmentSecret.hash(secret), unit: unit, counter: counter, day: day, issuedAt: issuedAt,
      expiresAt: expiresAt)
  }
}
