import KioskScreen
import KioskSession
import RatingModel
import Testing

@testable import KioskHTTP

/// The page reads the same bytes, whoever writes them.
struct CanonicalViewTests {
  private static let phases: [Offer.Phase] = [
    .idle, .serving, .inviting(until: Instant(milliseconds: 9)), .thanks(until: Instant(milliseconds: 9)), .done,
    .unavailable([.journal, .input]),
    .asking(
      .init(
        subject: .contact, page: 1, pages: 2,
        options: [.init(index: 0, isChosen: true), .init(index: 1, isChosen: false)]),
      until: Instant(milliseconds: 9)),
  ]
  private static let texts = ["", "Quầy 3", "“Ông” \"bà\" \\ /", "a\u{0}\n\t\u{1F}\u{7F}\u{2028}", "👩🏽‍💼"]

  @Test(arguments: phases, texts)
  func everyViewIsWrittenAsCanonicalJSON(phase: Offer.Phase, text: String) throws {
    let clerk = try #require(ClerkID("H56.14/CB017"))
    let offer = Offer(
      phase: phase, since: Instant(milliseconds: 5), session: nil, clerk: clerk,
      dossiers: HandledDossiers([try #require(DossierCode("H99-\"261121\"-0001"))]), isCorrectable: true, revision: 7)
    for title in [nil, text] {
      let display = DisplayInformation(
        unitName: ["vi": text], counterLabel: ["vi": text],
        clerks: [clerk: .init(name: text, title: title, photo: title)],
        scale: try TestFeed.display(levels: 3).scale, device: text, declines: title != nil, takesTouches: title != nil,
        sounds: title == nil
          ? .silent
          : SoundSet(
            names: ["prompt.wav", "thanks.ogg", "thank-you.vi.ogg", "question.wav", "mark.wav", "unmark.wav"],
            volumePercent: 7))
      var view = ScreenPresenter(display: display).view(of: offer, oneMoment: false)
      #expect(try view.canonical() == CanonicalJSON.data(view))
      view.shownMicroseconds = -1
      #expect(try view.canonical() == CanonicalJSON.data(view))
    }
  }
}
