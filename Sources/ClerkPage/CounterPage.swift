import RatingModel

/// The page of a clerk who is signed in: the counter's state, the session under way, the form for the next one.
package struct CounterPage: Hashable, Sendable {
  /// What the clerk is told beside it.
  package enum Notice: String, Error, Hashable, Sendable, CaseIterable {
    case kioskBusy, sessionOver, invitedAlready, notOpenedHere, pageExpired
    /// The form was sent before, with something else in it, or its session is no longer the counter's.
    case formUsed
    /// At the centre: the command did not reach the kiosk.
    case kioskAway
    /// At the centre: it did, and nobody knows what came of it.
    case kioskSilent

    var word: ClerkWord {
      switch self {
      case .kioskBusy: .kioskBusy
      case .sessionOver: .sessionOver
      case .invitedAlready: .invitedAlready
      case .notOpenedHere: .notOpenedHere
      case .pageExpired: .pageExpired
      case .formUsed: .formUsed
      case .kioskAway: .kioskAway
      case .kioskSilent: .kioskSilent
      }
    }

    fileprivate var status: Int {
      switch self {
      case .kioskBusy, .kioskAway: 503
      case .sessionOver, .invitedAlready, .notOpenedHere, .formUsed: 409
      case .pageExpired: 403
      case .kioskSilent: 504
      }
    }
  }

  /// What a clerk may do with the session that this page opened.
  package enum Grasp: String, Hashable, Sendable, CaseIterable {
    /// No session of this page is under way.
    case none
    /// Open, and the citizen not asked yet.
    case serving
    /// The citizen is asked.
    case inviting
  }

  private let frame: PageFrame
  private let clerk: String
  private let token: String
  private let grasp: Grasp
  private let form: OpeningForm
  private let faults: Set<OpeningForm.Fault>
  private let notice: Notice?
  private let question: ClerkWord?

  /// - Parameters:
  ///   - clerk: The name of who is signed in, or the staff code.
  ///   - token: What every form must bring back, bound to the clerk's sign-in.
  ///   - form: What stands in the form for the next session.
  ///   - isAsking: Whether the clerk is asked if the session under way is to end for the next one.
  package init(
    _ frame: PageFrame, clerk: String, token: String, grasp: Grasp, form: OpeningForm,
    faults: Set<OpeningForm.Fault> = [], notice: Notice? = nil, isAsking: SessionState? = nil
  ) {
    self.frame = frame
    self.clerk = clerk
    self.token = token
    self.grasp = grasp
    self.form = form
    self.faults = faults
    self.notice = notice
    question = isAsking.map { $0 == .inviting ? .sureInviting : .sureServing }
  }

  package var html: String {
    frame.page(
      "wide", path: .home, tools: tools,
      """
      \(notice.map { frame.problem(text($0.word)) } ?? .nothing)
      <div class="columns">
      <section class="card" aria-labelledby="now">
      <h2 id="now">\(text(.now))</h2>
      <iframe title="\(text(.now))" src="\(frame.place.link(.state, frame.language))"></iframe>
      \(commands)
      </section>
      <section class="card" aria-labelledby="next">
      <h2 id="next">\(text(.nextHeading))</h2>
      \(next)
      </section>
      </div>
      <script>\(Markup(stringLiteral: ClerkScript.text))</script>
      """)
  }

  /// The HTTP status that goes with it.
  package var status: Int { notice?.status ?? (faults.isEmpty ? 200 : 422) }

  private func text(_ word: ClerkWord) -> String { frame.text(word) }

  private var next: Markup {
    if let question { return OpeningQuestion(frame, token: token, form: form, question: question).markup }
    return OpeningFields(frame, token: token, form: form, faults: faults).markup
  }

  private var tools: Markup {
    """
    <span class="who">\(text(.signedInAs)): <strong>\(clerk)</strong></span>
    \(button(.signOut, .signOut, "quiet"))
    """
  }

  private var commands: Markup {
    switch grasp {
    case .none: .nothing
    case .serving:
      """
      <div class="commands">\(button(.invite, .invite, "main"))\(button(.finish, .finish, "quiet"))\
      \(button(.withdraw, .withdraw, "quiet"))</div>
      """
    case .inviting: "<div class=\"commands\">\(button(.finish, .finish, "quiet"))</div>"
    }
  }

  private func button(_ path: PagePath, _ word: ClerkWord, _ kind: Markup) -> Markup {
    """
    <form method="post" action="\(frame.place.action(path))">\(frame.hidden(token: token))\
    <button class="\(kind)">\(text(word))</button></form>
    """
  }
}
