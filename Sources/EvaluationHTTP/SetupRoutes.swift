import EvaluationAccess
import EvaluationReports
import EvaluationStore
import Foundation
import HTTPTypes
import Hummingbird
import NetworkAddresses
import RatingModel

/// The first day of a centre: a code from the server's own file opens it, then offices, the first administrator, and, signed in,
/// the first kiosk. How far it is, the store tells; nothing but the code's cookie is held by a browser.
struct SetupRoutes: Sendable {
  let services: PageServices
  let store: any EvaluationStore
  let desk: ImportDesk
  let codes: CodeDesk
  let grant: SetupGrant
  let attempts: SetupAttempts
  let passwords = PasswordWork()

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.setup.rawValue)") { request, context in
      let visit = try await visit(request, context)
      return try await page(visit, wantsOffices: request.uri.queryParameters["step"] == "offices")
    }
    router.post("\(PagePath.setup.rawValue)") { request, context in try await act(request, context) }
  }

  /// Who comes, and how far it is.
  struct Visit: Sendable {
    let language: Language
    /// The random text of the browser's cookie; a new one where it had none.
    let browser: String
    let isGranted: Bool
    let hasAccount: Bool
    let reader: Reader?
    let address: String
  }

  private func visit(_ request: Request, _ context: CentreRequestContext) async throws -> Visit {
    guard try await store.setupState() == .open else { throw HTTPError(.notFound) }
    let known = services.cookies.browser(in: request)
    let cookie = services.cookies.setup(in: request)
    let hasAccount = try await !store.accounts().isEmpty
    let isGranted = known.flatMap { browser in
      cookie.map { grant.holds($0, for: browser, at: services.clock.now()) }
    }
    return Visit(
      language: request.language, browser: known ?? FormTokens.browser(),
      isGranted: !hasAccount && (isGranted ?? false), hasAccount: hasAccount,
      reader: hasAccount ? try await services.reader(of: request) : nil, address: context.address)
  }

  /// Whether whoever asks may send files.
  func mayUpload(_ request: Request) async throws -> Bool {
    guard let browser = services.cookies.browser(in: request), let cookie = services.cookies.setup(in: request),
      grant.holds(cookie, for: browser, at: services.clock.now())
    else { return false }
    return try await store.setupState() == .open
  }

  // MARK: Pages

  private func page(_ visit: Visit, wantsOffices: Bool = false, draft: ImportDraft? = nil) async throws -> Response {
    if visit.hasAccount { return try await kiosk(visit) }
    guard visit.isGranted else { return show(.code, visit) }
    let tops = try await tops()
    guard !tops.isEmpty, !wantsOffices else { return show(.offices(notice: nil), visit) }
    return show(.account(tops: tops, name: "", done: nil), visit)
  }

  private func show(
    _ content: SetupPage.Content, _ visit: Visit, problem: SetupWord? = nil, language: Language? = nil,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let language = language ?? visit.language
    let frame = services.frame(language, visit.reader, otherLanguageLink: PagePath.setup.link(language.other))
    let token = visit.reader?.formToken ?? grant.token(for: visit.browser)
    var response = Response.page(
      SetupPage.html(frame: frame, token: token, content: content, problem: problem), status: status)
    if visit.reader == nil { services.cookies.setBrowser(visit.browser, on: &response) }
    return response
  }

  /// The units at the top of the registry today.
  private func tops() async throws -> [NamedUnit] {
    let today = services.clock.today
    return try await store.units().filter { $0.parent == nil && $0.validity.contains(today) }
      .map { NamedUnit(code: $0.code, name: $0.name) }
  }

  /// The last step is an administrator's.
  private func kiosk(
    _ visit: Visit, typed: String = "", outcome: KioskCodesPage.Outcome? = nil, language: Language? = nil
  ) async throws -> Response {
    guard let reader = visit.reader else { return .redirect(to: .signIn, language ?? visit.language) }
    guard reader.may(.issueCodes) else { throw HTTPError(.notFound) }
    let counters = try await codes.counters(for: reader)
    let status: HTTPResponse.Status =
      switch outcome {
      case .issued: .created
      case .malformed, .counterUnknown: .unprocessableContent
      case nil: .ok
      }
    return show(
      .kiosk(counters: counters, hours: EnrolmentOffer.hours, typed: typed, outcome: outcome), visit,
      language: language, status: status)
  }

  // MARK: Acts

  private func act(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let visit = try await visit(request, context)
    if (request.headers[.contentType] ?? "").lowercased().hasPrefix("multipart/") {
      return try await upload(request, visit)
    }
    guard let body = try? await request.body.collect(upTo: SignInRoutes.formBytes),
      let form = PageForm(String(buffer: body))
    else { throw HTTPError(.badRequest) }
    if let reader = visit.reader {
      guard reader.made(formToken: form["token"]), reader.may(.issueCodes) else { throw HTTPError(.badRequest) }
      return try await administratorAct(form, visit, reader)
    }
    guard !visit.hasAccount else { return .redirect(to: .signIn, form.language) }
    guard grant.made(form["token"], for: visit.browser) else {
      return show(.code, visit, language: form.language, status: .badRequest)
    }
    if form["act"] == "code" { return try await open(form, visit) }
    guard visit.isGranted else { return show(.code, visit, language: form.language, status: .forbidden) }
    switch form["act"] {
    case "account": return try await makeAccount(form, visit)
    case "take": return try await take(form, visit)
    case "drop":
      try await store.endDrafts(of: .setup)
      return show(.offices(notice: nil), visit, language: form.language)
    default: throw HTTPError(.badRequest)
    }
  }

  private func open(_ form: PageForm, _ visit: Visit) async throws -> Response {
    let time = services.clock.now()
    guard await attempts.admit(visit.address, at: time) else {
      return show(.code, visit, problem: .limited, language: form.language, status: .tooManyRequests)
    }
    guard try await store.opensSetup(codeHash: SetupCode.hash(form["code"])) else {
      return show(.code, visit, problem: .wrong, language: form.language, status: .forbidden)
    }
    try await store.record(AuditActor.setup(from: visit.address).event(.setupOpened, at: time))
    var response = Response.redirect(to: .setup, form.language)
    services.cookies.setSetup(grant.cookie(for: visit.browser, at: time), on: &response)
    return response
  }

  private func upload(_ request: Request, _ visit: Visit) async throws -> Response {
    guard visit.isGranted else { throw HTTPError(.notFound) }
    let form: MultipartForm
    switch await UploadedForm.read(request) {
    case .failure(let notice): return show(.offices(notice: notice), visit, status: notice.status)
    case .success(let read): form = read
    }
    guard grant.made(form["token"], for: visit.browser) else { throw HTTPError(.badRequest) }
    let time = services.clock.now()
    let files = UploadedForm.files(of: form).filter { $0.key != .results }
    let earlier = try await store.importDraft(form["draft"], of: .setup, at: time)
    guard !files.isEmpty || earlier != nil else {
      return show(
        .offices(notice: .nothingSent), visit, language: form.language, status: .unprocessableContent)
    }
    let draft = try await desk.keep(files, with: earlier, of: .setup, at: time)
    let looked = try await desk.look(draft, roots: nil)
    return show(.draft(draft, looked.look, looked.basis, hasChanged: false), visit, language: form.language)
  }

  private func take(_ form: PageForm, _ visit: Visit) async throws -> Response {
    let time = services.clock.now()
    guard let basis = ImportBasis(form["basis"]) else { throw HTTPError(.badRequest) }
    guard let draft = try await store.importDraft(form["draft"], of: .setup, at: time) else {
      return show(.offices(notice: .lost), visit, language: form.language, status: .notFound)
    }
    let actor = AuditActor.setup(from: visit.address)
    switch try await desk.take(draft, ifStill: basis, roots: nil, by: actor, at: time) {
    case .again(let looked, let hasChanged):
      return show(
        .draft(draft, looked.look, looked.basis, hasChanged: hasChanged), visit, language: form.language,
        status: hasChanged ? .conflict : .unprocessableContent)
    case .taken(let taken):
      let tops = try await tops()
      return tops.isEmpty
        ? show(.offices(notice: nil), visit, language: form.language)
        : show(.account(tops: tops, name: "", done: taken), visit, language: form.language)
    }
  }

  private func administratorAct(_ form: PageForm, _ visit: Visit, _ reader: Reader) async throws -> Response {
    guard form["act"] == "finish" else {
      let outcome = try await codes.issue(form["place"], to: reader, from: visit.address)
      return try await kiosk(
        visit, typed: outcome.isIssued ? "" : form["place"], outcome: outcome, language: form.language)
    }
    let actor = AuditActor(account: reader.account, address: visit.address, reach: [])
    try await store.endSetup(by: actor, at: services.clock.now())
    return .redirect(to: .home, form.language)
  }
}

