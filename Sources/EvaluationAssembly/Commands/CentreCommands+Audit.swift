import EvaluationReports
import EvaluationStore
import RatingModel

extension CentreCommands {
  /// How many events are printed when nothing else is asked for.
  package static let auditLength = 100

  /// Events of the audit, the newest first.
  /// - Parameters:
  ///   - person: name of an account or a token, or a clerk as `UNIT/STAFF`.
  ///   - kind: one kind of event.
  ///   - before: number of the event behind which to go on, as `--json` tells it.
  package static func audit(
    configuration path: String, person: String? = nil, kind: String? = nil, before: Int64? = nil, most: Int,
    asJSON: Bool
  ) async -> CommandOutcome {
    guard most > 0 else { return malformed("most", "number above 0") }
    var query = AuditQuery(limit: most)
    query.person = person
    query.before = before
    if let kind {
      guard let kind = AccessEvent.Kind(rawValue: kind) else {
        return malformed("kind", "kind (\(AccessEvent.Kind.allCases.map(\.rawValue).joined(separator: ", ")))")
      }
      query.kinds = [kind]
    }
    return await with(configuration: path) { centre in
      let spelling = Spelling(language: .english, zone: centre.settings.zone)
      let entries = try await centre.store.auditEvents(query).map { AuditLine($0, spelling) }
      guard !asJSON else { return CommandOutcome(json: entries) }
      return entries.isEmpty
        ? CommandOutcome(notes: "There is no such event.")
        : CommandOutcome(text: entries.map(\.text).joined(separator: "\n"))
    }
  }

  /// Computes the chain of the audit again and prints its head.
  /// - Parameter noted: a head that somebody wrote down.
  package static func verifyAudit(configuration path: String, noted: String?, asJSON: Bool) async -> CommandOutcome {
    let head = noted.map { AuditHead($0) }
    if let head, head == nil { return malformed("noted", "head, as NUMBER:HASH") }
    return await with(configuration: path) { centre in
      let found = try await centre.store.verifyAudit(against: head.flatMap(\.self))
      let exit: ExitKind = found.isWhole ? .done : .badInput
      let faults = found.faults.map { "\($0.code): \($0.subject)" }
      struct Answer: Encodable {
        let status: String
        let entries: Int64
        let older: Int64
        let head: String?
        let faults: [String]
      }
      guard !asJSON else {
        return CommandOutcome(
          exit,
          json: Answer(
            status: found.isWhole ? "whole" : "broken", entries: found.entries, older: found.older,
            head: found.head?.description, faults: faults))
      }
      let older = found.older == 0 ? "" : " \(found.older) events are older than the chain."
      return CommandOutcome(
        exit, text: found.head?.description ?? "-",
        notes: (faults + [
          found.isWhole
            ? "\(found.entries) entries, each chained to the one before.\(older) Note the head elsewhere, for --noted."
            : "The audit is not what was written. Hint: keep a copy of the data base and find out who wrote to it."
        ]).joined(separator: "\n"))
    }
  }
}

/// One event of the audit, as it is printed.
private struct AuditLine: Encodable {
  let id: Int64
  /// Absent for what was kept before there was a chain.
  let number: Int64?
  let time: String
  let event: String
  /// Absent where the name is no account's.
  let account: String?
  /// The token's name, where the event is about one.
  let token: String?
  /// The clerk, where the event is about one.
  let clerk: String?
  let unit: UnitCode?
  let subject: String?
  let from: String?
  let through: String?
  /// The system's user at the command line: a claim.
  let claimedBy: String?
  let address: String

  init(_ entry: AuditEntry, _ spelling: Spelling) {
    let event = entry.event
    (id, number) = (entry.id, entry.number)
    time = spelling.isoText(event.time)
    self.event = event.kind.rawValue
    account = event.account?.text
    token = event.caller?.text
    clerk = event.clerk?.description
    (unit, subject) = (event.unit, event.subject)
    (from, through) = (event.period?.first?.description, event.period?.last?.description)
    (claimedBy, address) = (event.claimedBy, event.address)
  }

  var text: String {
    var parts = [time, event, account ?? token ?? clerk ?? "-", address]
    if let claimedBy { parts.append("claimed by \(claimedBy)") }
    if let subject { parts.append(subject) }
    if let unit, clerk == nil { parts.append(unit.text) }
    if let from, let through { parts.append("\(from) to \(through)") }
    return parts.joined(separator: "  ")
  }
}
