import KioskSession
import RatingModel

/// Turns what is offered into what is seen.
package struct ScreenPresenter: Hashable, Sendable {
  package let display: DisplayInformation

  package init(display: DisplayInformation) { self.display = display }

  /// - Parameters:
  ///   - oneMoment: A press waits for the disk for longer than an eye blinks.
  ///   - preferences: The citizen's; without any, those of one who has chosen nothing.
  package func view(of offer: Offer, oneMoment: Bool, preferences: ScreenPreferences? = nil) -> ScreenView {
    let state = ScreenView.State(of: offer, oneMoment: oneMoment)
    let preferences = preferences ?? display.preferences
    let speech = Speech(display, language: preferences.language)
    let asking = state.asksMore ? offer.asking : nil
    // Keys stay where they are; what a finger is to touch has to be painted.
    let corrects = state == .thankYou && offer.isCorrectable && display.takesTouches
    return ScreenView(
      state: state, revision: offer.revision, sinceMicroseconds: offer.since.microseconds,
      untilMicroseconds: state == .oneMoment ? nil : offer.until?.microseconds,
      languages: ScreenView.Bilingual(first: speech.first.language, second: speech.second.language),
      unit: speech.text(display.unitName), counter: speech.text(display.counterLabel),
      device: display.device.isEmpty ? "" : "\(speech.first.word(.device)) \(display.device)",
      clerk: clerk(of: offer), dossiers: dossiers(of: offer, speech),
      levels: state.asks || corrects ? levels(speech) : [],
      again: corrects ? speech.word(.again) : nil,
      options: asking.map { options($0, speech) } ?? [],
      chosen: asking == nil ? "" : speech.first.word(.chosen),
      proceed: asking.map { proceed($0, speech) },
      page: asking.flatMap { page($0, speech) },
      decline: state.asks && display.declines ? speech.word(.decline) : nil,
      controls: display.takesTouches ? controls(preferences, speech) : [],
      texts: texts(state, asking, speech), reasons: offer.reasons,
      faults: offer.reasons.map { speech.word($0.word) },
      look: ScreenView.Look(
        geometry: display.geometry, isTextLarge: preferences.isTextLarge, isContrastHigh: preferences.isContrastHigh),
      signal: preferences.isSoundOn ? signal(state, asking, speech) : nil)
  }

  /// What the page says before it has heard anything: a moment, which tells nothing.
  package var beginning: ScreenView { view(of: .nothing, oneMoment: true, untouched: 0) }

  /// What the page says by itself while the kiosk is silent: nothing can be chosen, touched or heard.
  /// - Parameter language: Its place among the display's.
  package func silence(language: Int) -> ScreenView { view(of: .unknown, oneMoment: false, untouched: language) }

  private func view(of offer: Offer, oneMoment: Bool, untouched language: Int) -> ScreenView {
    var preferences = ScreenPreferences(languages: display.languages.count, startsWithSound: false)
    for _ in 0..<language { _ = preferences.touch(.language) }
    return ScreenPresenter(display: display.untouched).view(of: offer, oneMoment: oneMoment, preferences: preferences)
  }

  private func clerk(of offer: Offer) -> ScreenView.Clerk? {
    guard offer.isAboutASession, let id = offer.clerk, let clerk = display.clerks[id], let name = clerk.name else {
      return nil
    }
    return ScreenView.Clerk(name: name, title: clerk.title, photo: clerk.photo)
  }

  private func dossiers(of offer: Offer, _ speech: Speech) -> ScreenView.Dossiers? {
    guard offer.isAboutASession, let dossiers = offer.dossiers, let first = dossiers.first else { return nil }
    return ScreenView.Dossiers(first: first, more: dossiers.count - 1, label: speech.first.word(.dossier))
  }

  private func levels(_ speech: Speech) -> [ScreenView.Answer] {
    let levels = display.scale.levels
    return levels.enumerated().map { index, level in
      ScreenView.Answer(
        name: level.name.text, labels: speech.label(.level(level.name.text), level.labels), position: index + 1,
        pictogram: "face-\(index + 1)-of-\(levels.count)")
    }
  }

  private func texts(_ state: ScreenView.State, _ asking: Offer.Asking?, _ speech: Speech) -> ScreenView.Texts {
    let (first, second) = (speech.first.wording(state), speech.second.wording(state))
    guard case .question(let question)? = asking?.subject else { return ScreenView.Texts(first: first, second: second) }
    let asked = speech.label(.question(question.id.text), question.labels)
    return ScreenView.Texts(
      first: Wording(headline: asked.first, detail: first.detail),
      second: Wording(headline: asked.second, detail: second.detail))
  }

  private func controls(_ preferences: ScreenPreferences, _ speech: Speech) -> [ScreenView.Control] {
    var controls: [ScreenView.Control] = []
    func add(_ target: ScreenTarget, _ word: ScreenWord, in table: StringTable, other: ScreenWord? = nil) {
      controls.append(
        ScreenView.Control(
          target: target.description, label: table.word(word), language: table.language,
          other: other.map(table.word)))
    }
    if display.languages.count > 1 { add(.language, .languageName, in: speech.next) }
    let sizes: [ScreenWord] = preferences.isTextLarge ? [.usualText, .largeText] : [.largeText, .usualText]
    add(.textSize, sizes[0], in: speech.first, other: sizes[1])
    add(.contrast, preferences.isContrastHigh ? .usualContrast : .highContrast, in: speech.first)
    if !display.sounds.isEmpty { add(.sound, preferences.isSoundOn ? .soundOff : .soundOn, in: speech.first) }
    return controls
  }

  private func signal(_ state: ScreenView.State, _ asking: Offer.Asking?, _ speech: Speech) -> Signal? {
    guard let kind = Signal.Kind(state) else { return nil }
    return display.sounds.signal(kind, spoken: asking?.spokenName ?? state.rawValue, language: speech.first.language)
  }
}

