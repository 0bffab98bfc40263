import KioskJournal
import KioskSession
import RatingModel

/// Everything that a story says. `{0}` and `{1}` stand for what differs.
package enum StoryWord: Hashable, Sendable {
  case title, undated, result, unfinished, untoldAmbient
  case opened, waited, dossiers, clerkNamed, clerkBadge, clerkRoster, clerkNone
  case invited, closed, rated, corrected, answered, passed, contacted, press, pressedInOutage, marked
  case followed, started, reopened
  case impossible, possible, waitsInLot
  case source(SessionSource)
  case cause(Unavailability)
  case disposition(Disposition)
  case outcome(Outcome)
  case mark(Mark)
  case released(ReleasePayload.Reason)
}

extension StoryWord {
  /// As it stands in a story, its `{0}` not filled.
  package func text(_ language: StoryText.Language) -> String {
    (language == .vi ? Self.vietnamese : Self.english)[self, default: ""]
  }
}

extension StoryWord: CaseIterable {
  package static var allCases: [StoryWord] {
    let single: [StoryWord] = [
      .title, .undated, .result, .unfinished, .untoldAmbient, .opened, .waited, .dossiers, .clerkNamed, .clerkBadge,
      .clerkRoster, .clerkNone, .invited, .closed, .rated, .corrected, .answered, .passed, .contacted, .press,
      .pressedInOutage, .marked, .followed, .started, .reopened, .impossible, .possible, .waitsInLot,
    ]
    return single + SessionSource.allCases.map(StoryWord.source) + Unavailability.allCases.map(StoryWord.cause)
      + Disposition.allCases.map(StoryWord.disposition) + Outcome.allCases.map(StoryWord.outcome)
      + Mark.allCases.map(StoryWord.mark) + ReleasePayload.Reason.allCases.map(StoryWord.released)
  }
}
