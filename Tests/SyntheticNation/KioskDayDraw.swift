import RatingModel
import SeededRandom

/// Draws one day of one kiosk, from the seed, the kiosk and the day alone.
struct KioskDayDraw {
  let nation: SyntheticNation
  let kiosk: SyntheticKiosk
  let posting: SyntheticKiosk.Posting
  let date: CivilDate

  /// Of all sessions. The rest is timed out (a fifth), declined, not invited, cancelled or was not possible.
  static let ratedShare = 0.72
  /// What a counter can be busy for, and what goes by between two services.
  private static let (mostBusy, between): (Int64, Int64) = (390 * DayHours.minute, 50_000)
  private static let latest = 1320 * DayHours.minute

  func drawn() -> KioskDay {
    var random = SeededGenerator(
      seed: nation.plan.seed, 2, UInt64(kiosk.number), UInt64(bitPattern: Int64(date.daysSince1970)))
    let office = nation.offices[posting.office]
    var services: [Service] = []
    if let duty = office.duty(at: posting.place, on: date) {
      services = drawServices(office, duty, using: &random)
    }
    return KioskDay(
      kiosk: kiosk.number, unit: posting.unit, counter: posting.counter, date: date, services: services,
      strays: drawStrays(using: &random))
  }

  private func drawServices(
    _ office: SyntheticOffice, _ duty: (morning: Int, afternoon: Int), using random: inout SeededGenerator
  ) -> [Service] {
    let count = drawCount(using: &random)
    let arrivals = (0..<count).map { _ in DayHours.drawArrival(using: &random) }.sorted()
    let field = office.fields[posting.place]
    let usual = Double(count) * field.servingMinutes * Double(DayHours.minute)
    // Whoever has too many to serve serves them faster.
    let pace = min(1, max(0.02, Double(Self.mostBusy - Int64(count) * Self.between) / max(1, usual)))
    var services: [Service] = []
    var free: Int64 = 0
    for arrival in arrivals {
      let opened = max(arrival, free)
      guard opened < Self.latest else { break }
      let member = nation.staff[DayHours.isAfternoon(opened) ? duty.afternoon : duty.morning]
      let draw = ServiceDraw(
        kiosk: kiosk, posting: posting, office: office, member: member, field: field, pace: pace,
        isDark: office.darkFrom.map { $0 <= date } ?? false)
      let service = draw.drawn(openedAt: opened, using: &random)
      services.append(service)
      free = service.endsAt
    }
    return services + drawSeries(by: nation.staff[duty.afternoon], after: free, using: &random)
  }

  private func drawCount(using random: inout SeededGenerator) -> Int {
    let ratings = nation.ratingsPerWorkingDay * kiosk.weight * WorkCalendar.load(on: date)
    return min(random.poisson(ratings / Self.ratedShare), KioskDay.mostServices)
  }

  /// What a clerk presses who wants better figures: a dozen in a row, at the end of the day.
  private func drawSeries(
    by member: StaffMember, after free: Int64, using random: inout SeededGenerator
  ) -> [Service] {
    guard member.manner.isMachine, random.happens(0.35) else { return [] }
    let start = max(free + DayHours.minute, 1000 * DayHours.minute)
    return (0..<12).map { place in
      let opened = start + Int64(place) * 40_000
      return Service(
        unit: posting.unit, counter: posting.counter, clerk: member.record.clerk, openedAt: opened,
        invitedAt: opened + 8000, matters: [], outcome: .rated, channel: kiosk.channel,
        marks: Marks().with(.cadence, if: place >= 5).with(.burst, if: place >= 10)
          .with(.outsideHours, if: !DayHours.isOpen(opened)),
        level: Wording.references[0], firstLevel: nil, waitedMilliseconds: nil, choices: [], presses: [])
    }
  }

  private func drawStrays(using random: inout SeededGenerator) -> [StrayPress] {
    var strays = (0..<random.poisson(0.6)).map { _ in
      StrayPress(at: DayHours.drawArrival(using: &random), disposition: .ambient)
    }
    if random.happens(0.02) {
      strays += (0..<3).map { StrayPress(at: DayHours.closing + Int64($0) * 2000, disposition: .maintenance) }
    }
    return strays.sorted { $0.at < $1.at }
  }
}

extension Service {
  /// When the next citizen can be served.
  fileprivate var endsAt: Int64 { (invitedAt ?? openedAt + 90_000) + 40_000 }
}
