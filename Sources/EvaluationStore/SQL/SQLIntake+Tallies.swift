import ForwardingContract
import RatingModel

extension SQLIntake {
  /// Takes what can be taken of the batch's tallies.
  /// - Returns: the others, in the order of the message; what is to be added to the sums; and the lowest version that was taken.
  func takeTallies(
    of journal: SQLJournal, _ course: SQLContinuity.Course
  ) throws -> (refused: [RefusedTally], sums: [SQLRollUps.Change], lowest: Int64?) {
    var definitions = SQLDefinitions(database: database)
    try definitions.take(batch)
    let tallies = SQLTallies(database: database, journal: journal.number)
    var (refused, lowest, fallen) = (arrived.unreadable, Int64?.none, [(tally: Tally, stored: Int64)]())
    var sound: [(place: Int, tally: Tally)] = []
    for (place, tally) in zip(arrived.places, batch.tallies) {
      if let refusal = try BatchCheck.refusal(of: tally, under: batch.head) ?? definitions.refusal(of: tally.key) {
        refused.append(RefusedTally(index: place, code: refusal.rawValue))
      } else {
        sound.append((place, tally))
      }
    }
    let (fates, sums) = try tallies.take(sound.map(\.tally))
    for ((place, tally), fate) in zip(sound, fates) {
      switch fate {
      case .taken: lowest = min(lowest ?? tally.version, tally.version)
      case .restored, .known: break
      case .late(let stored): fallen.append((tally, stored))
      case .contradicts:
        refused.append(RefusedTally(index: place, code: TallyRefusal.conflict.rawValue))
        try raise(.tallyConflict, journal, tally.version, Self.detail(of: tally))
      }
    }
    if course.extends, let fall = fallen.first { try raiseFall(fall.tally, from: fall.stored, journal) }
    try raise(definitions, journal)
    return (refused.sorted { $0.index < $1.index }, sums, lowest)
  }

  /// In a batch that goes on from the newest head no version is lower, unless the centre itself was put back.
  private func raiseFall(_ tally: Tally, from stored: Int64, _ journal: SQLJournal) throws {
    guard try !events.hasOpen(.centreBehind, of: journal.id) else { return }
    var detail = Self.detail(of: tally)
    detail["stored"] = .number(stored)
    try raise(.versionFell, journal, tally.version, detail)
  }

  private func raise(_ definitions: SQLDefinitions, _ journal: SQLJournal) throws {
    for (kind, changed) in [
      (IntegrityKind.scaleConflict, definitions.changedScales), (.questionConflict, definitions.changedQuestions),
    ] where !changed.isEmpty {
      try events.raise(
        .init(kiosk: batch.kiosk, journal: journal.id, kind: kind, detail: ["definitions": .texts(changed.sorted())]),
        at: time)
    }
  }

  private func raise(
    _ kind: IntegrityKind, _ journal: SQLJournal, _ entry: Int64, _ detail: [String: IntegrityDetail]
  ) throws {
    try events.raise(
      .init(
        kiosk: batch.kiosk, journal: journal.id, kind: kind, first: entry, last: entry, inDoubt: 1, detail: detail),
      at: time)
  }

  /// Where the tally stands; neither its key nor its count, which may tell a level.
  private static func detail(of tally: Tally) -> [String: IntegrityDetail] {
    ["group": .text(TallyDigest.groupName(of: tally.key)), "version": .number(tally.version)]
  }
}
