import EvaluationAccess
import EvaluationReports
import EvaluationStore
import HTTPTypes
import Hummingbird
import RatingModel

/// The audit, for whoever may read it: of the own units, or all of it where those are all there are.
struct AuditRoutes: Sendable {
  let services: PageServices
  let store: any AuditStore
  let accounts: AccountDesk

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.audit.rawValue)") { request, context in try await audit(request, context) }
  }

  private func audit(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let (language, reader) = (request.language, try context.signedIn())
    let now = services.clock.now()
    let query = request.uri.queryParameters
    func field(_ name: Substring) -> String { query[name].map(String.init) ?? "" }
    let filter = AuditPage.Filter(
      person: field("person"), kind: field("kind"), from: field("from"), through: field("through"))
    let visit = AccountDesk.Visit(reader, from: context.address, at: now, on: services.clock.today)
    let asked = Self.query(filter, before: field("before"), services.clock.zone)
    var entries: [AuditEntry] = []
    if var asked {
      asked.scope = try await accounts.auditScope(for: visit)
      entries = try await store.auditEvents(asked)
      // Of every page: who looks through the audit is seen in it.
      try await services.access.recordAuditReading(by: reader, from: context.address, at: now)
    }
    let frame = services.frame(language, reader, otherLanguageLink: AuditPage.link(filter, language.other))
    return .page(
      AuditPage.html(
        frame: frame, filter: filter, entries: entries, zone: services.clock.zone, isMalformed: asked == nil),
      status: asked == nil ? .badRequest : .ok)
  }

  /// `nil` for a filter that cannot be understood.
  private static func query(_ filter: AuditPage.Filter, before: String, _ zone: Zone) -> AuditQuery? {
    var query = AuditQuery(limit: AuditPage.rows + 1)
    guard filter.person.utf8.count <= 200 else { return nil }
    if !filter.person.isEmpty { query.person = filter.person }
    if !filter.kind.isEmpty {
      guard let kind = AccessEvent.Kind(rawValue: filter.kind) else { return nil }
      query.kinds = [kind]
    }
    if !filter.from.isEmpty {
      guard let day = CivilDate(filter.from) else { return nil }
      query.since = zone.start(of: day)
    }
    if !filter.through.isEmpty {
      guard let day = CivilDate(filter.through), let next = day.next else { return nil }
      query.until = zone.start(of: next)
    }
    if !before.isEmpty {
      guard let id = Int64(before), id > 0 else { return nil }
      query.before = id
    }
    return query
  }
}
