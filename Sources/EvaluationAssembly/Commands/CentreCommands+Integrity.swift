import EvaluationAccess
import EvaluationReports
import EvaluationStore
import RatingModel

extension CentreCommands {
  /// Prints what contradicts, the open events first.
  /// - Parameters:
  ///   - unit: with all units below it; by where the kiosk stood then.
  ///   - all: those that ended, too.
  package static func integrity(
    configuration path: String, unit: String?, kiosk: String?, all: Bool, asJSON: Bool
  ) async -> CommandOutcome {
    let units = unit.map(UnitCode.init)
    if let units, units == nil { return malformed("unit", UnitRule.noun) }
    let kiosks = kiosk.map(KioskID.init)
    if let kiosks, kiosks == nil { return malformed("kiosk", KioskRule.noun) }
    return await with(configuration: path) { centre in
      var within: Set<UnitCode>?
      if let root = units.flatMap(\.self) { within = try await centre.store.subtree(of: [root]).units.union([root]) }
      let events = try await centre.store.integrityEvents(
        IntegrityQuery(units: within, kiosk: kiosks.flatMap(\.self), includesPast: all))
      let spelling = Spelling(language: .english, zone: centre.settings.zone)
      let lines = events.map { EventLine($0, spelling) }
      guard !asJSON else { return CommandOutcome(json: lines) }
      return lines.isEmpty
        ? CommandOutcome(notes: all ? "Nothing has ever contradicted." : "No event is open.")
        : CommandOutcome(
          text: lines.map(\.text).joined(separator: "\n"),
          notes: lines.count < IntegrityQuery.most ? "" : "There may be more: ask for a unit or a kiosk.")
    }
  }

  /// Closes an event with a written reason.
  package static func closeIntegrityEvent(
    configuration path: String, number: Int64, account: String, reason: String, asJSON: Bool
  ) async -> CommandOutcome {
    guard let account = AccountName(account) else { return malformed("account", AccountNameRule.noun) }
    return await with(configuration: path) { centre in
      if let known = try await centre.store.account(named: account), !known.role.may(.closeIntegrityEvents) {
        return badInput(
          "account-not-permitted", "The account's role does not permit it.",
          hint: "Let the head of the unit or an administrator answer for it.")
      }
      let refusal = try await centre.store.closeIntegrityEvent(
        number, by: account, because: reason, actor: centre.actor, at: centre.clock.now())
      if let refusal { return badInput(refusal.code, "The event was not closed.", hint: refusal.hint) }
      struct Answer: Encodable {
        let number: Int64
        let closedBy: AccountName
        let status = "closed"
      }
      return asJSON
        ? CommandOutcome(json: Answer(number: number, closedBy: account))
        : CommandOutcome(text: "Event \(number) is closed by \(account).")
    }
  }
}

/// One event, as it is printed.
private struct EventLine: Encodable {
  let number: Int64
  let kind: String
  let state: String
  let kiosk: KioskID
  let unit: UnitCode?
  let counter: CounterCode?
  let journal: String?
  let first: Int64?
  let last: Int64?
  /// Absent where nobody can tell.
  let inDoubt: Int64?
  let times: Int
  let since: String
  let latest: String
  let ended: String?
  /// The event that explains this one.
  let explainedBy: Int64?
  let closedBy: AccountName?
  let reason: String?
  let detail: [String: IntegrityDetail]
  private let words: String

  private enum CodingKeys: String, CodingKey {
    case number, kind, state, kiosk, unit, counter, journal, first, last, inDoubt, times, since, latest, ended
    case explainedBy, closedBy, reason, detail
  }

  init(_ event: IntegrityEvent, _ spelling: Spelling) {
    number = event.id
    kind = event.kind.rawValue
    words = event.kind.text(.english)
    kiosk = event.kiosk
    unit = event.place?.unit
    counter = event.place?.counter
    journal = event.journal?.description
    (first, last, inDoubt, times) = (event.first, event.last, event.inDoubt, event.times)
    since = spelling.isoText(event.firstAt)
    latest = spelling.isoText(event.lastAt)
    detail = event.detail
    switch event.state {
    case .open: (state, ended, explainedBy, closedBy, reason) = ("open", nil, nil, nil, nil)
    case .settled(let time, let by):
      (state, ended, explainedBy, closedBy, reason) = ("settled", spelling.isoText(time), by, nil, nil)
    case .closed(let by, let time, let text):
      (state, ended, explainedBy, closedBy, reason) = ("closed", spelling.isoText(time), nil, by, text)
    }
  }

  var text: String {
    let place = [unit?.text, counter?.text].compactMap(\.self).joined(separator: " ")
    var parts = ["\(number)", state, kind, place, kiosk.text, "since \(since)"]
    if times > 1 { parts.append("\(times) times, latest \(latest)") }
    if let first { parts.append("entries \(first) to \(last.map(String.init) ?? "?")") }
    parts.append(inDoubt.map { "\($0) in doubt" } ?? "nobody can tell how many are in doubt")
    if let ended { parts.append("ended \(ended)") }
    if let explainedBy { parts.append("explained by \(explainedBy)") }
    if let closedBy, let reason { parts.append("by \(closedBy): \(reason)") }
    return parts.joined(separator: "  ") + "\n    \(words)" + (journal.map { ", journal \($0)" } ?? "")
  }
}
