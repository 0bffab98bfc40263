import RatingModel

/// Name of a token of the centre's API: `mot-cua-h56`.
package typealias CallerName = Code<CallerNameRule>
package enum CallerNameRule: CodeRule {
  package static let noun = "token name (lower-case letters, digits, - and _)"
  package static let longest = 40
  package static func permits(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "-", "_": true
    default: false
    }
  }
}

/// What a program, as the one-stop software, may do here. The token itself is with that program alone.
package struct CallerGrant: Hashable, Sendable {
  package let name: CallerName
  /// SHA-256 of the token's secret, 64 lower-case hexadecimal digits.
  package let secretHash: String
  package let scopes: Set<CallerScope>
  /// It reaches this unit and those below it, and their counters.
  package let unit: UnitCode
  /// Only these counters of the unit itself; empty: all of them, and those of the units below.
  package let counters: Set<CounterCode>
  package let issuedAt: WallTime
  /// From then on it opens nothing; `nil` where it holds until it is revoked.
  package let expiresAt: WallTime?
  /// `nil` while it holds. A name is never used again.
  package let revokedAt: WallTime?

  package init(
    name: CallerName, secretHash: String, scopes: Set<CallerScope>, unit: UnitCode, counters: Set<CounterCode>,
    issuedAt: WallTime, expiresAt: WallTime? = nil, revokedAt: WallTime? = nil
  ) {
    self.name = name
    self.secretHash = secretHash
    self.scopes = scopes
    self.unit = unit
    self.counters = counters
    self.issuedAt = issuedAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
  }
}
