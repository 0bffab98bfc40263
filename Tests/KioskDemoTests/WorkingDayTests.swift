import RatingModel
import Testing

@testable import KioskDemo

/// On every scripted day everything happens that it is to show.
struct WorkingDayTests {
  private struct Counter {
    let actions: [WorkingDay.Action]

    var fingers: [WorkingDay.Finger] { actions.compactMap { if case .press(let finger) = $0 { finger } else { nil } } }
    var visits: [WorkingDay.Visit] { actions.compactMap { if case .open(let visit) = $0 { visit } else { nil } } }
    var words: [DemoWord] { actions.compactMap { if case .tell(let word) = $0 { word } else { nil } } }
  }

  private static func counters(seed: UInt64) throws -> [Counter] {
    let day = try #require(CivilDate("2026-11-21"))
    let steps = WorkingDay(counters: DemoOffice.counters, seed: seed, day: day).steps
    return DemoOffice.counters.indices.map { index in
      Counter(actions: steps.filter { $0.counter == index }.map(\.action))
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func citizensAnswerAreCalledBackTouchAndMeetATechnician(seed: UInt64) throws {
    for counter in try Self.counters(seed: seed).prefix(2) {
      let choices = counter.fingers.compactMap(\.choice)
      #expect(choices.contains(.contact(true)))
      for question in DemoQuestion.all {
        #expect(choices.contains { if case .answers(question.id, let names) = $0 { !names.isEmpty } else { false } })
      }
      #expect(counter.fingers.contains { $0.target?.hasPrefix("level:") == true })
      #expect(counter.fingers.contains { $0.target == "option:2" })
      #expect(counter.words.contains(.maintenance(true)) && counter.words.contains(.maintenance(false)))
      #expect(counter.visits.contains { $0.service == .inDoubt && $0.staff != nil })
      #expect(counter.words.compactMap(\.ownSession).map(\.state) == ["serving", "inviting"])
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func aSubstituteSitsAtTheFirstCounterOnly(seed: UInt64) throws {
    let counters = try Self.counters(seed: seed)
    let substitute = CounterAccount.Service(staff: DemoOffice.substitute.staff)
    #expect(counters[0].visits.contains { $0.service == substitute })
    #expect(!counters[1...].contains { $0.visits.contains { $0.service == substitute } })
  }

  @Test func aCounterThatAsksNoMoreHasNoChoices() throws {
    let counter = try #require(try Self.counters(seed: 1).last)
    #expect(counter.fingers.allSatisfy { $0.choice == nil })
  }

  /// The badge that is scanned, and the technician's work, are over before anybody else is served.
  @Test func whatIsPutAsideIsTakenBack() throws {
    for counter in try Self.counters(seed: 5).prefix(2) {
      let badges = counter.words.filter { if case .badge = $0 { true } else { false } }
      #expect(badges == [.badge(staff: DemoOffice.substitute.staff), .badge(staff: nil)])
    }
  }
}
