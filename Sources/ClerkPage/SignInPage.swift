/// The page on which a clerk signs in.
package enum SignInPage {
  /// Why the page is shown again. The same for an unknown clerk and a wrong PIN.
  package enum Problem: String, Hashable, Sendable, CaseIterable {
    case wrong, limited, busy, expired
    /// The browser held a token that grants nothing any more.
    case ended

    var word: ClerkWord {
      switch self {
      case .wrong: .signInWrong
      case .limited: .signInLimited
      case .busy: .signInBusy
      case .expired: .pageExpired
      case .ended: .signedOut
      }
    }

    /// The HTTP status that goes with it.
    package var status: Int {
      switch self {
      case .wrong: 403
      case .expired: 400
      case .limited: 429
      case .busy: 503
      case .ended: 200
      }
    }
  }

  /// Nothing of what was typed comes back, not even a staff code: it may be a badge that was shown to the wrong field.
  /// Enter in the first field leads the cursor to the second, because the browser sends no form without both.
  ///
  /// - Parameter token: What the form must bring back, bound to the browser.
  package static func html(_ frame: PageFrame, token: String, problem: Problem? = nil) -> String {
    let told = problem.map { frame.problem(frame.text($0.word)) } ?? .nothing
    return frame.page(
      "narrow", path: .signIn,
      """
      <section class="card">
      <h1>\(frame.text(.signInHeading))</h1>
      <p class="help">\(frame.text(.signInLead))</p>
      \(told)
      <form class="stack" method="post" action="\(frame.place.action(.signIn))" autocomplete="off">
      \(frame.hidden(token: token))
      <label for="staff">\(frame.text(.staff))</label>
      <input id="staff" name="\(FieldName.staff)" maxlength="80" aria-describedby="staff-help" \
      autocapitalize="characters" spellcheck="false" required autofocus>
      <p id="staff-help" class="help">\(frame.text(.staffHelp))</p>
      <label for="secret">\(frame.text(.secret))</label>
      <input id="secret" name="\(FieldName.secret)" type="password" maxlength="80" aria-describedby="secret-help" \
      autocomplete="off" required>
      <p id="secret-help" class="help">\(frame.text(.secretHelp))</p>
      <button>\(frame.text(.signIn))</button>
      </form>
      </section>
      """)
  }
}
