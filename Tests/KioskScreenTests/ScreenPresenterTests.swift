import Foundation
import KioskScreen
import KioskSession
import RatingModel
import Testing

@Suite struct ScreenPresenterTests {
  static let clerk = ClerkID("H56.14/CB017")
  static let until = Instant(milliseconds: 31_000)

  @Test(
    "each phase is seen as its state",
    arguments: [
      (Offer.Phase.idle, ScreenView.State.idle), (.serving, .serving), (.inviting(until: until), .pleaseRate),
      (.thanks(until: until), .thankYou), (.done, .idle), (.unavailable([.input]), .cannotRate),
    ])
  func eachPhaseIsSeenAsItsState(phase: Offer.Phase, state: ScreenView.State) throws {
    let view = try presenter().view(of: offer(phase), oneMoment: false)

    #expect(view.state == state)
    #expect(view.texts.first == StringTable.vietnamese.wording(state))
    #expect(view.texts.second == StringTable.english.wording(state))
    #expect(view.revision == 7)
    #expect(view.sinceMicroseconds == 1_000_000)
  }

  @Test func questionListsTheAnswersInTheOrderOfTheScale() throws {
    let view = try presenter().view(of: offer(.inviting(until: Self.until)), oneMoment: false)

    #expect(view.levels.map(\.name) == ["level-1", "level-2", "level-3"])
    #expect(view.levels.map(\.position) == [1, 2, 3])
    #expect(view.levels.map(\.pictogram) == ["face-1-of-3", "face-2-of-3", "face-3-of-3"])
    #expect(view.levels.first?.labels.first == "Mức 1")
    #expect(view.levels.first?.labels.second == "Level 1")
    #expect(view.untilMicroseconds == 31_000_000)
  }

  @Test(arguments: [3, 4, 5])
  func everyLevelOfAScaleHasAFaceOfItsOwn(levels: Int) throws {
    let view = try presenter(levels: levels).view(of: offer(.inviting(until: Self.until)), oneMoment: false)

    #expect(view.levels.map(\.pictogram) == (1...levels).map { "face-\($0)-of-\(levels)" })
  }

  @Test func answersAreListedOnlyWithTheQuestion() throws {
    let presenter = try presenter()
    let phases: [Offer.Phase] = [.idle, .serving, .thanks(until: Self.until), .done, .unavailable([.journal])]

    #expect(phases.allSatisfy { presenter.view(of: offer($0), oneMoment: false).levels.isEmpty })
    #expect(presenter.view(of: offer(.inviting(until: Self.until)), oneMoment: true).levels.isEmpty)
  }

  @Test func dossierIsMaskedButForItsLastFourAndShownWithTheSessionOnly() throws {
    let codes = ["000.00.14.H99-261121-0001", "000.00.14.H99-261121-0002"].compactMap { DossierCode($0) }
    func view(_ phase: Offer.Phase, _ codes: [DossierCode]) throws -> ScreenView {
      let offer = Offer(
        phase: phase, since: Self.until, session: nil, clerk: nil, dossiers: HandledDossiers(codes), revision: 1)
      return try presenter().view(of: offer, oneMoment: false)
    }
    let shown = try view(.serving, codes).dossiers
    #expect(shown?.first == "•••• 0001" && shown?.more == 1)
    #expect(try view(.thanks(until: Self.until), codes).dossiers == shown)
    #expect(try view(.done, codes).dossiers == nil)
    #expect(try view(.serving, []).dossiers == nil)
    // Four of seven characters would be most of the code.
    #expect(try view(.serving, [try #require(DossierCode("1234567"))]).dossiers == nil)
  }

  @Test func oneMomentHidesWhatWasOfferedButNotThatRatingsCannotBeTaken() throws {
    let presenter = try presenter()

    let waiting = presenter.view(of: offer(.inviting(until: Self.until)), oneMoment: true)
    let failing = presenter.view(of: offer(.unavailable([.journal])), oneMoment: true)

    #expect(waiting.state == .oneMoment)
    #expect(waiting.untilMicroseconds == nil)
    #expect(failing.state == .cannotRate)
  }

  @Test func reasonsAreNamedWhenRatingsCannotBeTaken() throws {
    let view = try presenter().view(of: offer(.unavailable([.journal, .input])), oneMoment: false)

    #expect(view.reasons == [.input, .journal])
    #expect(view.clerk == nil)
  }

  @Test func clerkIsShownWhileServingAndNotAfterwards() throws {
    let presenter = try presenter()
    let shown: [Offer.Phase] = [.serving, .inviting(until: Self.until), .thanks(until: Self.until)]
    let hidden: [Offer.Phase] = [.idle, .done, .unavailable([.input])]

    #expect(shown.allSatisfy { presenter.view(of: offer($0), oneMoment: false).clerk?.name == "Nguyễn Thị Hoa" })
    #expect(hidden.allSatisfy { presenter.view(of: offer($0), oneMoment: false).clerk == nil })
  }

  @Test func clerkWithoutAConfiguredNameIsNotShown() throws {
    let view = try presenter().view(of: offer(.serving, clerk: ClerkID("H56.14/CB018")), oneMoment: false)

    #expect(view.clerk == nil)
  }

  @Test func screenThatCannotBeTouchedShowsNoTargetsButTheAnswers() throws {
    let view = try presenter().view(of: offer(.inviting(until: Self.until)), oneMoment: false)
    #expect(view.controls.isEmpty && view.decline == nil)
  }

