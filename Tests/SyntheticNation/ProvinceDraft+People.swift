import EvaluationStore
import RatingModel
import SeededRandom

/// Who moved, who is odd, and who shares a name.
extension ProvinceDraft {
  /// Half of those who move are appointed elsewhere, under a new code; the others help out for two months under the old one.
  mutating func moveClerks() {
    let plan = nation.plan
    let length = plan.last.daysSince1970 - plan.first.daysSince1970
    for number in 0..<size.transfers {
      // From the quiet end of the list to its middle.
      let (from, to) = (byRank[byRank.count - 1 - number], byRank[byRank.count / 2 - number])
      let day = plan.first.adding(days: length * (number + 1) / (size.transfers + 1))
      if number.isMultiple(of: 2) { appoint(from, to, on: day) } else { lend(from, to, on: day) }
    }
  }

  private mutating func appoint(_ from: Int, _ to: Int, on day: CivilDate) {
    guard let leaving = nation.offices[from].roster.indices.last else { return }
    let (member, there) = nation.offices[from].roster[leaving]
    let old = nation.staff[member]
    guard let until = there.intersection(Self.stretch(last: day.adding(days: -1))),
      let after = nation.offices[to].validity.intersection(Self.stretch(first: day))
    else { return }
    nation.offices[from].roster[leaving].validity = until
    nation.staff[member] = StaffMember(
      record: ClerkRecord(
        clerk: old.record.clerk, name: old.record.name, title: old.record.title,
        validity: Self.stretch(last: day.adding(days: -1))), manner: old.manner)
    let new = employ(
      by: nation.offices[to].unit, title: old.record.title, name: old.record.name, validity: Self.stretch(first: day))
    nation.staff[new].manner = old.manner
    nation.offices[to].roster.append((new, after))
  }

  private mutating func lend(_ from: Int, _ to: Int, on day: CivilDate) {
    guard let leaving = nation.offices[from].roster.indices.last else { return }
    let (member, there) = nation.offices[from].roster[leaving]
    let back = day.adding(days: 60)
    let parts = [
      there.intersection(Self.stretch(last: day.adding(days: -1))), there.intersection(Self.stretch(first: back)),
    ]
    guard
      let away = nation.offices[to].validity.intersection(Self.stretch(first: day, last: back.adding(days: -1)))
    else { return }
    nation.offices[from].roster.remove(at: leaving)
    nation.offices[from].roster += parts.compactMap(\.self).map { (member, $0) }
    nation.offices[to].roster.append((member, away))
  }

  /// In offices that are busy enough for it to show, and that were not merged.
  mutating func plantOddities() {
    let lasting = byRank.filter { nation.offices[$0].validity == .always }
    guard size.hasProvince else { return plant(.trulyWorse, at: lasting.first) }
    let kinds: [Oddity.Kind] = [
      .trulyWorse, .machineCadence, .darkAtRushHour, .cancelsInvited, .correctedUpward, .trulyWorse,
      .seldomRated,
    ]
    for (place, kind) in kinds.enumerated() where place + 1 < lasting.count { plant(kind, at: lasting[place + 1]) }
    if size.hasCentre { plant(.trulyWorse, at: lasting[12]) }
  }

  private mutating func plant(_ kind: Oddity.Kind, at place: Int?) {
    guard let place else { return }
    let unit = nation.offices[place].unit
    if kind == .darkAtRushHour {
      let plan = nation.plan
      let from = plan.first.adding(days: (plan.last.daysSince1970 - plan.first.daysSince1970) / 3)
      nation.offices[place].darkFrom = from
      return nation.oddities.append(Oddity(kind: kind, unit: unit, clerk: nil, from: from))
    }
    let member = nation.offices[place].roster[1].member
    nation.staff[member].manner.become(kind)
    nation.oddities.append(Oddity(kind: kind, unit: unit, clerk: nation.staff[member].record.clerk, from: nil))
  }

  /// Ten clerks have one name, as far apart as there are clerks.
  mutating func shareNames() {
    guard size.hasProvince else { return }
    let own = nation.staff.indices.filter { nation.staff[$0].record.clerk.unit.text.hasPrefix(code.text + ".") }
    // Those who moved keep the name that both of their records have.
    let settled = own.filter { nation.staff[$0].record.validity == .always }
    for number in 0..<10 {
      let member = settled[number * settled.count / 10]
      let old = nation.staff[member]
      nation.staff[member] = StaffMember(
        record: ClerkRecord(
          clerk: old.record.clerk, name: PersonNames.shared, title: old.record.title, validity: old.record.validity),
        manner: old.manner)
    }
  }
}