extension ScreenView.State {
  /// - Parameter oneMoment: a press waits for the disk for longer than an eye blinks.
  package init(of offer: Offer, oneMoment: Bool = false) {
    self =
      switch offer.phase {
      case .unavailable(let causes) where causes.contains(.maintenance): .maintenance
      case .unavailable: offer.notice == .promptBroken ? .couldNotBeTaken : .cannotRate
      case _ where oneMoment: .oneMoment
      case .idle, .done: .idle
      case .serving: offer.notice == .notFinished ? .notFinished : .serving
      case .inviting: offer.notice == .oneAtATime ? .oneAtATime : .pleaseRate
      case .thanks: .thankYou
      case .asking(let asking, _): Self(of: asking.subject)
      }
  }

  private init(of subject: Offer.Asking.Subject) {
    self =
      switch subject {
      case .question(let question): question.kind == .chips ? .chips : .question
      case .contact: .contact
      }
  }
}

extension Offer {
  fileprivate static let nothing = Offer(
    phase: .idle, since: Instant(microseconds: 0), session: nil, clerk: nil, revision: 0)
  /// Nobody knows why, so that no cause is named.
  fileprivate static let unknown = Offer(
    phase: .unavailable([]), since: Instant(microseconds: 0), session: nil, clerk: nil, revision: 0)

  fileprivate var asking: Asking? { if case .asking(let asking, _) = phase { asking } else { nil } }

  fileprivate var until: Instant? {
    switch phase {
    case .inviting(let until), .thanks(let until), .asking(_, let until): until
    case .idle, .serving, .done, .unavailable: nil
    }
  }

  fileprivate var isAboutASession: Bool {
    switch phase {
    case .serving, .inviting, .asking, .thanks: true
    case .idle, .done, .unavailable: false
    }
  }

  fileprivate var reasons: [Unavailability] {
    if case .unavailable(let causes) = phase { causes.sorted() } else { [] }
  }
}

extension Unavailability {
  fileprivate var word: ScreenWord {
    switch self {
    case .journal: .faultJournal
    case .input: .faultInput
    case .maintenance: .faultMaintenance
    }
  }
}
