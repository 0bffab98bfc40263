import EvaluationAccess
import EvaluationReports
import EvaluationStore
import RatingModel

extension CentreCommands {
  /// What a token can be good for, for the command line's help.
  package static let tokenScopes = CallerScope.allCases.map { "\($0.rawValue) (\($0.about))" }.joined(separator: ", ")

  /// Issues a token for a program and prints it: it is shown this once, and only its hash is kept.
  package static func addToken(
    configuration path: String, name: String, unit: String, counters: [String], scopes: [String],
    through: String? = nil, asJSON: Bool
  ) async -> CommandOutcome {
    guard let name = CallerName(name) else { return malformed("name", CallerNameRule.noun) }
    guard let unit = UnitCode(unit) else { return malformed("unit", UnitRule.noun) }
    let codes = counters.compactMap(CounterCode.init)
    guard codes.count == counters.count else { return malformed("counter", CounterRule.noun) }
    let known = scopes.compactMap(CallerScope.init(rawValue:))
    guard known.count == scopes.count, !known.isEmpty else {
      return malformed("scope", "scope (\(CallerScope.allCases.map(\.rawValue).joined(separator: ", ")))")
    }
    guard codes.isEmpty || known.allSatisfy(\.isOfCounters) else {
      return badInput(
        "token-counters-unfit", "The token was not issued.",
        hint: "Leave the counters out: only sessions and state can be had for some counters alone.")
    }
    let last = through.map { CivilDate($0) }
    if let last, last?.next == nil { return malformed("through", "day (2027-06-30)") }
    return await with(configuration: path) { centre in
      let end = last.flatMap { $0?.next }.map(centre.settings.zone.start)
      if let end, end <= centre.clock.now() {
        return badInput("token-over", "The token was not issued.", hint: "Give a last day that is not over yet.")
      }
      let token = CallerToken.random(for: name)
      let grant = CallerGrant(
        name: name, secretHash: token.secretHash, scopes: Set(known), unit: unit, counters: Set(codes),
        issuedAt: centre.clock.now(), expiresAt: end)
      if let refusal = try await centre.store.issue(grant, by: centre.actor) {
        return badInput(refusal.code, "The token was not issued.", hint: refusal.hint)
      }
      return outcome(token, grant, through, asJSON)
    }
  }

  /// Every token with what it is good for; never a secret.
  package static func listTokens(configuration path: String, asJSON: Bool) async -> CommandOutcome {
    await with(configuration: path) { centre in
      let spelling = Spelling(language: .english, zone: centre.settings.zone)
      let lines = try await centre.store.callerGrants().map { TokenLine($0, spelling) }
      guard !asJSON else { return CommandOutcome(json: lines) }
      return lines.isEmpty
        ? CommandOutcome(notes: "No token was issued yet.")
        : CommandOutcome(text: lines.map(\.text).joined(separator: "\n"))
    }
  }

  /// From now on the token opens nothing.
  package static func revokeToken(configuration path: String, name: String, asJSON: Bool) async -> CommandOutcome {
    guard let name = CallerName(name) else { return malformed("name", CallerNameRule.noun) }
    return await with(configuration: path) { centre in
      if let refusal = try await centre.store.revokeCaller(name, by: centre.actor, at: centre.clock.now()) {
        return badInput(refusal.code, "The token was not revoked.", hint: refusal.hint)
      }
      struct Answer: Encodable {
        let token: CallerName
        let status = "revoked"
      }
      return asJSON
        ? CommandOutcome(json: Answer(token: name))
        : CommandOutcome(text: "\(name) is revoked: nothing is taken with it any more.")
    }
  }

  /// - Parameter through: the last day, as it was given.
  private static func outcome(
    _ token: CallerToken, _ grant: CallerGrant, _ through: String?, _ asJSON: Bool
  ) -> CommandOutcome {
    struct Answer: Encodable {
      let token: String
      let name: CallerName
      let unit: UnitCode
      let counters: [CounterCode]
      let scopes: [String]
      let through: String?
    }
    let (counters, scopes) = (grant.counters.sorted(), grant.scopes.sorted().map(\.rawValue))
    guard !asJSON else {
      return CommandOutcome(
        json: Answer(
          token: token.text, name: grant.name, unit: grant.unit, counters: counters, scopes: scopes, through: through)
      )
    }
    let reach =
      counters.isEmpty
      ? "\(grant.unit) and all units below"
      : "counter \(counters.map(\.text).joined(separator: ", ")) of \(grant.unit)"
    return CommandOutcome(
      text: token.text,
      notes: "Give this token to the program; it is not shown again. It reaches \(reach), for: "
        + scopes.joined(separator: ", ") + (through.map { ", through \($0)." } ?? "."))
  }
}

/// One token, as it is printed.
private struct TokenLine: Encodable {
  let name: CallerName
  let unit: UnitCode
  /// Empty: the unit and all units below, with every counter.
  let counters: [CounterCode]
  let scopes: [String]
  let issued: String
  /// From then on it opens nothing; absent where it holds until it is revoked.
  let expires: String?
  /// Absent while the token holds.
  let revoked: String?

  init(_ grant: CallerGrant, _ spelling: Spelling) {
    name = grant.name
    unit = grant.unit
    counters = grant.counters.sorted()
    scopes = grant.scopes.sorted().map(\.rawValue)
    issued = spelling.isoText(grant.issuedAt)
    expires = grant.expiresAt.map(spelling.isoText)
    revoked = grant.revokedAt.map(spelling.isoText)
  }

  var text: String {
    let place = counters.isEmpty ? "\(unit)" : "\(unit) \(counters.map(\.text).joined(separator: ","))"
    return "\(name)  \(place)  \(scopes.joined(separator: ","))  issued \(issued)"
      + (expires.map { "  expires \($0)" } ?? "")
      + (revoked.map { "  revoked \($0)" } ?? "")
  }
}
