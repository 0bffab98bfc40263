import Testing

@testable import KioskScreen
@testable import KioskSound

/// What is heard without a screen is what the page would play: `ScreenScript` of KioskHTTP has the same rule.
struct SignalEarTests {
  private static let prompt = signal(.prompt, ["prompt.wav", "please-rate.vi.wav"], words: "please-rate.vi.wav")
  private static let question = signal(.question, ["question.wav"], mark: "mark.wav", unmark: "unmark.wav")
  private static let thanks = signal(.thanks, ["thanks.wav"])

  private static func signal(
    _ kind: Signal.Kind, _ sounds: [String], mark: String? = nil, unmark: String? = nil, words: String? = nil
  ) -> Signal {
    Signal(kind: kind, mark: mark, unmark: unmark, sounds: sounds, words: words, volumePercent: 60)
  }

  /// - Parameter chosen: Places of the options that are chosen, of two.
  private static func view(
    _ state: String, since: Int64 = 1, chosen: Set<Int> = [], _ signal: Signal? = nil
  ) -> HeardView {
    HeardView(
      state: state, sinceMicroseconds: since,
      options: [1, 2].map { HeardView.Option(place: $0, isChosen: chosen.contains($0)) }, signal: signal)
  }

  @Test func signalIsPlayedOnceHoweverOftenItsViewComes() {
    var ear = SignalEar()
    let view = Self.view("please-rate", Self.prompt)
    let cue = SignalEar.Cue.play(
      ["prompt.wav", "please-rate.vi.wav"], words: "please-rate.vi.wav", volumePercent: 60)
    #expect(ear.hear(view) == cue)
    #expect(ear.hear(view) == nil)
    #expect(ear.hear(Self.view("please-rate", since: 2, Self.prompt)) == cue)
  }

  @Test func thanksRingOutAtACounterThatIsFreeAgain() {
    var ear = SignalEar()
    _ = ear.hear(Self.view("thank-you", Self.thanks))
    #expect(ear.hear(Self.view("idle", since: 2)) == nil)
  }

  @Test func theNextCitizenEndsTheThanks() {
    var ear = SignalEar()
    _ = ear.hear(Self.view("thank-you", Self.thanks))
    #expect(ear.hear(Self.view("serving", since: 2)) == .hush)
  }

  @Test func aQuestionThatIsOverIsSaidNoLonger() {
    var ear = SignalEar()
    _ = ear.hear(Self.view("please-rate", Self.prompt))
    #expect(ear.hear(Self.view("idle", since: 2)) == .hush)
  }

  @Test func soundThatIsSwitchedOffEndsAtOnce() {
    var ear = SignalEar()
    _ = ear.hear(Self.view("please-rate", Self.prompt))
    #expect(ear.hear(Self.view("please-rate")) == .hush)
  }

  @Test func choosingAndTakingBackAreToldApartAndTheSameForEveryOption() {
    var ear = SignalEar()
    let begun = ear.hear(Self.view("chips", Self.question))
    let cues = [[1], [1, 2], [2], []].map { ear.hear(Self.view("chips", chosen: Set($0), Self.question)) }
    #expect(begun == .play(["question.wav"], words: nil, volumePercent: 60))
    #expect(
      cues
        == ["mark.wav", "mark.wav", "unmark.wav", "unmark.wav"].map {
          .play([$0], words: nil, volumePercent: 60)
        })
  }

  @Test func signalThatWasCutOffIsHeardAsForTheFirstTime() {
    var ear = SignalEar()
    _ = ear.hear(Self.view("serving"))
    let view = Self.view("please-rate", since: 2, Self.prompt)
    let cue = ear.hear(view)
    ear.forgetLast()
    #expect(cue != nil && ear.hear(view) == cue)
    #expect(ear.hear(view) == nil)
  }

  @Test func markThatWasCutOffIsHeardAgainWithoutItsQuestion() {
    var ear = SignalEar()
    _ = ear.hear(Self.view("chips", Self.question))
    let view = Self.view("chips", chosen: [1], Self.question)
    _ = ear.hear(view)
    ear.forgetLast()
    #expect(ear.hear(view) == .play(["mark.wav"], words: nil, volumePercent: 60))
  }

  @Test func promptInWhosePlaceANoticeWasCutOffIsHeardAgain() {
    var ear = SignalEar()
    let asking = Self.view("please-rate", Self.prompt)
    let cue = ear.hear(asking)
    _ = ear.hear(Self.view("one-moment", since: 2, Self.signal(.notice, ["notice.wav"])))
    ear.forgetLast()
    #expect(cue != nil && ear.hear(asking) == cue)
  }

  @Test func thanksThatWereCutOffAreNotForTheNextCitizen() {
    var ear = SignalEar()
    _ = ear.hear(Self.view("please-rate", Self.prompt))
    _ = ear.hear(Self.view("thank-you", since: 2, Self.thanks))
    ear.forgetLast()
    #expect(ear.hear(Self.view("idle", since: 3)) == nil)
    #expect(ear.hear(Self.view("please-rate", since: 4, Self.prompt)) != nil)
  }
}
