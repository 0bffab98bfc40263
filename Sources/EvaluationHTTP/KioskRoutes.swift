import EvaluationAccess
import EvaluationReports
import EvaluationStore
import HTTPTypes
import Hummingbird
import RatingModel

/// Kiosks, for those who look after them. A kiosk elsewhere is not found, like one that does not exist.
struct KioskRoutes: Sendable {
  /// Kiosks in one file.
  private static let mostInFile = 50_000

  let services: PageServices
  let store: any EvaluationStore
  let codes: CodeDesk

  func add(to router: Router<CentreRequestContext>) {
    router.get("\(PagePath.kiosks.rawValue)") { request, context in try await list(request, context.signedIn()) }
    router.get("\(PagePath.kiosksCSV.rawValue)") { request, context in try await file(request, context.signedIn()) }
    router.get("\(PagePath.kiosk.rawValue)") { request, context in
      let id = request.uri.queryParameters["kiosk"].map(String.init) ?? ""
      return try await kiosk(id, request.language, context.signedIn())
    }
    router.post("\(PagePath.kiosk.rawValue)") { request, context in try await revoke(request, context) }
    router.get("\(PagePath.kioskCodes.rawValue)") { request, context in
      try await codesPage(request.language, context.signedIn())
    }
    router.post("\(PagePath.kioskCodes.rawValue)") { request, context in try await issue(request, context) }
  }

  // MARK: The list

  private static func filter(_ request: Request) -> KiosksPage.Filter {
    let query = request.uri.queryParameters
    return KiosksPage.Filter(
      unit: query["unit"].map(String.init) ?? "", state: query["state"].map(String.init) ?? "")
  }

  /// `nil` for a filter that cannot be understood, or that asks for a unit that the reader may not see.
  /// - Parameter readable: what the reader may see today.
  private func listing(
    _ filter: KiosksPage.Filter, after: String?, among readable: Set<UnitCode>, limit: Int
  ) async throws -> KioskListing? {
    var listing = KioskListing(units: readable, asOf: services.clock.now(), limit: limit)
    if !filter.unit.isEmpty {
      guard let unit = UnitCode(filter.unit), readable.contains(unit) else { return nil }
      listing.units = try await store.subtree(of: [unit]).units(on: services.clock.today).intersection(readable)
    }
    if !filter.state.isEmpty {
      guard let trouble = KioskTrouble(rawValue: filter.state) else { return nil }
      listing.trouble = trouble
    }
    if let after {
      guard let cursor = KioskCursor(after) else { return nil }
      (listing.asOf, listing.after) = (min(cursor.asOf, listing.asOf), cursor.after)
    }
    return listing
  }

  private func list(_ request: Request, _ reader: Reader) async throws -> Response {
    let (language, filter) = (request.language, Self.filter(request))
    let after = request.uri.queryParameters["after"].map(String.init)
    let readable = try await services.access.readableUnits(of: reader).units(on: services.clock.today)
    let listing = try await listing(filter, after: after, among: readable, limit: KiosksPage.rows + 1)
    let names = try await names(of: readable)
    var shown: KiosksPage.Shown?
    if let listing {
      shown = .init(
        try await store.kioskList(listing), names: names, asOf: listing.asOf, isLater: listing.after != nil)
    }
    let units = readable.sorted().map { NamedUnit(code: $0, name: names[$0]) }
    return .page(
      KiosksPage.html(
        frame: services.frame(
          language, reader, otherLanguageLink: filter.link(.kiosks, language.other)), filter: filter, shown: shown,
        units: units, zone: services.clock.zone, mayIssue: reader.may(.issueCodes), mayExport: reader.may(.export)),
      status: shown == nil ? .badRequest : .ok)
  }

