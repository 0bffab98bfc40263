import EvaluationAccess
import EvaluationReports
import EvaluationStore
import HTTPTypes
import Hummingbird
import RatingModel

/// The form that issues a report. Every form keeps what was typed; what is refused changed nothing.
struct ClosingIssueRoutes: Sendable {
  let services: PageServices
  let closings: ClosingDesk

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.closingIssue.rawValue)") { request, context in try await look(request, context) }
    router.post("\(PagePath.closingIssue.rawValue)") { request, context in try await issue(request, context) }
    router.get("\(PagePath.closingPreview.rawValue)") { request, context in try await preview(request, context) }
  }

  private typealias Choice = ClosingIssuePage.Choice
  private typealias Problem = ClosingIssuePage.Problem

  /// Who asks, and where from.
  private struct Visit {
    let reader: Reader
    let language: Language
    let address: String
    let readable: UnitDays
  }

  private func visit(_ context: CentreRequestContext, _ language: Language) async throws -> Visit {
    let reader = try context.signedIn()
    return Visit(
      reader: reader, language: language, address: context.address,
      readable: try await services.access.readableUnits(of: reader, on: services.clock.today))
  }

  private func choice(_ request: Request) -> Choice {
    let query = request.uri.queryParameters
    func field(_ name: Substring) -> String { String((query[name].map(String.init) ?? "").prefix(120)) }
    return Choice(
      unit: field("unit"), period: field("period"), clerk: field("clerk"),
      basis: UnitStructure.Basis(query["structure"], on: query["on"], today: services.clock.today))
  }

  // MARK: Looking

  private func look(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let visit = try await visit(context, request.language)
    let choice = choice(request)
    var typed = ClosingIssuePage.Typed()
    typed.recipients = ClosingWord.defaultRecipients.text(request.language)
    guard !choice.period.isEmpty else { return try await page(visit, choice, typed) }
    return try await page(visit, choice, typed, try await read(choice, visit))
  }

  /// The print that would be issued, marked as one that was not.
  private func preview(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let visit = try await visit(context, request.language)
    switch try await read(choice(request), visit) {
    case .failure(let problem):
      return try await page(visit, choice(request), .init(), .failure(problem))
    case .success(let found):
      return .document(PrintedPage.html(PrintedReport(found.reading.snapshot, as: nil, visit.language)))
    }
  }

  private struct Found {
    let asked: ClosingDesk.Asked
    let reading: ClosingDesk.Reading
    /// The closing that this would be a correction sheet of.
    let corrects: ClosingNumber?
  }

  private func read(
    _ choice: Choice, _ visit: Visit, letter: ClosingLetter = ClosingLetter()
  ) async throws -> Result<Found, ClosingIssueRefusal> {
    guard let unit = UnitCode(choice.unit), let period = ClosingPeriod(choice.period), let basis = choice.basis,
      choice.clerk.isEmpty || ClerkID(choice.clerk) != nil
    else { return .failure(.init(.nothingThere)) }
    var asked = ClosingDesk.Asked(unit: unit, clerk: ClerkID(choice.clerk), period: period, by: basis)
    let corrects = try await corrected(by: &asked)
    if case .asItWas = asked.basis, !visit.readable.covers(unit, asked.days) {
      return .failure(.init(.nothingThere))
    }
    guard period.isOver(on: services.clock.today) else { return .failure(.init(.notOver)) }
    guard let reading = try await closings.read(asked, letter: letter, readable: visit.readable) else {
      return .failure(.init(.nothingThere))
    }
    if let clerk = asked.clerk {
      try await services.access.recordReading(
        FiguresReading(report: "closing", unit: unit, clerk: clerk, period: asked.days), by: visit.reader,
        from: visit.address, at: services.clock.now())
    }
    return .success(Found(asked: asked, reading: reading, corrects: corrects))
  }

  /// The closing that this would be a correction sheet of: it follows its structure, whatever was chosen.
  private func corrected(by asked: inout ClosingDesk.Asked) async throws -> ClosingNumber? {
    guard
      let closing = try await closings.store.closing(of: asked.unit, clerk: asked.clerk, over: asked.period),
      let issued = try await closings.store.closing(closing.number, of: closing.unit)
    else { return nil }
    asked = ClosingDesk.Asked(closing, try ClosingSnapshot(content: issued.content))
    return closing.number
  }

  // MARK: Issuing

  private func issue(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let fields = try await services.form(request, of: try context.signedIn())
    let visit = try await visit(context, fields.language)
    let choice = Choice(
      unit: fields["unit"], period: fields["period"], clerk: fields["clerk"],
      basis: UnitStructure.Basis(
        Substring(fields["structure"]), on: Substring(fields["on"]), today: services.clock.today))
    let typed = ClosingIssuePage.Typed(fields)
    guard let letter = typed.letter else {
      return try await page(visit, choice, typed, try await read(choice, visit), .letterMalformed)
    }
    let found: Found
    switch try await read(choice, visit, letter: letter) {
    case .failure(let refusal): return try await page(visit, choice, typed, .failure(refusal))
    case .success(let success): found = success
    }
    func refused(_ problem: Problem) async throws -> Response {
      try await page(visit, choice, typed, .success(found), problem)
    }
    guard fields["corrects"] == (found.corrects.map { "\($0)" } ?? "") else {
      return try await refused(found.corrects.map(Problem.alreadyIssued) ?? .nothingThere)
    }
    guard try found.reading.seen() == fields["seen"] else { return try await refused(.figuresChanged) }
    guard fields["confirm"] == "yes" else { return try await refused(.confirmNeeded) }
    let actor = AuditActor(account: visit.reader.account, address: visit.address, reach: [])
    switch try await closings.issue(
      found.reading, found.asked, corrects: found.corrects, as: visit.reader.account, by: actor)
    {
    case .success(let closing): return .redirect(to: ClosingLinks.link(.closing, closing, visit.language))
    case .failure(.alreadyIssued(let number)): return try await refused(.alreadyIssued(number))
    case .failure(.nothingToCorrect): return try await refused(.nothingThere)
    case .failure(.accountUnknown): return try await refused(.accountRefused)
    }
  }

  private func page(
    _ visit: Visit, _ choice: Choice, _ typed: ClosingIssuePage.Typed,
    _ found: Result<Found, ClosingIssueRefusal>? = nil, _ problem: Problem? = nil
  ) async throws -> Response {
    let today = services.clock.today
    let units = try await services.desk.units(
      visit.readable, from: CivilDate(daysSince1970: today.daysSince1970 - 3 * 366) ?? today, through: today)
    var (shown, told) = (ClosingIssuePage.Preview?.none, problem)
    switch found {
    case .success(let found):
      shown = ClosingIssuePage.Preview(
        snapshot: found.reading.snapshot, readiness: found.reading.readiness, seen: try found.reading.seen(),
        corrects: found.corrects)
      told = told ?? found.corrects.map(Problem.alreadyIssued)
    case .failure(let refusal): told = refusal.problem
    case nil: break
    }
    let link = ClosingLinks.issue(
      UnitCode(choice.unit), ClosingPeriod(choice.period), ClerkID(choice.clerk), visit.language.other,
      by: choice.basis ?? .asItWas)
    let html = ClosingIssuePage.html(
      frame: services.frame(visit.language, visit.reader, otherLanguageLink: link), choice: choice, units: units,
      periods: ClosingPeriod.ended(before: today), typed: typed, preview: shown, problem: told)
    let isRefused = problem != nil || (found != nil && shown == nil)
    return .page(html, status: isRefused ? .unprocessableContent : .ok)
  }
}

/// Why nothing can be issued, as an error that a result can hold.
struct ClosingIssueRefusal: Error {
  let problem: ClosingIssuePage.Problem

  init(_ problem: ClosingIssuePage.Problem) { self.problem = problem }
}

extension ClosingIssuePage.Typed {
  init(_ fields: PageForm) {
    self.init()
    (place, symbol) = (fields["place"], fields["symbol"])
    (signerTitle, signer, recipients) = (fields["signerTitle"], fields["signer"], fields["recipients"])
  }
}