extension SetupRoutes {
  /// The first administrator, of every unit at the top; signed in at once.
  fileprivate func makeAccount(_ form: PageForm, _ visit: Visit) async throws -> Response {
    let tops = try await tops()
    func refused(_ problem: SetupWord, _ status: HTTPResponse.Status = .unprocessableContent) -> Response {
      show(
        .account(tops: tops, name: form["name"], done: nil), visit, problem: problem, language: form.language,
        status: status)
    }
    guard !tops.isEmpty else { return show(.offices(notice: nil), visit, language: form.language) }
    guard tops.count <= AccountRules.mostRoots else { return refused(.tooManyTops) }
    guard let name = AccountName(form["name"]) else { return refused(.nameMalformed) }
    guard form["new"] == form["again"] else { return refused(.passwordDiffers) }
    let time = services.clock.now()
    let made = await passwords.account(
      named: name, password: form["new"], role: .administrator, roots: Set(tops.map(\.code)), at: time)
    switch made {
    case .failure(let refusal):
      return refused(refusal.setupWord, refusal == .busy ? .serviceUnavailable : .unprocessableContent)
    case .success(let account):
      if try await store.addFirst(account, by: .setup(from: visit.address)) != nil {
        return .redirect(to: .signIn, form.language)
      }
    }
    let signedIn = try await services.access.signIn(
      name: name.text, password: form["new"], from: visit.address, at: time)
    guard case .success(let grant) = signedIn else { return .redirect(to: .signIn, form.language) }
    var response = Response.redirect(to: .setup, form.language)
    services.cookies.setToken(grant.token.text, on: &response)
    services.cookies.endSetup(on: &response)
    return response
  }
}

extension PasswordRules.Refusal {
  fileprivate var setupWord: SetupWord {
    switch self {
    case .tooPlain: .passwordPlain
    case .busy: .busy
    default: .passwordShort
    }
  }
}

/// Counts wrong codes of the first day per network address; nobody guesses one of 130 bits, and nobody is to try.
actor SetupAttempts {
  private var limiter = RateLimiter(RateLimit(attempts: 10, secondsPerAttempt: 30, keys: 1000))

  func admit(_ address: String, at time: WallTime) -> Bool {
    limiter.attempt(AddressKey.text(address), at: time).isAdmitted
  }
}
