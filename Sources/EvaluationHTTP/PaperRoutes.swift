import EvaluationAccess
import EvaluationReports
import EvaluationStore
import HTTPTypes
import Hummingbird
import RatingModel

/// Ratings on paper forms, typed in by whoever may for a unit. What is elsewhere is not found.
struct PaperRoutes: Sendable {
  let services: PageServices
  let store: any EvaluationStore

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.paper.rawValue)") { request, context in try await page(request, context.signedIn()) }
    router.post("\(PagePath.paper.rawValue)") { request, context in try await enter(request, context) }
  }

  private func page(_ request: Request, _ reader: Reader) async throws -> Response {
    let query = request.uri.queryParameters
    var form = PaperForm(day: services.clock.today.description, scale: query["scale"].map(String.init) ?? "")
    if let correct = query["correct"] {
      let reach = try await reach(of: reader).units
      guard let id = Int64(String(correct)), let entry = try await store.paperEntry(id), entry.stands,
        reach.contains(entry.subject.unit)
      else { throw HTTPError(.notFound) }
      form = PaperForm(correcting: entry)
    } else if reader.roots.count == 1, let only = reader.roots.first {
      form.unit = only.text
    }
    let before = query["before"].map { Int64(String($0)) }
    if let before, before == nil { throw HTTPError(.badRequest) }
    return try await show(form, request.language, reader, before: before ?? nil)
  }

  private func enter(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let reader = try context.signedIn()
    let fields = try await services.form(request, of: reader)
    let scales = try await store.scales()
    var form = PaperForm(
      unit: fields["unit"], clerk: fields["clerk"], day: fields["day"], scale: fields["scale"],
      reason: fields["reason"],
      corrects: fields["corrects"])
    for level in scales.first(where: { $0.paperName == form.scale })?.levels ?? [] {
      form.forms[level.name.text] = fields["forms.\(level.name)"]
    }
    func refused(_ problem: PaperFormProblem) async throws -> Response {
      try await show(form, fields.language, reader, outcome: .problem(problem), status: .unprocessableContent)
    }
    switch form.entry(of: scales) {
    case .failure(let problem): return try await refused(problem)
    case .success(let entry):
      let reach = try await reach(of: reader)
      guard reach.stretches(of: entry.subject.unit).contains(where: { $0.contains(entry.subject.day) }) else {
        return try await refused(.store(.unitUnknown))
      }
      if let problem = try await refusal(of: entry, reach.units) { return try await refused(problem) }
      let actor = AuditActor(account: reader.account, address: context.address, reach: [])
      let result = try await store.enter(
        entry, by: reader.account, actor, on: services.clock.today, at: services.clock.now())
      switch result {
      case .failure(let refusal): return try await refused(.store(refusal))
      case .success(let id):
        let next = PaperForm(unit: form.unit, day: form.day, scale: form.scale)
        return try await show(next, fields.language, reader, outcome: .entered(id), status: .created)
      }
    }
  }

  /// A clerk from elsewhere may have served here, but not one of whom this reader may not know; a correction is of what stands
  /// within reach.
  private func refusal(of entry: NewPaperEntry, _ reach: Set<UnitCode>) async throws -> PaperFormProblem? {
    if let clerk = entry.subject.clerk, !reach.contains(clerk.unit) {
      let postings = try await store.postings(of: [clerk])
      guard postings.contains(where: { reach.contains($0.unit) }) else { return .store(.clerkUnknown) }
    }
    return nil
  }

  private func show(
    _ form: PaperForm, _ language: Language, _ reader: Reader, before: Int64? = nil,
    outcome: PaperPage.Outcome? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let entries = try await store.paperEntries(
      in: try await reach(of: reader).units, before: before, limit: PaperPage.rows + 1)
    let frame = services.frame(language, reader, otherLanguageLink: PagePath.paper.link(language.other))
    return .page(
      PaperPage.html(
        frame: frame, scales: PaperPage.offered(try await store.scales()), form: form, entries: entries,
        zone: services.clock.zone, today: services.clock.today, outcome: outcome), status: status)
  }

  private func reach(of reader: Reader) async throws -> UnitDays { try await store.subtree(of: reader.roots) }
}
