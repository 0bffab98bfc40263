import EvaluationStore
import Foundation
import NetworkAddresses
import RatingModel

/// Whether a program that calls the centre's API may do what it asks for.
package actor CallerAccess {
  /// Wrong tokens of one name from one network address that are looked at: thirty at once, then one in ten seconds. Right
  /// ones are never counted.
  package static let failures = RateLimit(attempts: 30, secondsPerAttempt: 10, keys: 10_000)

  private let callers: any CallerStore
  let trail: any AccountStore
  private var limiter: RateLimiter

  package init(callers: any CallerStore, trail: any AccountStore, failures: RateLimit = CallerAccess.failures) {
    self.callers = callers
    self.trail = trail
    limiter = RateLimiter(failures)
  }

  /// Who shows this token.
  /// - Parameters:
  ///   - header: `Authorization` as it came; anything may stand in it.
  ///   - address: of the program, as the transport knows it.
  package func caller(
    authorization header: String?, for scope: CallerScope, from address: String, at time: WallTime
  ) async throws(StoreFailure) -> Result<CallerGrant, CallerRefusal> {
    guard let header else { return .failure(.missing) }
    // What cannot be a token is not looked up, hence not limited.
    guard let token = Self.token(in: header) else { return .failure(.wrong) }
    let key = "\(AddressKey.text(address)) \(token.name)"
    guard limiter.hasStock(key, at: time) else { return .failure(.limited) }
    let grant = try await callers.callerGrant(named: token.name)
    guard token.proves(grant), let grant, grant.revokedAt == nil else {
      try await failed(key, grant?.name, from: address, at: time)
      return .failure(.wrong)
    }
    if let end = grant.expiresAt, end <= time { return .failure(.expired) }
    return scope.isGranted(by: grant.scopes) ? .success(grant) : .failure(.scope)
  }

  /// How the counter stands, if the grant reaches it on that day. Whether there is such a unit is nobody else's business.
  package func standing(
    unit: UnitCode, counter: CounterCode, for grant: CallerGrant, on day: CivilDate
  ) async throws(StoreFailure) -> Result<CounterStanding, CallerRefusal> {
    guard grant.counters.isEmpty || (unit == grant.unit && grant.counters.contains(counter)) else {
      return .failure(.scope)
    }
    let standing = try await callers.counterStanding(unit: unit, counter: counter, below: grant.unit, on: day)
    return standing.isWithin ? .success(standing) : .failure(.scope)
  }

  private static func token(in header: String) -> CallerToken? {
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return CallerToken(parts[1])
  }

  /// Counts the failure. The first of a run is in the trail, if the name is a token's: who has a copy of a revoked one?
  private func failed(
    _ key: String, _ name: CallerName?, from address: String, at time: WallTime
  ) async throws(StoreFailure) {
    let isFirst = limiter.isFull(key, at: time)
    _ = limiter.attempt(key, at: time)
    guard isFirst, let name else { return }
    try await trail.record(
      AccessEvent(kind: .tokenWrong, account: nil, caller: name, address: address, time: time))
  }
}

/// Why a program may not do what it asks for.
package enum CallerRefusal: String, Error, Hashable, Sendable, CaseIterable {
  case missing = "token-missing"
  /// No token, or a revoked one.
  case wrong = "token-wrong"
  /// It was the right one until its time was over.
  case expired = "token-expired"
  /// The token is not for this, or not for this counter.
  case scope = "token-scope"
  /// Too many wrong tokens under this name came from this address.
  case limited = "token-limited"

  package var code: String { rawValue }
}
