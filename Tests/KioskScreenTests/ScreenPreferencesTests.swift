import KioskScreen
import KioskSession
import RatingModel
import Testing

@Suite struct ScreenPreferencesTests {
  private static let until = Instant(milliseconds: 9000)

  private func offer(_ phase: Offer.Phase, _ session: String?) -> Offer {
    Offer(phase: phase, since: Self.until, session: session.flatMap { SessionID($0) }, clerk: nil, revision: 1)
  }

  private static func touch(_ target: ScreenTarget, _ preferences: inout ScreenPreferences, changes: Bool = true) {
    let isChanged = preferences.touch(target)
    #expect(isChanged == changes)
  }

  private func touched() -> ScreenPreferences {
    var preferences = ScreenPreferences(languages: 3, startsWithSound: true)
    for target in [ScreenTarget.language, .textSize, .contrast, .sound] { Self.touch(target, &preferences) }
    return preferences
  }

  @Test func eachTouchGoesOneWayAndBack() {
    var preferences = touched()
    #expect(preferences.language == 1 && preferences.isTextLarge && preferences.isContrastHigh)
    #expect(!preferences.isSoundOn)

    for target in [ScreenTarget.language, .language, .textSize, .contrast, .sound] { Self.touch(target, &preferences) }

    #expect(preferences == ScreenPreferences(languages: 3, startsWithSound: true))
  }

  @Test func pressChangesNothingOfTheScreen() {
    var preferences = touched()
    for target in [ScreenTarget.press(.decline), .press(.proceed), .press(.option(1))] {
      Self.touch(target, &preferences, changes: false)
    }
    #expect(preferences == touched())
  }

  @Test func soundThatIsNotThereCannotBeSwitchedOn() {
    var preferences = ScreenPreferences(languages: 2, startsWithSound: false)
    Self.touch(.sound, &preferences, changes: false)
    #expect(!preferences.isSoundOn)
  }

  @Test func preferencesLastFromTheFirstTouchToTheEndOfTheSession() {
    let asking = Offer.Phase.asking(
      .init(subject: .contact, page: 0, pages: 1, options: []), until: Self.until)
    let phases: [Offer.Phase] = [
      .serving, .inviting(until: Self.until), .thanks(until: Self.until), asking, .unavailable([.input]),
    ]
    var preferences = touched()
    for (before, after) in zip(phases, phases.dropFirst()) {
      preferences.follow(from: offer(before, "A"), to: offer(after, "A"))
    }
    #expect(preferences == touched())
  }

  @Test(arguments: [("A" as String?, Offer.Phase.done), (nil, .idle), ("B", .serving), (nil, .unavailable([.journal]))])
  func preferencesEndWithTheCitizenWhoseTheyWere(next: (session: String?, phase: Offer.Phase)) {
    var preferences = touched()

    preferences.follow(from: offer(.thanks(until: Self.until), "A"), to: offer(next.phase, next.session))

    #expect(preferences == ScreenPreferences(languages: 3, startsWithSound: true))
  }

  @Test func sessionThatOpensFindsTheScreenAsItWasAtTheStart() {
    var preferences = touched()
    preferences.follow(from: offer(.idle, nil), to: offer(.serving, "A"))
    #expect(preferences == ScreenPreferences(languages: 3, startsWithSound: true))
  }
}
