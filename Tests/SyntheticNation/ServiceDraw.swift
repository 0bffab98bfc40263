import RatingModel
import SeededRandom

/// Draws one service at a counter.
struct ServiceDraw {
  let kiosk: SyntheticKiosk
  let posting: SyntheticKiosk.Posting
  let office: SyntheticOffice
  let member: StaffMember
  let field: ServiceField
  /// How long services take beside the usual.
  let pace: Double
  /// Whether nothing can be rated in the busiest hours.
  let isDark: Bool

  private var manner: Manner { member.manner }
  private static let temporary = StaffCode(written: "TAM01")

  func drawn(openedAt: Int64, using random: inout SeededGenerator) -> Service {
    let matters = MatterDraw(field: field).drawn(using: &random)
    let (outcome, isInvited) = drawOutcome(at: openedAt, using: &random)
    let marks = drawMarks(openedAt, matters, using: &random)
    let rating = outcome == .rated ? drawRating(matters, using: &random) : nil
    let serving = drawServing(using: &random)
    return Service(
      unit: posting.unit, counter: posting.counter, clerk: clerk(marks), openedAt: openedAt,
      invitedAt: isInvited ? openedAt + serving : nil, matters: matters, outcome: outcome,
      channel: outcome == .rated || outcome == .declined ? kiosk.channel : .none, marks: marks,
      level: rating?.level, firstLevel: rating?.first, waitedMilliseconds: drawWaiting(openedAt, using: &random),
      choices: outcome == .rated && kiosk.asksMore
        ? ChoiceDraw(matters: matters).drawn(using: &random) : [],
      presses: drawPresses(outcome, isInvited, using: &random))
  }

  private func clerk(_ marks: Marks) -> ClerkID? {
    if marks.contains(.clerkInDoubt) { return nil }
    return marks.contains(.unknownClerk)
      ? ClerkID(unit: posting.unit, staff: Self.temporary) : member.record.clerk
  }

  private func drawOutcome(at time: Int64, using random: inout SeededGenerator) -> (Outcome, isInvited: Bool) {
    if isDark, DayHours.isRush(time), random.happens(0.9) { return (.unavailable, true) }
    let place = random.place(
      among: [0.03, 0.006, manner.cancelsInvited, 0.008, manner.timedOut, 0.03, rest])
    switch place {
    case 0: return (.notInvited, false)
    case 1: return (.cancelled, false)
    case 2: return (.cancelled, true)
    case 3: return (.unavailable, true)
    case 4: return (.timedOut, true)
    case 5: return (.declined, true)
    default: return (.rated, true)
    }
  }

  /// What is left for the rated.
  private var rest: Double { max(0, 0.926 - manner.cancelsInvited - manner.timedOut) }

  private func drawMarks(
    _ openedAt: Int64, _ matters: [Service.Matter], using random: inout SeededGenerator
  ) -> Marks {
    let whose = random.fraction()
    return Marks()
      .with(.outsideHours, if: !DayHours.isOpen(openedAt))
      .with(.fallback, if: random.happens(0.01))
      .with(.oddDossierCode, if: random.happens(0.002) && !matters.isEmpty)
      .with(.sameDossier, if: random.happens(0.004) && !matters.isEmpty)
      .with(.clerkInDoubt, if: whose < 0.002)
      .with(.unknownClerk, if: whose > 0.999)
  }

  private func drawRating(
    _ matters: [Service.Matter], using random: inout SeededGenerator
  ) -> (level: LevelReference, first: LevelReference?) {
    let levels = Wording.references
    let lateness = matters.contains { $0.timeliness == .late } ? 6.0 : 1
    let displeased = min(0.6, manner.displeased * field.displeasure * lateness)
    let place = random.happens(displeased) ? Wording.worst : random.happens(manner.verySatisfied) ? 0 : 1
    guard random.happens(manner.corrected) else { return (levels[place], nil) }
    // Where it is a habit it goes one way.
    let isRaised = manner.corrected > 0.1 || random.happens(0.5)
    return isRaised
      ? (levels[0], levels[random.happens(0.4) ? Wording.worst : 1])
      : (levels[max(1, place)], levels[0])
  }

  private func drawServing(using random: inout SeededGenerator) -> Int64 {
    let spread = (0.3 + 1.4 * random.fraction()) * (random.happens(0.05) ? 2.5 : 1)
    return max(5000, Int64(field.servingMinutes * Double(DayHours.minute) * pace * spread))
  }

  private func drawWaiting(_ openedAt: Int64, using random: inout SeededGenerator) -> Int64? {
    guard office.hasTickets, random.happens(0.95) else { return nil }
    let usual = DayHours.isRush(openedAt) ? 11.0 : 4.0
    let spread = random.fraction() + random.fraction() * (random.happens(0.08) ? 5 : 1)
    return Int64(usual * Double(DayHours.minute) * spread)
  }

  private func drawPresses(
    _ outcome: Outcome, _ isInvited: Bool, using random: inout SeededGenerator
  ) -> [Disposition] {
    var presses: [Disposition] = []
    if random.happens(0.03) { presses.append(.early) }
    if isInvited, random.happens(0.005) { presses.append(.unsettled) }
    if isInvited, random.happens(0.002) { presses.append(.simultaneous) }
    if outcome == .rated, random.happens(0.05) {
      presses += Array(repeating: .repeat, count: 1 + random.below(3))
    }
    return presses
  }
}
