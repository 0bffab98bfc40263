import EvaluationAccess
import EvaluationStore
import Foundation
import RatingModel

extension CentreCommands {
  /// Registers a request about own data, from the day on which it came.
  package static func receiveRequest(
    configuration path: String, about: String, kind: String, received: String?, note: String, asJSON: Bool
  ) async -> CommandOutcome {
    guard let person = Person(about) else { return malformed("person", Person.noun) }
    guard let kind = PersonalRequest.Kind(rawValue: kind) else {
      return malformed("kind", "kind (\(PersonalRequest.Kind.allCases.map(\.rawValue).joined(separator: ", ")))")
    }
    guard let note = PersonalNote(note) else { return noteRefused }
    let typed = received.map { CivilDate($0) }
    if let typed, typed == nil { return malformed("received", "day like 2026-11-21") }
    return await with(configuration: path) { centre in
      if let refusal = try await unknown(person, in: centre) { return refusal }
      let day = typed.flatMap(\.self) ?? centre.clock.today
      guard day <= centre.clock.today else {
        return badInput("received-in-the-future", "That day is still to come.", hint: "Give the day on which it came.")
      }
      let request = PersonalRequest(about: person.text, kind: kind, receivedOn: day, note: note.text)
      let number = try await centre.store.receive(request, by: centre.actor, at: centre.clock.now())
      let line = RequestLine(
        RegisteredRequest(number: number, request: request, steps: []), today: centre.clock.today)
      return asJSON ? CommandOutcome(json: line) : CommandOutcome(text: line.text)
    }
  }

  /// Adds what was done about a request.
  package static func addRequestStep(
    configuration path: String, number: Int64, step: String, on day: String?, note: String, asJSON: Bool
  ) async -> CommandOutcome {
    guard let kind = PersonalRequestStep.Kind(rawValue: step) else {
      return malformed("done", "step (\(PersonalRequestStep.Kind.allCases.map(\.rawValue).joined(separator: ", ")))")
    }
    guard let note = PersonalNote(note) else { return noteRefused }
    let typed = day.map { CivilDate($0) }
    if let typed, typed == nil { return malformed("on", "day like 2026-11-21") }
    return await with(configuration: path) { centre in
      let day = typed.flatMap(\.self) ?? centre.clock.today
      let step = PersonalRequestStep(kind: kind, doneOn: day, note: note.text)
      if let refusal = try await centre.store.add(step, to: number, by: centre.actor, at: centre.clock.now()) {
        return badInput(refusal.code, "The step was not registered.", hint: refusal.hint)
      }
      return try await requests(of: centre, about: nil, asJSON) { $0.number == number }
    }
  }

  /// The register: open requests with the days on which they are due, or all.
  package static func listRequests(configuration path: String, all: Bool, asJSON: Bool) async -> CommandOutcome {
    await with(configuration: path) { centre in
      try await requests(of: centre, about: nil, asJSON) { all || $0.isOpen }
    }
  }

  private static func requests(
    of centre: Centre, about person: String?, _ asJSON: Bool, _ isMeant: (RegisteredRequest) -> Bool
  ) async throws -> CommandOutcome {
    let today = centre.clock.today
    let lines = try await centre.store.personalRequests(about: person).filter(isMeant).map {
      RequestLine($0, today: today)
    }
    guard !asJSON else { return CommandOutcome(json: lines) }
    return lines.isEmpty
      ? CommandOutcome(notes: "No request is open.") : CommandOutcome(text: lines.map(\.text).joined(separator: "\n"))
  }

  private static var noteRefused: CommandOutcome {
    badInput(
      "note-malformed", "The note is too long or holds a control character.",
      hint: "Say it in at most \(PersonalRequest.longestNote) characters, on one line.")
  }

  /// A refusal for whoever is neither an account nor a clerk whom the registry names.
  static func unknown(_ person: Person, in centre: Centre) async throws -> CommandOutcome? {
    let isKnown =
      switch person {
      case .account(let name): try await centre.store.account(named: name) != nil
      case .clerk(let clerk): try await centre.store.registry().clerks.contains { $0.clerk == clerk }
      }
    return isKnown
      ? nil
      : badInput(
        "person-unknown", "There is no such account, and the registry names no such clerk.",
        hint: "Give an account's name, or a clerk as UNIT/STAFF.")
  }
}

/// Whom personal data are about.
package enum Person: Hashable, Sendable {
  case account(AccountName)
  case clerk(ClerkID)

  static let noun = "account name or clerk (UNIT/STAFF)"

  init?(_ text: String) {
    if let clerk = ClerkID(text) {
      self = .clerk(clerk)
    } else if let name = AccountName(text) {
      self = .account(name)
    } else {
      return nil
    }
  }

  var text: String {
    switch self {
    case .account(let name): name.text
    case .clerk(let clerk): clerk.description
    }
  }
}

/// What somebody writes beside a request.
private struct PersonalNote {
  let text: String

  init?(_ text: String) {
    let text = text.precomposedStringWithCanonicalMapping
    guard text.unicodeScalars.count <= PersonalRequest.longestNote,
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return nil }
    self.text = text
  }
}

/// A request, as it is printed.
private struct RequestLine: Encodable {
  struct Step: Encodable {
    let step: String
    let on: String
    let note: String
  }
  let number: Int64
  let about: String
  let kind: String
  let received: String
  let note: String
  /// Absent once it was answered.
  let answerDue: String?
  /// Absent once it ended.
  let due: String?
  /// Whether one of these days is over.
  let late: Bool
  let steps: [Step]

  init(_ registered: RegisteredRequest, today: CivilDate, terms: PersonalDataTerms = .decree356) {
    let received = registered.request.receivedOn
    let answer = registered.isAnswered ? nil : terms.answerDue(after: received)
    let end = registered.isOpen ? terms.due(after: received) : nil
    number = registered.number
    about = registered.request.about
    kind = registered.request.kind.rawValue
    self.received = received.description
    note = registered.request.note
    answerDue = answer?.description
    due = end?.description
    late = [answer, end].compactMap(\.self).contains { $0 < today }
    steps = registered.steps.map { Step(step: $0.kind.rawValue, on: $0.doneOn.description, note: $0.note) }
  }

  var text: String {
    var parts = ["\(number)", kind, about, "received \(received)"]
    if let answerDue { parts.append("answer due \(answerDue)") }
    if let due { parts.append("due \(due)") }
    if late { parts.append("LATE") }
    parts += steps.map { "\($0.step) \($0.on)" }
    return parts.joined(separator: "  ")
  }
}
