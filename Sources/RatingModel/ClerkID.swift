/// The official who serves: the unit that issued the staff code, and the code. Text form `H56.14/CB017`.
package struct ClerkID: Hashable, Sendable, Comparable, WrittenByPieces {
  /// What a badge begins with that tells a kiosk's scanner who serves, unless it is configured otherwise: `CB:H56.14/CB017`.
  /// Such a badge is no secret.
  package static let badgePrefix = "CB:"

  package let unit: UnitCode
  package let staff: StaffCode

  package init(unit: UnitCode, staff: StaffCode) {
    self.unit = unit
    self.staff = staff
  }

  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let unit = UnitCode(parts[0]), let staff = StaffCode(parts[1]) else { return nil }
    self.init(unit: unit, staff: staff)
  }

  package func write(to text: inout WrittenText) {
    text.add(unit.text)
    text.add("/")
    text.add(staff.text)
  }

  package static func < (left: Self, right: Self) -> Bool { (left.unit, left.staff) < (right.unit, right.staff) }
}

extension ClerkID: CodedAsText {
  package static let form = "clerk: UNIT/STAFF expected"
}
