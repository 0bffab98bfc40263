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
    #expect(view.texts.vi == StringTable.vietnamese.wording(state))
    #expect(view.texts.en == StringTable.english.wording(state))
    #expect(view.revision == 7)
    #expect(view.sinceMicroseconds == 1_000_000)
  }

  @Test func questionListsTheAnswersInTheOrderOfTheScale() throws {
    let view = try presenter().view(of: offer(.inviting(until: Self.until)), oneMoment: false)

    #expect(view.levels.map(\.name) == ["level-1", "level-2", "level-3"])
    #expect(view.levels.map(\.position) == [1, 2, 3])
    #expect(view.levels.map(\.pictogram) == ["face-1-of-3", "face-2-of-3", "face-3-of-3"])
    #expect(view.levels.first?.labels == ["vi": "Mức 1", "en": "Level 1"])
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
        "state", "revision", "sinceMicroseconds", "untilMicroseconds", "unit", "counter", "clerk", "levels", "texts",
        "reasons",
      ])
    #expect(view["state"] as? String == "please-rate")
    #expect(view["unit"] as? String == "UBND phường Hạc Thành")
    #expect((view["texts"] as? [String: [String: String]])?["vi"]?["headline"] == "Mời ông/bà đánh giá mức độ hài lòng")
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
