import RatingModel

/// Numbers of clerks and of what is counted. The same few thousand stand in the sums of every office and month.
struct RollUpNames: Sendable {
  private var clerkNumbers: [String: UInt32] = [:]
  /// By number; `nil` for sums of no clerk, or of all.
  private(set) var clerks: [ClerkID?] = []
  private var subjectNumbers: [TallyFamily: [String: UInt32]] = [:]
  /// By number: a key that counts this, somewhere, at some time.
  private(set) var keys: [TallyKey] = []

  var count: Int { clerks.count + keys.count }

  /// - Returns: `nil` for what is no clerk.
  mutating func number(ofClerk text: String) -> UInt32? {
    if let known = clerkNumbers[text] { return known }
    let clerk = ClerkID(text)
    guard clerk != nil || text.isEmpty || text == "none" else { return nil }
    clerks.append(clerk)
    clerkNumbers[text] = UInt32(clerks.count - 1)
    return clerkNumbers[text]
  }

  /// - Returns: `nil` for what is no subject of the family.
  ///
  /// - Parameter unit: some unit, and `day` some day, at which it is counted.
  mutating func number(
    ofSubject text: String, _ family: TallyFamily, unit: UnitCode, on day: CivilDate
  ) -> UInt32? {
    if let known = subjectNumbers[family]?[text] { return known }
    guard let key = RollUpSubject.key(text, family: family, unit: unit, on: day) else { return nil }
    keys.append(key)
    subjectNumbers[family, default: [:]][text] = UInt32(keys.count - 1)
    return UInt32(keys.count - 1)
  }
}
