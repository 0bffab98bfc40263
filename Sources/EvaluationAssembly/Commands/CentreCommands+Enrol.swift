import EvaluationStore
import ForwardingContract
import RatingModel

extension CentreCommands {
  /// How long a one-time code may be used.
  package static let enrolmentHours = EnrolmentOffer.hours

  /// Issues a one-time code for the kiosk of a counter. Only its hash is kept.
  package static func enrol(
    configuration path: String, unit: String, counter: String, asJSON: Bool
  ) async -> CommandOutcome {
    guard let unit = UnitCode(unit) else { return malformed("unit", UnitRule.noun) }
    guard let counter = CounterCode(counter) else { return malformed("counter", CounterRule.noun) }
    return await with(configuration: path) { centre in
      let secret = EnrolmentSecret.random()
      let now = centre.clock.now()
      let expiry = WallTime(milliseconds: now.milliseconds + Int64(enrolmentHours) * 3_600_000)
      let offer = EnrolmentOffer(
        secretHash: EnrolmentSecret.hash(secret), unit: unit, counter: counter, day: centre.clock.today, issuedAt: now,
        expiresAt: expiry)
      let code = EnrolmentCode(secret: secret, centreFingerprint: try await centre.key().fingerprint)
      if let refusal = try await centre.store.issueEnrolment(offer, by: centre.actor) {
        return badInput(refusal.code, refusal.refusal.message, hint: refusal.refusal.hint)
      }
      return outcome(code, unit, counter, asJSON)
    }
  }

  private static func outcome(
    _ code: EnrolmentCode, _ unit: UnitCode, _ counter: CounterCode, _ asJSON: Bool
  ) -> CommandOutcome {
    struct Answer: Encodable {
      let code: String
      let unit: UnitCode
      let counter: CounterCode
      let hours: Int
    }
    guard !asJSON else {
      return CommandOutcome(json: Answer(code: code.text, unit: unit, counter: counter, hours: enrolmentHours))
    }
    return CommandOutcome(
      text: code.text,
      notes: """
        Put this code into the credential file of the kiosk at counter \(counter) of \(unit). It works once, within \
        \(enrolmentHours) hours.
        """)
  }

  static func malformed(_ option: String, _ noun: String) -> CommandOutcome {
    badInput(
      "\(option)-malformed", "What was given for --\(option) is no \(noun).", hint: "Check it for typing errors.")
  }
}
