import EvaluationAccess
import EvaluationReports
import EvaluationStore
import HTTPTypes
import Hummingbird
import RatingModel

/// Accounts, as administrators look after them. An account elsewhere is not found, like one that does not exist.
struct AccountRoutes: Sendable {
  let services: PageServices
  let accounts: AccountDesk

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.accounts.rawValue)") { request, context in
      let after = request.uri.queryParameters["after"].map(String.init)
      return try await list(request.language, visit(context), after: after, status: .ok)
    }
    router.post("\(PagePath.accounts.rawValue)") { request, context in try await add(request, context) }
    router.get("\(PagePath.account.rawValue)") { request, context in
      let name = request.uri.queryParameters["name"].map(String.init) ?? ""
      return try await account(name, request.language, visit(context))
    }
    router.post("\(PagePath.account.rawValue)") { request, context in try await change(request, context) }
  }

  private func visit(_ context: CentreRequestContext) throws -> AccountDesk.Visit {
    AccountDesk.Visit(
      try context.signedIn(), from: context.address, at: services.clock.now(), on: services.clock.today)
  }

  // MARK: The list

  private func add(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let visit = try visit(context)
    let fields = try await services.form(request, of: visit.reader)
    let form = AccountForm(
      name: fields["name"], role: fields["role"], units: fields["units"], clerk: fields["clerk"])
    func refused(_ problem: AccountFormProblem) async throws -> Response {
      try await list(fields.language, visit, form: form, problem: problem, status: .unprocessableContent)
    }
    guard let name = AccountName(form.name) else { return try await refused(.nameMalformed) }
    switch form.rights {
    case .failure(let problem): return try await refused(problem)
    case .success(let rights):
      switch try await accounts.add(name, rights, by: visit) {
      case .failure(let problem): return try await refused(problem.shown)
      // No redirect: the password is in no address and in no store, it is on this page alone.
      case .success(let password): return try await list(fields.language, visit, password: password, status: .created)
      }
    }
  }

  private func list(
    _ language: Language, _ visit: AccountDesk.Visit, after: String? = nil, form: AccountForm = AccountForm(),
    problem: AccountFormProblem? = nil, password: String? = nil, status: HTTPResponse.Status
  ) async throws -> Response {
    let frame = services.frame(language, visit.reader, otherLanguageLink: PagePath.accounts.link(language.other))
    let shown = try await accounts.accounts(for: visit).filter { account in
      after.flatMap(AccountName.init).map { $0 < account.name } ?? true
    }
    return .page(
      AccountsPage.html(
        frame: frame, accounts: Array(shown.prefix(AccountsPage.rows + 1)), form: form, problem: problem,
        password: password), status: status)
  }

  // MARK: One account

  private func change(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let visit = try visit(context)
    let fields = try await services.form(request, of: visit.reader)
    guard let act = AccountPage.Act(rawValue: fields["act"]) else { throw HTTPError(.badRequest) }
    guard let name = AccountName(fields["name"]), try await accounts.account(named: name, for: visit) != nil else {
      throw HTTPError(.notFound)
    }
    let language = fields.language
    switch act {
    case .rights: return try await changeRights(name, fields, visit)
    case .disable, .enable:
      let problem = try await accounts.setDisabled(act == .disable, name, by: visit)
      return try await account(name.text, language, visit, outcome: problem.map { .problem($0.shown) } ?? .done)
    case .password:
      switch try await accounts.newPassword(for: name, by: visit) {
      case .failure(let problem):
        return try await account(name.text, language, visit, outcome: .problem(problem.shown))
      case .success(let password): return try await account(name.text, language, visit, outcome: .password(password))
      }
    }
  }

  private func changeRights(
    _ name: AccountName, _ fields: PageForm, _ visit: AccountDesk.Visit
  ) async throws -> Response {
    let form = AccountForm(name: name.text, role: fields["role"], units: fields["units"], clerk: fields["clerk"])
    let problem: AccountFormProblem?
    switch form.rights {
    case .failure(let refusal): problem = refusal
    case .success(let rights): problem = try await accounts.replaceRights(of: name, with: rights, by: visit)?.shown
    }
    return try await account(
      name.text, fields.language, visit, form: problem == nil ? nil : form,
      outcome: problem.map { .problem($0) } ?? .done)
  }

  private func account(
    _ name: String, _ language: Language, _ visit: AccountDesk.Visit, form: AccountForm? = nil,
    outcome: AccountPage.Outcome? = nil
  ) async throws -> Response {
    guard let name = AccountName(name), let account = try await accounts.account(named: name, for: visit) else {
      throw HTTPError(.notFound)
    }
    let link = PagePath.account.link(language.other, of: name)
    let html = AccountPage.html(
      frame: services.frame(language, visit.reader, otherLanguageLink: link), account: account,
      zone: services.clock.zone, form: form, outcome: outcome)
    if case .problem = outcome { return .page(html, status: .unprocessableContent) }
    return .page(html)
  }
}

extension AccountProblem {
  /// In the page's words; a test holds that every code has some.
  var shown: AccountFormProblem { AccountFormProblem(rawValue: code) ?? .unknown }
}
