import KioskScreen
import KioskSession
import RatingModel
import Testing

/// Whoever stands at the counter and watches the screen from the question to the end sees the same for every answer.
@Suite struct LevelSecrecyTests {
  @Test func screenShowsTheSameWhateverIsChosen() throws {
    let levels = try testScale(levels: 3).levels
    let answers = levels.map { KeyMeaning.level($0.name) } + [.decline]

    let seen = try answers.map { try views(answering: $0, then: .level(levels[0].name)) }

    #expect(seen[0].map(\.state) == [.serving, .pleaseRate, .thankYou, .idle])
    #expect(seen.allSatisfy { $0 == seen[0] })
  }

  private func views(answering first: KeyMeaning, then second: KeyMeaning) throws -> [ScreenView] {
    let rules = SessionRules(
      scale: try testScale(levels: 3), defaultClerk: ClerkID("H56.14/CB017"), roster: [], promptTimeoutSeconds: 30,
      correctionWindowSeconds: 5, burstRatings: 100, burstMinutes: 10)
    let presenter = ScreenPresenter(
      display: DisplayInformation(unitName: [:], counterLabel: [:], clerks: [:], scale: try testScale(levels: 3)))
    let id = try #require(SessionID("A"))
    let facts = OpenFacts(
      nextSession: SessionNumber(1), requestDigest: "", prior: nil, sameDossier: false, wall: nil, local: nil)
    var machine = SessionMachine(rules: rules, at: Instant(milliseconds: 0))
    let events: [(SessionEvent, Int64)] = [
      (.open(SessionRequest(id: id, clerk: nil, dossiers: [], ticket: nil), facts, .api), 0), (.invite(id), 1000),
      (.press(press(first, at: 2000)), 2000), (.press(press(second, at: 3000)), 3000), (.readThrough, 7000),
    ]
    return events.flatMap { event, time in machine.handle(event, at: Instant(milliseconds: time)) }
      .compactMap { if case .show(let offer) = $0 { presenter.view(of: offer, oneMoment: false) } else { nil } }
  }

  private func press(_ meaning: KeyMeaning, at time: Int64) -> Press {
    Press(
      meaning: meaning, down: Instant(milliseconds: time - 80), decided: Instant(milliseconds: time), channel: .button,
      device: "panel", simultaneous: false)
  }
}