  @Test func touchesAreOfferedInEveryStateAndSayWhatTheyDo() throws {
    let presenter = ScreenPresenter(
      display: DisplayInformation(
        unitName: [:], counterLabel: [:], clerks: [:], scale: try testScale(levels: 3), declines: true,
        takesTouches: true, sounds: SoundSet(names: ["prompt.wav"], volumePercent: 60)))
    var preferences = presenter.display.preferences
    for target in [ScreenTarget.language, .textSize, .contrast, .sound] { _ = preferences.touch(target) }
    for phase in [Offer.Phase.idle, .serving, .inviting(until: Self.until), .thanks(until: Self.until)] {
      let usual = presenter.view(of: offer(phase), oneMoment: false)
      #expect(usual.controls.map(\.target) == ["language", "text-size", "contrast", "sound"])
      #expect(usual.controls.map(\.label) == ["English", "Chữ to hơn", "Tương phản cao", "Tắt tiếng"])
      #expect(usual.controls.allSatisfy { ScreenTarget($0.target) != nil })
      let changed = presenter.view(of: offer(phase), oneMoment: false, preferences: preferences)
      #expect(changed.controls.map(\.label) == ["Tiếng Việt", "Usual text", "Usual colours", "Sound on"])
      #expect(changed.controls.map(\.language) == ["vi", "en", "en", "en"])
      #expect(changed.look.isTextLarge && changed.look.isContrastHigh)
    }
    let asked = presenter.view(of: offer(.inviting(until: Self.until)), oneMoment: false)
    #expect(asked.decline?.first == "Không đánh giá")
    #expect(presenter.view(of: offer(.thanks(until: Self.until)), oneMoment: false).decline == nil)
  }

  @Test func chosenLanguageComesFirstAndVietnameseBelowIt() throws {
    let presenter = try presenter()
    var english = presenter.display.preferences
    _ = english.touch(.language)

    let view = presenter.view(of: offer(.inviting(until: Self.until)), oneMoment: false, preferences: english)

    #expect(view.languages.first == "en" && view.languages.second == "vi")
    #expect(view.texts.first == StringTable.english.wording(.pleaseRate))
    #expect(view.texts.second == StringTable.vietnamese.wording(.pleaseRate))
    #expect(view.levels.first?.labels.first == "Level 1" && view.levels.first?.labels.second == "Mức 1")
    #expect(view.unit == "Hac Thanh Ward")
    // What has no name in English keeps the one on its sign.
    #expect(view.counter == "Quầy 3")
  }

  @Test func whatIsWrongIsSaidInWordsWithTheDevicesCode() throws {
    let presenter = ScreenPresenter(
      display: DisplayInformation(
        unitName: [:], counterLabel: [:], clerks: [:], scale: try testScale(levels: 3), device: "H56.14 – Q03"))

    let view = presenter.view(of: offer(.unavailable([.journal, .input])), oneMoment: false)
    let serviced = presenter.view(of: offer(.unavailable([.maintenance, .input])), oneMoment: false)

    #expect(
      view.faults.map(\.first) == [
        "Nút bấm hoặc màn hình cảm ứng chưa được kết nối.", "Thiết bị chưa ghi được dữ liệu.",
      ])
    #expect(view.faults.first?.second == "The buttons or the touch screen are not connected.")
    #expect(view.device == "Mã thiết bị H56.14 – Q03")
    #expect(serviced.state == .maintenance && serviced.signal == nil)
    #expect(presenter.view(of: offer(.serving), oneMoment: false).faults.isEmpty)
  }

  @Test func capitalsOfWhatMustBeReadAreAsHighAsTheDistanceAsksFor() {
    // EN 301 549, 5.1.4 has these two.
    for (distance, micrometres) in [(600, 7331), (800, 9774)] {
      let geometry = ScreenGeometry(widthMillimetres: 217, heightMillimetres: 136, distanceMillimetres: distance)
      #expect(geometry.capitalMicrometres == micrometres)
    }
  }

  @Test func viewHoldsNothingOfTheCitizen() throws {
    let session = try #require(SessionID("phien-0815"))
    let offer = Offer(
      phase: .inviting(until: Self.until), since: Instant(milliseconds: 1000), session: session, clerk: Self.clerk,
      revision: 7)

    let json = try CanonicalJSON.data(try presenter().view(of: offer, oneMoment: false))

    #expect(!String(decoding: json, as: UTF8.self).contains("phien-0815"))
  }

  @Test func pageReceivesTheNamesItKnows() throws {
    let json = try CanonicalJSON.data(
      try presenter().view(of: offer(.inviting(until: Self.until)), oneMoment: false))
    let view = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])

    #expect(
      Set(view.keys) == [
        "state", "revision", "sinceMicroseconds", "untilMicroseconds", "languages", "unit", "counter", "device",
        "clerk",
        "levels", "options", "chosen", "controls", "texts", "reasons", "faults", "look",
      ])
    #expect(view["state"] as? String == "please-rate")
    #expect(view["unit"] as? String == "UBND phường Hạc Thành")
    #expect(
      (view["texts"] as? [String: [String: String]])?["first"]?["headline"] == "Mời ông/bà đánh giá mức độ hài lòng")
  }

  private func presenter(levels: Int = 3) throws -> ScreenPresenter {
    let clerk = try #require(Self.clerk)
    return ScreenPresenter(
      display: DisplayInformation(
        unitName: ["vi": "UBND phường Hạc Thành", "en": "Hac Thanh Ward"], counterLabel: ["vi": "Quầy 3"],
        clerks: [clerk: DisplayInformation.Clerk(name: "Nguyễn Thị Hoa", title: "Công chức tư pháp")],
        scale: try testScale(levels: levels)))
  }

  private func offer(_ phase: Offer.Phase, clerk: ClerkID? = clerk) -> Offer {
    Offer(phase: phase, since: Instant(milliseconds: 1000), session: nil, clerk: clerk, revision: 7)
  }
}
