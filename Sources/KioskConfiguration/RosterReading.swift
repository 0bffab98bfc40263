import KioskAccess
import RatingModel

/// Reads the roster: who may sit at the counter, who does when, and who does when nobody says.
extension ConfigurationReader {
  mutating func roster(in section: ConfigurationSection, unit: UnitCode?) -> RosterSettings? {
    let tables = sections("clerks", in: section)
    let read = tables.map { clerk(in: $0, unit: unit) }
    let named = text(.defaultClerk, in: section)
    // The rules below compare clerks with each other: they can be judged only when all could be read.
    let clerks = read.compactMap { $0 }
    guard clerks.count == tables.count, let unit else { return nil }
    refuseDuplicates(clerks, tables)
    func member(_ text: String) -> ClerkID? {
      let id = ClerkID(text) ?? StaffCode(text).map { ClerkID(unit: unit, staff: $0) }
      return id.flatMap { id in clerks.contains { $0.id == id } ? id : nil }
    }
    let shifts = sections("shifts", in: section).compactMap { shift(in: $0, clerk: member) }
    guard let named else { return RosterSettings(clerks: clerks, defaultClerk: nil, shifts: shifts) }
    guard let id = member(named) else {
      refuse(
        .defaultClerkUnknown, .defaultClerk, in: section, "“\(named)” is not in the roster.",
        hint: "Add a [[roster.clerks]] with this staff code, or name one that is there (UNIT/STAFF for another unit's)."
      )
      return nil
    }
    return RosterSettings(clerks: clerks, defaultClerk: id, shifts: shifts)
  }

  private mutating func clerk(in table: ConfigurationSection, unit: UnitCode?) -> RosterSettings.Clerk? {
    let staff = code(StaffRule.self, .clerkStaff, in: table)
    let own = code(UnitRule.self, .clerkUnit, in: table)
    let name = label(.clerkName, in: table)
    let title = label(.clerkTitle, in: table)
    let photo = filePath(.clerkPhoto, in: table)
    let pin = secretHash(.clerkPINHash, in: table)
    let badge = secretHash(.clerkBadgeHash, in: table)
    let isOwnMissing = table.members[ConfigurationKey.clerkUnit.name] == nil
    guard let staff, let issuer = isOwnMissing ? unit : own else { return nil }
    return RosterSettings.Clerk(
      id: ClerkID(unit: issuer, staff: staff), name: name, title: title, pin: pin, badge: badge, photo: photo)
  }

  private mutating func secretHash(_ key: ConfigurationKey, in table: ConfigurationSection) -> SecretHash? {
    guard let text = text(key, in: table) else { return nil }
    if let hash = SecretHash(text) { return hash }
    // Never quoted: it may be the PIN itself.
    refuse(
      .secretHashMalformed, key, in: table, "This is not what “kioskctl pin” prints.",
      hint: "Run “kioskctl pin”, and paste its line whole.")
    return nil
  }

  private mutating func refuseDuplicates(_ clerks: [RosterSettings.Clerk], _ tables: [ConfigurationSection]) {
    var lines: [ClerkID: Int] = [:]
    for (clerk, table) in zip(clerks, tables) {
      if let line = lines[clerk.id] {
        refuse(
          .staffDuplicate, .clerkStaff, in: table, "\(clerk.id) is in the roster twice.",
          hint: "Remove one of the two; the other is in line \(line).")
      } else {
        lines[clerk.id] = table.position(of: .clerkStaff).line
      }
    }
  }
}
