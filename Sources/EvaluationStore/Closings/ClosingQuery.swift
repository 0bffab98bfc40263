import RatingModel

/// Which closings of the register.
package struct ClosingQuery: Hashable, Sendable {
  /// Of one answer.
  package static let most = 500

  /// Issued for one of these units.
  package var units: Set<UnitCode>
  /// Whether reports of single clerks are among them.
  package var withClerks: Bool
  /// Of months, of quarters or of years only.
  package var grain: RollUpGrain?
  /// With a number of this year.
  package var year: Int?
  /// Older than this one.
  package var before: ClosingPlace?
  package var limit: Int

  package init(
    units: Set<UnitCode>, withClerks: Bool = true, grain: RollUpGrain? = nil, year: Int? = nil,
    before: ClosingPlace? = nil, limit: Int
  ) {
    self.units = units
    self.withClerks = withClerks
    self.grain = grain
    self.year = year
    self.before = before
    self.limit = limit
  }
}

/// Where a closing stands in the register, the newest first. Text form `1796028201129-3-2026-H56.14`.
package struct ClosingPlace: Hashable, Sendable, CustomStringConvertible {
  package let issuedAt: WallTime
  package let unit: UnitCode
  package let number: ClosingNumber

  package init(_ closing: Closing) { (issuedAt, unit, number) = (closing.issuedAt, closing.unit, closing.number) }

  package init?(_ text: String) {
    guard let match = text.wholeMatch(of: /([0-9]{1,15})-([0-9]{1,9})-([0-9]{4})-(.+)/), let time = Int64(match.1),
      let number = ClosingNumber("\(match.2)/\(match.3)"), let unit = UnitCode(String(match.4))
    else { return nil }
    (issuedAt, self.unit, self.number) = (WallTime(milliseconds: time), unit, number)
  }

  package var description: String { "\(issuedAt.milliseconds)-\(number.serial)-\(number.year)-\(unit)" }
}
