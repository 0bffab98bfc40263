import RatingModel

/// What is asked after the level, and how long the citizen has for it.
extension SessionMachine {
  /// `false` when nothing more is asked.
  mutating func beginAsking(_ session: ServedSession, repeatUntil: Instant, at time: Instant) -> Bool {
    guard !pages(of: session).isEmpty else { return false }
    current?.wasAsked = true
    let until = time.adding(seconds: rules.secondStep.timeoutSeconds)
    move(to: .asking(page: 0, until: until, repeatUntil: repeatUntil), since: time)
    return true
  }

  /// Each choice is kept by itself, so that nothing is lost of a citizen who walks away.
  mutating func choose(_ press: Press, page: Int, of session: ServedSession) -> SessionRecord {
    let pages = pages(of: session)
    guard pages.indices.contains(page), let wish = pages[page].wish(of: press.meaning, on: rules.scale) else {
      return without(.repeat, session.number, press)
    }
    var chosen = session.chosen[pages[page].place] ?? []
    switch wish {
    case .answer(let answer):
      chosen = pages[page].choice(answer, after: chosen)
      current?.chosen[pages[page].place] = chosen
      prolong(at: press.decided)
    case .proceed:
      goOn(from: page, of: pages, session, at: press.decided)
    }
    return kept(chosen, isPassed: wish == .proceed && pages[page].isLast, pages[page].subject, session, press)
  }

  /// What the citizen sees of a page.
  func asking(_ page: Int) -> Offer.Asking? {
    guard let session = current else { return nil }
    let pages = pages(of: session)
    guard pages.indices.contains(page) else { return nil }
    return pages[page].asking(session.chosen[pages[page].place] ?? [])
  }

  /// Whoever touches the screen is still there.
  mutating func touched(at time: Instant, onControl: Bool) {
    guard let session = current, causes.isEmpty else { return }
    if let until = session.standing.until, time < until {
      prolong(at: time)
    } else if !onControl {
      // A finger on a screen that asks nothing yet is told when it will.
      passing = PassingNotice(.early, at: time, while: session.standing) ?? passing
    }
  }

  /// Whoever presses is there too, though it is no answer.
  mutating func pressedInVain(_ press: Press) {
    guard let session = current, causes.isEmpty, let until = session.standing.until,
      press.decided >= session.standingSince, press.decided < until
    else { return }
    prolong(at: press.decided)
  }

  /// With a screen the question has its whole time from when it can be seen first.
  ///
  /// - Returns: Whether this was the first paint of it.
  mutating func beginWithThePaint() -> Bool {
    guard let session = current, case .window(let until) = session.standing, session.paintedSince == nil,
      let since = paints.since(.answer(session.number))
    else { return false }
    current?.paintedSince = since
    if since < until { prolong(at: since) }
    return true
  }

  /// The question, or the page, has its whole time again.
  private mutating func prolong(at time: Instant) {
    guard let session = current, let until = session.standing.until, let seconds = seconds(of: session.standing) else {
      return
    }
    let latest = session.standingSince.adding(seconds: seconds * SessionRules.mostTimeouts)
    let prolonged = min(time.adding(seconds: seconds), latest)
    guard prolonged > until else { return }
    history.prolong(session.standing, until: prolonged)
    current?.standing = session.standing.ending(prolonged)
  }

  private func seconds(of standing: Standing) -> Int? {
    switch standing {
    case .window: rules.promptTimeoutSeconds
    case .asking: rules.secondStep.timeoutSeconds
    case .nothing, .serving, .thanks, .over: nil
    }
  }

  private func pages(of session: ServedSession) -> [AskedPage] {
    rules.secondStep.pages(of: rules.answersPerPage, hasDossier: session.dossiers.count > 0)
  }

  private mutating func goOn(from page: Int, of pages: [AskedPage], _ session: ServedSession, at time: Instant) {
    guard case .asking(_, _, let repeatUntil) = session.standing else { return }
    if page + 1 < pages.count {
      let until = time.adding(seconds: rules.secondStep.timeoutSeconds)
      move(to: .asking(page: page + 1, until: until, repeatUntil: repeatUntil), since: time)
    } else {
      let until = time.adding(seconds: rules.correctionWindowSeconds)
      move(to: .thanks(until: until, repeatUntil: repeatUntil), since: time)
    }
  }

  private func kept(
    _ chosen: Set<Int>, isPassed: Bool, _ subject: Offer.Asking.Subject, _ session: ServedSession, _ press: Press
  ) -> SessionRecord {
    switch subject {
    case .question(let question):
      let answered = SessionRecord.Answered(
        session: session.number, question: question.id, version: question.version,
        answers: chosen.sorted().map { question.answers[$0].name }, isPassed: isPassed, channel: press.channel,
        down: press.down, device: press.device)
      return SessionRecord(at: press.decided, body: .answer(answered))
    case .contact:
      let contacted = SessionRecord.Contacted(
        session: session.number, isWished: chosen == [Offer.Asking.yes], isPassed: isPassed, channel: press.channel,
        down: press.down, device: press.device)
      return SessionRecord(at: press.decided, body: .contact(contacted))
    }
  }
}
