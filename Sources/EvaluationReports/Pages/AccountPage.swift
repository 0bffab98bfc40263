import EvaluationStore
import RatingModel

/// One account, as an administrator sees and changes it.
package enum AccountPage {
  package enum Act: String, Sendable, CaseIterable {
    case rights, disable, enable, password
  }

  /// What became of a form.
  package enum Outcome: Sendable {
    case done
    /// Shown this once.
    case password(String)
    case problem(AccountFormProblem)
  }

  /// - Parameter form: as it was typed, where it was refused.
  package static func html(
    frame: PageFrame, account: Account, zone: Zone, form: AccountForm? = nil, outcome: Outcome? = nil
  ) -> String {
    let language = frame.language
    func text(_ word: PeopleWord) -> String { word.text(language) }
    var (done, secret, problem) = (String?.none, ShownSecret?.none, String?.none)
    switch outcome {
    case .done: done = text(.accountDone)
    case .password(let password): secret = ShownSecret(label: text(.accountPasswordShown), secret: password)
    case .problem(let refusal): problem = refusal.word.text(language)
    case nil: break
    }
    let isOwn = frame.account?.name == account.name.text
    return PageTemplates.render(
      "account",
      Model(
        frame: frame.model(title: account.name.text, kind: "medium"), heading: text(.accounts), name: account.name.text,
        state: text(account.disabled ? .accountDisabled : .accountActive), createdLabel: text(.accountCreated),
        created: Spelling(language: language, zone: zone).text(account.createdAt), done: done, problem: problem,
        password: secret, own: isOwn ? text(.accountOwnNote) : nil,
        change: isOwn ? nil : change(account, form ?? AccountForm(account), frame),
        backLink: PagePath.accounts.link(language), back: text(.backToAccounts)))
  }

  private static func change(_ account: Account, _ form: AccountForm, _ frame: PageFrame) -> Model.Change {
    let language = frame.language
    let toggle: (Act, PeopleWord) = account.disabled ? (.enable, .accountEnable) : (.disable, .accountDisable)
    let acts = [toggle, (.password, .accountNewPassword)].map { act, word in
      SelectOption(code: act.rawValue, selected: false, label: word.text(language))
    }
    return Model.Change(
      rightsHeading: PeopleWord.accountRightsHeading.text(language), action: PagePath.account.rawValue,
      token: frame.account?.formToken ?? "", language: language.rawValue, name: account.name.text,
      form: AccountFormModel(form, language), save: PeopleWord.accountSave.text(language),
      actsHeading: PeopleWord.accountDisableHeading.text(language), acts: acts)
  }

  private struct Model {
    struct Change {
      let rightsHeading: String
      let action: String
      let token: String
      let language: String
      let name: String
      let form: AccountFormModel
      let save: String
      let actsHeading: String
      let acts: [SelectOption]
    }
    let frame: FrameModel
    let heading: String
    let name: String
    let state: String
    let createdLabel: String
    let created: String
    let done: String?
    let problem: String?
    let password: ShownSecret?
    let own: String?
    let change: Change?
    let backLink: String
    let back: String
  }
}
