import EvaluationStore
import RatingModel

/// The accounts that an administrator looks after, and the form that adds one.
package enum AccountsPage {
  /// Accounts of one page.
  package static let rows = 200

  /// - Parameters:
  ///   - accounts: one more than ``rows`` where there are more.
  ///   - form: as it was typed, where it was refused.
  ///   - password: of an account that was just added, shown this once.
  package static func html(
    frame: PageFrame, accounts: [Account], form: AccountForm = AccountForm(), problem: AccountFormProblem? = nil,
    password: String? = nil
  ) -> String {
    let language = frame.language
    func text(_ word: PeopleWord) -> String { word.text(language) }
    let rows = accounts.prefix(Self.rows).map { row($0, language) }
    return PageTemplates.render(
      "accounts",
      Model(
        frame: frame.model(title: text(.accounts), kind: "medium"), heading: text(.accounts), lead: text(.accountsLead),
        password: password.map { ShownSecret(label: text(.accountPasswordShown), secret: $0) },
        empty: text(.accountsEmpty), hasRows: !rows.isEmpty, regionLabel: text(.accounts),
        heads: [text(.accountName), text(.accountRole), text(.accountUnits), text(.accountState)], rows: rows,
        next: next(accounts, language), addHeading: text(.accountAddHeading), problem: problem?.word.text(language),
        action: PagePath.accounts.rawValue,
        token: frame.account?.formToken ?? "", nameLabel: text(.accountName), nameHelp: text(.accountNameHelp),
        typedName: form.name, form: AccountFormModel(form, language), add: text(.accountAdd)))
  }

  private static func next(_ accounts: [Account], _ language: Language) -> PageLink? {
    guard accounts.count > rows else { return nil }
    let link = "\(PagePath.accounts.rawValue)?after=\(accounts[rows - 1].name)&lang=\(language.rawValue)"
    return PageLink(link: link, label: PeopleWord.accountsNext.text(language))
  }

  private static func row(_ account: Account, _ language: Language) -> Model.Row {
    Model.Row(
      link: PagePath.account.link(language, of: account.name), name: account.name.text,
      role: account.role.text(language), reach: account.reachText,
      state: (account.disabled ? PeopleWord.accountDisabled : .accountActive).text(language))
  }

  private struct Model {
    struct Row {
      let link: String
      let name: String
      let role: String
      let reach: String
      let state: String
    }
    let frame: FrameModel
    let heading: String
    let lead: String
    let password: ShownSecret?
    let empty: String
    let hasRows: Bool
    let regionLabel: String
    let heads: [String]
    let rows: [Row]
    let next: PageLink?
    let addHeading: String
    let problem: String?
    let action: String
    let token: String
    let nameLabel: String
    let nameHelp: String
    let typedName: String
    let form: AccountFormModel
    let add: String
  }
}

extension Account {
  /// The units or the clerk that it is for, as codes.
  var reachText: String { clerk?.description ?? roots.sorted().map(\.text).joined(separator: ", ") }
}

extension PagePath {
  /// A page of one account. Of the characters of a name only `@` is one that a query could mean otherwise; it does not.
  package func link(_ language: Language, of account: AccountName) -> String {
    "\(rawValue)?name=\(account)&lang=\(language.rawValue)"
  }
}
