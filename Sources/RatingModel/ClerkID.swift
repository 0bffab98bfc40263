/// The official who serves: the unit that issued the staff code, and the code. Text form `H56.14/CB017`.
package struct ClerkID: Hashable, Sendable, Comparable, WrittenByPieces {
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

extension ClerkID: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let clerk = ClerkID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a clerk: UNIT/STAFF expected")
    }
    self = clerk
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
