import KioskSession
import RatingModel

/// Turns what is offered into what is seen.
package struct ScreenPresenter: Hashable, Sendable {
  private let display: DisplayInformation

  package init(display: DisplayInformation) { self.display = display }

  /// - Parameter oneMoment: a press waits for the disk for longer than an eye blinks.
  package func view(of offer: Offer, oneMoment: Bool) -> ScreenView {
    let state = state(of: offer, oneMoment: oneMoment)
    return ScreenView(
      state: state, revision: offer.revision, sinceMicroseconds: offer.since.microseconds,
      untilMicroseconds: until(offer.phase, state)?.microseconds, unit: text(display.unitName),
      counter: text(display.counterLabel), clerk: clerk(of: offer), dossiers: dossiers(of: offer),
      levels: state.asks ? answers : [],
      texts: ScreenView.Texts(
        vi: StringTable.vietnamese.wording(state), en: StringTable.english.wording(state)),
      reasons: reasons(offer.phase))
  }

  private func state(of offer: Offer, oneMoment: Bool) -> ScreenView.State {
    if case .unavailable = offer.phase { return offer.notice == .promptBroken ? .couldNotBeTaken : .cannotRate }
    guard !oneMoment else { return .oneMoment }
    return switch offer.phase {
    case .idle, .done: .idle
    case .serving: offer.notice == .notFinished ? .notFinished : .serving
    case .inviting: offer.notice == .oneAtATime ? .oneAtATime : .pleaseRate
    case .thanks: .thankYou
    case .unavailable: .cannotRate
    }
  }

  private func until(_ phase: Offer.Phase, _ state: ScreenView.State) -> Instant? {
    switch phase {
    case .inviting(let until), .thanks(let until): state == .oneMoment ? nil : until
    case .idle, .serving, .done, .unavailable: nil
    }
  }

  private func clerk(of offer: Offer) -> ScreenView.Clerk? {
    switch offer.phase {
    case .serving, .inviting, .thanks:
      guard let id = offer.clerk, let clerk = display.clerks[id], let name = clerk.name else { return nil }
      return ScreenView.Clerk(name: name, title: clerk.title)
    case .idle, .done, .unavailable: return nil
    }
  }

  private func dossiers(of offer: Offer) -> ScreenView.Dossiers? {
    switch offer.phase {
    case .serving, .inviting, .thanks:
      guard let dossiers = offer.dossiers, let first = dossiers.first else { return nil }
      return ScreenView.Dossiers(
        first: first, more: dossiers.count - 1,
        label: ["vi": StringTable.vietnamese.dossier, "en": StringTable.english.dossier])
    case .idle, .done, .unavailable: return nil
    }
  }

  private var answers: [ScreenView.Answer] {
    let levels = display.scale.levels
    return levels.enumerated().map { index, level in
      ScreenView.Answer(
        name: level.name.text, labels: level.labels, position: index + 1,
        pictogram: "face-\(index + 1)-of-\(levels.count)")
    }
  }

  private func reasons(_ phase: Offer.Phase) -> [Unavailability] {
    if case .unavailable(let causes) = phase { causes.sorted() } else { [] }
  }

  /// Signs at the counter are Vietnamese first.
  private func text(_ labels: [String: String]) -> String { labels["vi"] ?? labels["en"] ?? "" }
}
