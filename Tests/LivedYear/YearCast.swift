import RatingModel
import SyntheticNation

/// Which offices and kiosks of a nation play a part in its year.
struct YearCast: Hashable, Sendable {
  /// A busy office with nothing odd in it.
  let home: UnitCode
  /// Who served there all year.
  let homeClerk: ClerkID
  /// Where a clerk is truly worse than the others.
  let worse: UnitCode
  let worseClerk: ClerkID?
  /// Came of two.
  let merged: UnitCode
  /// Ratings on paper beside those of kiosks.
  let paper: UnitCode
  /// Reports far more dossier steps than there were sessions.
  let uncovered: UnitCode
  let ailments: [Int: Ailment]

  /// Offices that live month by month, and whose months are issued.
  var watched: [UnitCode] { [home, worse, merged] }

  init?(_ nation: SyntheticNation) {
    let odd = Set(nation.oddities.map(\.unit))
    let mergers = Set(nation.successions.map(\.successor))
    // The province's centre has too many counters to be read at a glance.
    let offices = nation.kiosksByOffice.filter { ($0.last?.unit.text.hasSuffix(".14") ?? true) == false }
      .sorted { Self.weight($0) > Self.weight($1) }
    let plain = offices.compactMap(\.last?.unit).filter { !odd.contains($0) && !mergers.contains($0) }
    guard plain.count >= 3, let worst = nation.oddities.first(where: { $0.kind == .trulyWorse }),
      let merged = offices.compactMap(\.last?.unit).first(where: mergers.contains)
    else { return nil }
    (home, paper, uncovered) = (plain[0], plain[1], plain[2])
    (worse, worseClerk) = (worst.unit, worst.clerk)
    self.merged = merged
    let home = home
    guard let clerk = nation.clerks.first(where: { $0.clerk.unit == home && $0.validity == .always }) else {
      return nil
    }
    homeClerk = clerk.clerk
    let watched = [home, worse, merged]
    // From the quiet end: what is busy should be seen whole.
    let others = offices.reversed().filter { office in office.last.map { !watched.contains($0.unit) } ?? false }
    let ailing = others.compactMap(\.first?.number).prefix(Ailment.allCases.count)
    ailments = Dictionary(uniqueKeysWithValues: zip(ailing, Ailment.allCases))
  }

  private static func weight(_ office: [SyntheticKiosk]) -> Double { office.reduce(0) { $0 + $1.weight } }
}

/// What is wrong with a kiosk.
enum Ailment: Hashable, Sendable, CaseIterable {
  case silentForDays, silentForWeeks, oldVersion, deviceGone, clockUndated, diskFull, forked
}
