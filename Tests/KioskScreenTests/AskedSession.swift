import KioskScreen
import KioskSession
import RatingModel
import Testing

/// One session at a counter, from a machine that really asks: what its screen shows, view by view.
struct AskedSession {
  let scale: Scale
  private let rules: SessionRules
  private let presenter: ScreenPresenter
  private let id: SessionID

  /// - Parameter questions: The kinds of what is asked after the level, in this order, of three answers each.
  init(levels: Int, questions: [Question.Kind] = [], asksForContact: Bool = false) throws {
    scale = try testScale(levels: levels)
    id = try #require(SessionID("A"))
    rules = SessionRules(
      scale: scale, defaultClerk: ClerkID("H56.14/CB017"), roster: [], promptTimeoutSeconds: 30,
      correctionWindowSeconds: 5, burstRatings: 100, burstMinutes: 10,
      secondStep: SecondStep(
        questions: try questions.map(AskingTests.question), asksForContact: asksForContact, timeoutSeconds: 20))
    presenter = ScreenPresenter(
      display: DisplayInformation(
        unitName: [:], counterLabel: [:], clerks: [:], scale: scale, declines: true, takesTouches: true,
        sounds: SoundSet(names: ["prompt.wav", "thanks.wav"], volumePercent: 50)))
  }

  /// Opens, invites at 1,000 ms, and presses.
  ///
  /// - Parameters:
  ///   - presses: Each with its time, in milliseconds.
  ///   - end: How long the screen is looked at, in milliseconds.
  func views(of presses: [(KeyMeaning, Int64)], until end: Int64) throws -> [ScreenView] {
    let dossier = SessionRequest.Dossier(
      code: try #require(DossierCode("H56.14-261121-0001")), procedure: nil, stage: .receiving, timeliness: nil)
    let facts = OpenFacts(
      nextSession: SessionNumber(1), requestDigest: "", prior: nil, sameDossier: false, wall: nil, local: nil)
    let request = SessionRequest(id: id, clerk: nil, dossiers: [dossier], ticket: nil)
    var machine = SessionMachine(rules: rules, at: Instant(milliseconds: 0))
    var offers: [Offer] = []
    var wake: Instant?
    func handle(_ event: SessionEvent, at time: Instant) {
      for effect in machine.handle(event, at: time) {
        switch effect {
        case .show(let offer): offers.append(offer)
        case .wake(let time): wake = time
        case .append, .reply: break
        }
      }
    }
    /// What the machine wished for comes at its moment.
    func advance(to time: Instant) {
      while let due = wake, due <= time {
        wake = nil
        handle(.readThrough, at: due)
      }
    }
    handle(.open(request, facts, .api), at: Instant(milliseconds: 0))
    handle(.invite(id), at: Instant(milliseconds: 1000))
    for (meaning, time) in presses {
      let press = Press(
        meaning: meaning, down: Instant(milliseconds: time - 80), decided: Instant(milliseconds: time),
        channel: .button, device: "panel", simultaneous: false)
      advance(to: press.decided)
      handle(.press(press), at: press.decided)
      handle(.readThrough, at: press.decided)
    }
    advance(to: Instant(milliseconds: end))
    return offers.map { presenter.view(of: $0, oneMoment: false) }
  }
}
