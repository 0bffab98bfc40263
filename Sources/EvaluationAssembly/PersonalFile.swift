import EvaluationHTTP
import EvaluationReports
import EvaluationStore
import Foundation
import RatingModel

/// Everything that is held of a person, as a document. Of passwords and PINs only that there is one.
///
/// Of a clerk's levels it gives what the own page shows, and no more: behind each stand five ratings, so that no citizen's answer is told. How many
/// counts are held beside that and not given, it says.
struct PersonalFile {
  /// Events of one person that are written; the newest.
  private static let mostEvents = 100_000

  let centre: Centre
  let person: Person

  func data() async throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(try await document()) + Data("\n".utf8)
  }

  private func document() async throws -> PersonalDocument {
    let store = centre.store
    let accounts = try await store.accounts().filter(isMeant)
    var document = PersonalDocument(
      person: person.text, made: spelling.isoText(centre.clock.now()), accounts: accounts.map(account),
      events: try await events(of: [person.text] + accounts.map(\.name.text)),
      requests: try await store.personalRequests(about: person.text).map(request))
    if case .clerk(let clerk) = person { try await add(clerk, to: &document) }
    return document
  }

  private func add(_ clerk: ClerkID, to document: inout PersonalDocument) async throws {
    let registry = try await centre.store.registry()
    document.registered = registry.clerks.filter { $0.clerk == clerk }.map {
      .init(
        name: $0.name, title: $0.title, from: $0.validity.first?.description, through: $0.validity.last?.description)
    }
    document.secrets = try await centre.store.secretKinds(of: clerk).map(\.rawValue)
    let desk = ReportDesk(store: centre.store, clock: centre.clock, rules: centre.settings.rules)
    let tallies = try await desk.tallies(of: clerk)
    document.tallies = tallies.filter { !$0.key.tellsLevel }.map { .init(key: $0.key.canonical, count: $0.count) }
    document.talliesOfLevelsNotGiven = tallies.count { $0.key.tellsLevel }
    for quarter in Self.quarters(of: tallies) {
      guard let own = try await desk.ownFigures(of: clerk, inQuarterOf: quarter) else { continue }
      document.levels += own.figures.stretches.filter { $0.figures.released > 0 }.map(stretch)
    }
  }

  /// The first day of each quarter in which something is dated.
  private static func quarters(of tallies: [StoredTally]) -> [CivilDate] {
    let days = tallies.compactMap { tally in if case .day(let day) = tally.key.period { day } else { CivilDate?.none } }
    // A week that begins in one quarter ends in the next.
    return Set(days.compactMap { OwnFigures.firstDay(ofQuarterOf: $0) }).sorted()
  }

  private func stretch(_ stretch: OwnFigures.Stretch) -> PersonalDocument.Levels {
    let counts = stretch.figures.ratings.flatMap { scale, levels in levels.map { ("\(scale)/\($0.key)", $0.value) } }
    return .init(
      from: stretch.first.description, through: stretch.last.description,
      counts: Dictionary(counts) { first, _ in first })
  }

  private var spelling: Spelling { Spelling(language: .english, zone: centre.settings.zone) }

  private func isMeant(_ account: Account) -> Bool {
    switch person {
    case .account(let name): account.name == name
    case .clerk(let clerk): account.clerk == clerk
    }
  }

  private func account(_ account: Account) -> PersonalDocument.Account {
    .init(
      name: account.name.text, role: account.role.rawValue, units: account.roots.sorted(),
      clerk: account.clerk?.description, disabled: account.disabled, created: spelling.isoText(account.createdAt))
  }

  /// By or about the person under any of the names, newest first.
  private func events(of names: [String]) async throws -> [PersonalDocument.Event] {
    var found: [Int64: AccessEvent] = [:]
    for name in names {
      var query = AuditQuery(limit: AuditQuery.most)
      query.person = name
      while found.count < Self.mostEvents {
        let page = try await centre.store.auditEvents(query)
        for entry in page { found[entry.id] = entry.event }
        guard page.count == AuditQuery.most, let last = page.last else { break }
        query.before = last.id
      }
    }
    return found.sorted { $0.key > $1.key }.map { event($0.value) }
  }

  private func event(_ event: AccessEvent) -> PersonalDocument.Event {
    .init(
      time: spelling.isoText(event.time), event: event.kind.rawValue, by: event.account?.text ?? event.caller?.text,
      claimedBy: event.claimedBy, subject: event.subject, from: event.period?.first?.description,
      through: event.period?.last?.description, address: event.address)
  }

  private func request(_ registered: RegisteredRequest) -> PersonalDocument.Request {
    .init(
      number: registered.number, kind: registered.request.kind.rawValue,
      received: registered.request.receivedOn.description, note: registered.request.note,
      steps: registered.steps.map { "\($0.kind.rawValue) \($0.doneOn): \($0.note)" })
  }
}
