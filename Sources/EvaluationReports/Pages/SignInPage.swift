/// The page on which a manager signs in.
package enum SignInPage {
  /// Why the page is shown again. The same for a wrong name and a wrong password.
  package enum Problem: Sendable, CaseIterable {
    case refused, limited, busy, expired

    var word: PageWord {
      switch self {
      case .refused: .signInRefused
      case .limited: .signInLimited
      case .busy: .signInBusy
      case .expired: .signInExpired
      }
    }
  }

  /// - Parameter formToken: what the form must bring back, bound to the browser.
  package static func html(frame: PageFrame, formToken: String, problem: Problem?) -> String {
    let language = frame.language
    let heading = PageWord.signInHeading.text(language)
    return PageTemplates.render(
      "sign-in",
      Model(
        frame: frame.model(title: heading, kind: "narrow"), heading: heading, lead: PageWord.signInLead.text(language),
        problem: problem?.word.text(language), action: PagePath.signIn.rawValue, token: formToken,
        nameLabel: PageWord.signInName.text(language), passwordLabel: PageWord.signInPassword.text(language),
        submit: PageWord.signInSubmit.text(language), help: PageWord.signInHelp.text(language)))
  }

  private struct Model {
    let frame: FrameModel
    let heading: String
    let lead: String
    let problem: String?
    let action: String
    let token: String
    let nameLabel: String
    let passwordLabel: String
    let submit: String
    let help: String
  }
}
