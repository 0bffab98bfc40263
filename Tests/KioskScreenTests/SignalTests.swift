import Foundation
import KioskScreen
import KioskSession
import RatingModel
import Testing

@Suite struct SignalTests {
  private static let until = Instant(milliseconds: 9000)

  @Test func tonesAreWaveFilesThatTheListenerWouldTake() {
    var seen: Set<Data> = []
    for kind in Signal.Kind.allCases {
      let file = Tone.wave(kind)
      #expect(SoundFormat(file) == .wav)
      // The header says how long the file is.
      let length = file.dropFirst(4).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      #expect(length == file.count - 8)
      seen.insert(file)
    }
    #expect(seen.count == Signal.Kind.allCases.count)
  }

  @Test func onlyNamesThatTheScreenOfThisCounterAsksForArePermitted() throws {
    // Three answers on pages of two, and no contact.
    let step = SecondStep(questions: [try AskingTests.question(.chips)], asksForContact: false, timeoutSeconds: 20)
    let asked = SoundSet.asked(languages: ["vi", "nut"], secondStep: step, levels: 3)

    for name in [
      "prompt.wav", "thanks.ogg", "unmark.wav", "please-rate.vi.ogg", "cannot-rate.nut.wav", "one-moment.vi.wav",
      "question-dieu-gi.nut.ogg", "question-dieu-gi-2.vi.ogg",
    ] { #expect(asked.contains(name), "\(name)") }
    for name in [
      "", "prompt", "prompt.mp3", "../prompt.wav", "please-rate.ogg", "rat-hai-long.wav", "Prompt.wav", "idle.vi.wav",
      "chips.vi.ogg", "please-rate.en.ogg", "contact.vi.ogg", "question-dieu-gi-3.vi.ogg", "question-khac.vi.ogg",
    ] { #expect(!asked.contains(name), "\(name)") }
    let contact = SecondStep(questions: [], asksForContact: true, timeoutSeconds: 20)
    #expect(SoundSet.asked(languages: ["vi"], secondStep: contact, levels: 3).contains("contact.vi.ogg"))
  }

  /// Somebody who cannot see must learn that nothing can be answered at the moment.
  @Test func faultsAreHeardWithTheirWords() throws {
    let words = ["cannot-rate", "could-not-be-taken", "maintenance", "one-moment"].map { "\($0).vi.wav" }
    let presenter = ScreenPresenter(
      display: try display(SoundSet(names: Set(words + ["notice.wav"]), volumePercent: 40)))
    func heard(_ phase: Offer.Phase, _ notice: Offer.Notice? = nil, oneMoment: Bool = false) -> Signal? {
      let offer = Offer(phase: phase, notice: notice, since: Self.until, session: nil, clerk: nil, revision: 1)
      return presenter.view(of: offer, oneMoment: oneMoment).signal
    }
    let signals = [
      heard(.unavailable([.input])), heard(.unavailable([.input]), .promptBroken), heard(.unavailable([.maintenance])),
      heard(.inviting(until: Self.until), oneMoment: true),
    ]
    #expect(signals.map(\.?.words) == words)
    #expect(signals.map(\.?.sounds) == words.map { ["notice.wav", $0] })
  }

  @Test func choosingAndTakingBackSoundDifferentAndOnlyWhereSomethingIsChosen() throws {
    let sounds = SoundSet(names: Set(Signal.Kind.allCases.map { "\($0.rawValue).wav" }), volumePercent: 40)
    let presenter = ScreenPresenter(display: try display(sounds))
    let asking = Offer.Asking(subject: .contact, page: 0, pages: 1, options: [])
    let signal = presenter.view(of: offer(.asking(asking, until: Self.until)), oneMoment: false).signal
    #expect(signal?.mark == "mark.wav" && signal?.unmark == "unmark.wav")
    let prompt = presenter.view(of: offer(.inviting(until: Self.until)), oneMoment: false).signal
    #expect(prompt?.mark == nil && prompt?.unmark == nil && prompt?.words == nil)
  }

  @Test func wordsFollowTheToneInTheLanguageOfTheScreen() throws {
    let sounds = SoundSet(names: ["prompt.wav", "please-rate.vi.ogg", "please-rate.en.wav"], volumePercent: 40)
    let presenter = ScreenPresenter(display: try display(sounds))
    let offer = offer(.inviting(until: Self.until))
    var english = presenter.display.preferences
    _ = english.touch(.language)
    var silent = english
    _ = silent.touch(.sound)

    #expect(presenter.view(of: offer, oneMoment: false).signal?.sounds == ["prompt.wav", "please-rate.vi.ogg"])
    let heard = presenter.view(of: offer, oneMoment: false, preferences: english).signal
    #expect(heard?.sounds == ["prompt.wav", "please-rate.en.wav"] && heard?.volumePercent == 40)
    #expect(presenter.view(of: offer, oneMoment: false, preferences: silent).signal == nil)
    #expect(heard?.words == "please-rate.en.wav")
    #expect(presenter.view(of: offer, oneMoment: true).signal == nil)
  }

  @Test func withoutASoundNothingIsHeardAndNothingCanBeSwitched() throws {
    for sounds in [SoundSet.silent, SoundSet(names: ["prompt.wav"], volumePercent: 0)] {
      let view = ScreenPresenter(display: try display(sounds)).view(
        of: offer(.inviting(until: Self.until)), oneMoment: false)
      #expect(view.signal == nil)
      #expect(!view.controls.contains { $0.target == "sound" })
    }
  }

  @Test func lampIsLitExactlyWhileARatingIsAskedFor() {
    let asking = Offer.Phase.asking(.init(subject: .contact, page: 0, pages: 1, options: []), until: Self.until)
    #expect(LampState(of: offer(.inviting(until: Self.until))) == .lit)
    for phase in [Offer.Phase.idle, .serving, .thanks(until: Self.until), asking, .done, .unavailable([.journal])] {
      #expect(LampState(of: offer(phase)) == .off)
    }
  }

  private func display(_ sounds: SoundSet) throws -> DisplayInformation {
    DisplayInformation(
      unitName: [:], counterLabel: [:], clerks: [:], scale: try testScale(levels: 3), takesTouches: true,
      sounds: sounds)
  }

  private func offer(_ phase: Offer.Phase) -> Offer {
    Offer(phase: phase, since: Self.until, session: nil, clerk: nil, revision: 1)
  }
}
