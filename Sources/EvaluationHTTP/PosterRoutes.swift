import EvaluationAccess
import EvaluationReports
import EvaluationStore
import HTTPTypes
import Hummingbird
import RatingModel

/// Posters: for the printer, of every unit that somebody may read; as a public page, of the units that the configuration names.
struct PosterRoutes: Sendable {
  let services: PageServices
  let desk: PosterDesk
  let settings: PublicSettings
  let posters: PublicPosters

  /// - Parameter settings: of the public pages.
  init(services: PageServices, store: any EvaluationStore, settings: PublicSettings) {
    self.services = services
    self.settings = settings
    desk = PosterDesk(store: store, desk: services.desk, clock: services.clock, memory: PosterMemory())
    posters = PublicPosters(desk: desk, settings: settings)
  }

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.unitPoster.rawValue)") { request, context in try await printed(request, context) }
    router.get("\(PagePath.publicPoster.rawValue)") { request, _ in try await open(request) }
  }

  // MARK: For whoever may read the unit

  private func printed(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let reader = try context.signedIn()
    guard let unit = request.unit, let period = request.period, PosterShelf.isPoster(period) else {
      throw HTTPError(.badRequest)
    }
    let readable = try await services.access.readableUnits(of: reader)
    guard readable.covers(unit, period.period.days),
      let poster = try await desk.poster(of: unit, over: period, readable: readable)
    else { throw HTTPError(.notFound) }
    let page = PosterPage(
      request.language, sheet: request.sheet, contact: settings.contact, links: printLinks(poster, request))
    return .document(page.html(poster))
  }

  private func printLinks(_ poster: Poster, _ request: Request) -> [PosterPage.Link] {
    let language = request.language
    func link(_ language: Language, _ sheet: PosterSheet) -> String {
      PosterLinks.printed(poster.unit.code, poster.period, language, sheet)
    }
    let sheets = [(PosterSheet.a4, PosterWord.sheetA4), (.a3, .sheetA3)].map {
      PosterPage.Link(link(language, $0), $1.text(language))
    }
    let other = PosterPage.Link(
      link(language.other, request.sheet), language.other.ownName, language: language.other.rawValue)
    let open =
      settings.units.contains(poster.unit.code)
      ? [PosterPage.Link(PosterLinks.open(poster.unit.code, nil, language), PosterWord.publicHint.text(language))] : []
    return sheets + [other] + open
  }

  // MARK: For everybody

  /// Whatever is not to be seen is not found, in the same words: a unit that is not public, or that is none, a period that was not
  /// issued, or is none.
  private func open(_ request: Request) async throws -> Response {
    guard let unit = request.unit, let (shelf, named) = try await posters.shelf(of: unit) else {
      throw HTTPError(.notFound)
    }
    let asked = request.uri.queryParameters["period"]
    guard asked == nil || request.period.map({ shelf.entries[$0] != nil }) ?? false else { throw HTTPError(.notFound) }
    let language = request.language
    let period = request.period ?? shelf.periods.first
    let page = PosterPage(
      language, contact: settings.contact, links: openLinks(unit, shelf, period, language))
    let html =
      period.flatMap { shelf.entries[$0] }.map { page.html(Poster($0, by: shelf.rule)) } ?? page.empty(named)
    var response = Response.document(html)
    // The same for everybody; what was issued since is to be seen soon.
    response.headers[.cacheControl] = "public, max-age=300"
    return response
  }

  private func openLinks(
    _ unit: UnitCode, _ shelf: PosterShelf, _ period: ClosingPeriod?, _ language: Language
  ) -> [PosterPage.Link] {
    let others = shelf.periods.prefix(PosterLinks.mostPeriods).filter { $0 != period }.map {
      PosterPage.Link(PosterLinks.open(unit, $0, language), $0.text(language))
    }
    let other = PosterPage.Link(
      PosterLinks.open(unit, period, language.other), language.other.ownName, language: language.other.rawValue)
    return others + [other]
  }
}

extension Request {
  fileprivate var unit: UnitCode? { uri.queryParameters["unit"].flatMap { UnitCode(String($0)) } }
  fileprivate var period: ClosingPeriod? { uri.queryParameters["period"].flatMap { ClosingPeriod(String($0)) } }
  fileprivate var sheet: PosterSheet {
    uri.queryParameters["sheet"].flatMap { PosterSheet(rawValue: String($0)) } ?? .a4
  }
}
