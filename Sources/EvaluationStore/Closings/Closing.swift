import RatingModel

/// The number under which a report was issued: counted within the unit and the year of issue, from 1. Written `3/2026`.
package struct ClosingNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let year: Int
  package let serial: Int

  package init(year: Int, serial: Int) {
    self.year = year
    self.serial = serial
  }

  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let serial = Int(parts[0]), let year = Int(parts[1]), serial > 0,
      (1000...9999).contains(year)
    else { return nil }
    self.init(year: year, serial: serial)
    guard description == text else { return nil }
  }

  package var description: String { "\(serial)/\(year)" }

  package static func < (left: Self, right: Self) -> Bool { (left.year, left.serial) < (right.year, right.serial) }
}

/// An issued report: what was known of a unit and a period when it was issued, unchanged since.
package struct Closing: Hashable, Sendable {
  package let unit: UnitCode
  /// The clerk whose report in the unit it is; `nil` for the unit's own.
  package let clerk: ClerkID?
  package let number: ClosingNumber
  package let period: ClosingPeriod
  /// The closing that this sheet corrects; `nil` for a closing itself.
  package let corrects: ClosingNumber?
  package let issuedAt: WallTime
  package let issuedBy: AccountName
  /// SHA-256 of the content, 64 lower-case hexadecimal digits; stands in the footer of every form.
  package let hash: String

  package init(
    unit: UnitCode, clerk: ClerkID? = nil, number: ClosingNumber, period: ClosingPeriod, corrects: ClosingNumber?,
    issuedAt: WallTime, issuedBy: AccountName, hash: String
  ) {
    self.unit = unit
    self.clerk = clerk
    self.number = number
    self.period = period
    self.corrects = corrects
    self.issuedAt = issuedAt
    self.issuedBy = issuedBy
    self.hash = hash
  }
}

/// A month, a quarter or a year: what TT 01/2018/TT-VPCP art. 15 has reported, and the month for the unit's own use
/// (NĐ 61/2018/NĐ-CP art. 9).
package struct ClosingPeriod: Hashable, Sendable, CustomStringConvertible {
  package let period: RollUpPeriod

  /// `nil` for a day.
  package init?(_ period: RollUpPeriod) {
    guard period.grain != .day else { return nil }
    self.period = period
  }

  package init?(_ text: String) {
    guard let period = RollUpPeriod(text) else { return nil }
    self.init(period)
  }

  /// `2026-10`, `2026-Q4`, `2026`.
  package var description: String { period.description }
}

/// One form of an issued report, kept as it was issued.
package struct ClosingFile: Hashable, Sendable {
  /// `print.html`, `report.csv`; at most 64 characters.
  package let name: String
  package let type: String
  package let bytes: [UInt8]

  package init(name: String, type: String, bytes: [UInt8]) {
    self.name = name
    self.type = type
    self.bytes = bytes
  }
}