  private func file(_ request: Request, _ reader: Reader) async throws -> Response {
    let filter = Self.filter(request)
    let readable = try await services.access.readableUnits(of: reader).units(on: services.clock.today)
    guard var listing = try await listing(filter, after: nil, among: readable, limit: KioskListing.most) else {
      throw HTTPError(.badRequest)
    }
    var kiosks: [ListedKiosk] = []
    while kiosks.count < Self.mostInFile {
      let page = try await store.kioskList(listing).kiosks
      kiosks += page
      guard page.count == KioskListing.most, let last = page.last else { break }
      listing.after = last.listPlace
    }
    let data = KiosksCSV.data(
      kiosks, names: try await names(of: listing.units), asOf: listing.asOf, zone: services.clock.zone,
      language: request.language)
    return .file(data, "text/csv; charset=utf-8", "kiosks-\(services.clock.today).csv")
  }

  private func names(of units: Set<UnitCode>) async throws -> [UnitCode: String] {
    let (today, records) = (services.clock.today, try await store.units())
    return Dictionary(
      records.filter { units.contains($0.code) && $0.validity.contains(today) }.map { ($0.code, $0.name) }
    ) { _, last in last }
  }

  // MARK: One kiosk

  private func kiosk(
    _ id: String, _ language: Language, _ reader: Reader, outcome: KioskPage.Outcome? = nil
  ) async throws -> Response {
    let (kiosk, place) = try await found(id, reader)
    let link = PagePath.kiosk.link(language.other, of: kiosk.status.kiosk)
    let html = KioskPage.html(
      frame: services.frame(language, reader, otherLanguageLink: link), kiosk: kiosk, place: place,
      unitName: try await names(of: [place.unit])[place.unit], zone: services.clock.zone,
      mayIssue: reader.may(.issueCodes), outcome: outcome)
    return .page(html, status: outcome == .unsure ? .unprocessableContent : .ok)
  }

  private func found(_ id: String, _ reader: Reader) async throws -> (KioskDetail, KioskPlace) {
    let readable = try await services.access.readableUnits(of: reader).units(on: services.clock.today)
    guard let id = KioskID(id), let kiosk = try await store.kioskDetail(id), let place = kiosk.status.place,
      readable.contains(place.unit)
    else { throw HTTPError(.notFound) }
    return (kiosk, place)
  }

  private func revoke(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let reader = try context.signedIn()
    let form = try await services.form(request, of: reader)
    let (kiosk, _) = try await found(form["kiosk"], reader)
    let id = kiosk.status.kiosk
    guard form["sure"] == "yes" else { return try await self.kiosk(id.text, form.language, reader, outcome: .unsure) }
    let actor = AuditActor(account: reader.account, address: context.address, reach: [])
    guard try await store.revoke(id, by: actor, at: services.clock.now()) else { throw HTTPError(.notFound) }
    return try await self.kiosk(id.text, form.language, reader, outcome: .revoked)
  }

  // MARK: Codes

  private func codesPage(
    _ language: Language, _ reader: Reader, typed: String = "", outcome: KioskCodesPage.Outcome? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let frame = services.frame(language, reader, otherLanguageLink: PagePath.kioskCodes.link(language.other))
    let counters = try await codes.counters(for: reader)
    return .page(
      KioskCodesPage.html(
        frame: frame, counters: counters, hours: EnrolmentOffer.hours, typed: typed, outcome: outcome), status: status)
  }

  private func issue(_ request: Request, _ context: CentreRequestContext) async throws -> Response {
    let reader = try context.signedIn()
    let form = try await services.form(request, of: reader)
    let outcome = try await codes.issue(form["place"], to: reader, from: context.address)
    // No redirect: the code is in no address, it is on this page alone.
    return try await codesPage(
      form.language, reader, typed: outcome.isIssued ? "" : form["place"], outcome: outcome,
      status: outcome.isIssued ? .created : .unprocessableContent)
  }
}

extension KioskCodesPage.Outcome {
  var isIssued: Bool { if case .issued = self { true } else { false } }
}
