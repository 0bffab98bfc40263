import Crypto
import Foundation
import RatingModel
import SyntheticNation
import Testing

struct DayTests {
  @Test func aDayMadeAloneIsTheSameAsWithinTheWhole() throws {
    let whole = try Samples.nation(.district, from: "2025-03-01", to: "2025-03-31")
    let part = try Samples.nation(.district, from: "2025-03-01", to: "2025-03-31")
    let all = Samples.days(of: whole)
    #expect(all.count > 500)
    for day in all.shuffled().prefix(200) {
      #expect(part.day(of: part.kiosks[day.kiosk], on: day.date) == day)
    }
  }

  @Test func thePlansDaysDoNotMoveWhatHappensOnOneOfThem() throws {
    // An office has neither mergers nor moves, which the plan's days place.
    let year = try Samples.nation(.office, from: "2025-01-01", to: "2025-12-31")
    let week = try Samples.nation(.office, from: "2025-10-06", to: "2025-10-12")
    for day in Samples.days(of: week) { #expect(year.day(of: year.kiosks[day.kiosk], on: day.date) == day) }
  }

  @Test func anotherSeedIsAnotherDay() throws {
    let one = try Samples.nation(.office, from: "2025-03-03", to: "2025-03-14", seed: 1)
    let two = try Samples.nation(.office, from: "2025-03-03", to: "2025-03-14", seed: 2)
    #expect(Samples.days(of: one).map(\.services) != Samples.days(of: two).map(\.services))
  }

  @Test(arguments: 2024...2030)
  func aYearHasAboutTwoHundredAndFiftyWorkingDays(year: Int) throws {
    let plan = try #require(NationPlan(size: .office, year: year))
    let open = plan.days.filter(WorkCalendar.isWorkingDay)
    #expect((245...252).contains(open.count))
    #expect(!open.contains { $0.weekday > 5 || WorkCalendar.isTet($0) })
    #expect(plan.days.filter(WorkCalendar.isTet).count == 7)
  }

  @Test func nothingHappensWhileTheOfficeIsClosed() throws {
    let nation = try Samples.nation(.office, from: "2025-01-25", to: "2025-02-03")
    // Tết of the year of the snake, between two weekends; one day of work is left.
    #expect(Set(Samples.days(of: nation).map(\.date.description)) == ["2025-02-03"])
    let outside = try Samples.day("2025-02-04")
    #expect(nation.day(of: nation.kiosks[0], on: outside) == nil)
  }

  @Test func oneCitizenIsServedAfterTheOther() throws {
    for day in Samples.days(of: try Samples.nation(.district, from: "2025-03-03", to: "2025-03-14")) {
      let ends = day.services.map { $0.moment }
      for (end, next) in zip(ends, day.services.dropFirst()) { #expect(end < next.openedAt) }
      for service in day.services {
        #expect((0..<86_400_000).contains(service.openedAt) && (0..<86_400_000).contains(service.moment))
        #expect(service.unit == day.unit && service.counter == day.counter)
      }
      #expect(day.strays.allSatisfy { (0..<86_400_000).contains($0.at) })
    }
  }

  @Test func whatIsSaidOfAServiceAgreesWithItself() throws {
    let days = Samples.days(of: try Samples.nation(.district, from: "2025-03-03", to: "2025-03-14"))
    let services = days.flatMap(\.services)
    #expect(services.count > 2000)
    for service in services {
      #expect((service.level != nil) == (service.outcome == .rated))
      #expect((service.channel != .none) == (service.outcome == .rated || service.outcome == .declined))
      #expect(service.firstLevel == nil || service.firstLevel != service.level)
      #expect(service.choices.isEmpty || service.outcome == .rated)
      #expect((service.clerk == nil) == service.marks.contains(.clerkInDoubt))
      if service.outcome == .notInvited { #expect(service.invitedAt == nil) }
      if let invited = service.invitedAt { #expect(invited > service.openedAt) }
      #expect(service.matters.allSatisfy { ($0.timeliness != nil) == ($0.stage == .returning) })
      #expect(service.matters.allSatisfy { $0.procedure.text.contains(/^[1-6]\.[0-9]{6}$/) })
    }
    #expect(Set(services.map(\.outcome)) == Set(Outcome.allCases))
    #expect(services.contains { $0.invitedAt != nil && $0.outcome == .cancelled })
  }

  @Test func nobodySitsAtTwoCountersAtOnce() throws {
    // Half a day each, over a quarter's end and the day of the mergers.
    let nation = try Samples.nation(.district, from: "2025-06-26", to: "2025-07-04", ratings: 400_000)
    let halves = Dictionary(grouping: Samples.days(of: nation).flatMap { day in day.services.map { (day, $0) } }) {
      day, service in
      "\(day.date) \(service.openedAt < 43_200_000) \(service.clerk?.description ?? "none")"
    }
    for (half, served) in halves where !half.hasSuffix("none") && !half.hasSuffix("TAM01") {
      #expect(Set(served.map { "\($0.0.unit) \($0.0.counter)" }).count == 1, "\(half)")
    }
  }

  @Test func clerksServeOnDaysOnWhichTheyHoldTheirCode() throws {
    let nation = try Samples.nation(.district, from: "2025-06-02", to: "2025-08-29")
    let held = Dictionary(grouping: nation.clerks, by: \.clerk).mapValues { $0.map(\.validity) }
    var places: [ClerkID: Set<UnitCode>] = [:]
    for day in Samples.days(of: nation) {
      for clerk in day.services.compactMap(\.clerk) where clerk.staff.text != "TAM01" {
        #expect(held[clerk]?.contains { $0.contains(day.date) } == true, "\(clerk) \(day.date)")
        places[clerk, default: []].insert(day.unit)
      }
    }
    // Those who were merged, and whoever was lent.
    #expect(places.values.contains { $0.count > 1 })
  }

  @Test func aKioskThatIsOverrunStaysWithinTheDay() throws {
    let nation = try Samples.nation(.office, from: "2025-03-03", to: "2025-03-07", ratings: NationPlan.mostRatings)
    let days = Samples.days(of: nation)
    #expect(days.allSatisfy { $0.services.count <= KioskDay.mostServices + 12 && $0.services.count > 300 })
    #expect(days.flatMap(\.services).allSatisfy { $0.moment < 86_400_000 })
  }
}
