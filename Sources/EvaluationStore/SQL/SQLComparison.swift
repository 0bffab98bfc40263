import ForwardingContract
import RatingModel

/// Finds what differs, group by group, after a complete batch's digest did.
struct SQLComparison {
  /// Names of groups that an event tells.
  private static let mostNames = 20

  let database: any SQLConnection
  let journal: SQLJournal
  let kiosk: KioskID
  let time: WallTime

  private var events: SQLEvents { SQLEvents(database: database) }

  /// The digests were compared. Equal ones end the comparison and what was open because of it; if they still differ once
  /// everything that was wanted came again, that is an event. Either way the next comparison begins anew.
  func compared(_ isEqual: Bool, _ state: inout SQLJournal.State, _ answer: inout IntakeAnswer) throws {
    if isEqual {
      try events.settleByDigest(of: journal.id, at: time)
    } else {
      if state.isCompared { try raise([:]) }
      answer.compareAfter = ""
    }
    state.comparing = isEqual ? nil : ""
    state.isCompared = false
  }

  /// Answers one page of the kiosk's groups.
  func compare(_ page: GroupPage, _ state: inout SQLJournal.State, _ answer: inout IntakeAnswer) throws {
    let own = try SQLTallies(database: database, journal: journal.number).groups().filter { page.holds($0.key) }
    answer.wanted = Self.ordered(page.digests.filter { own[$0.key] != $0.value }.keys)
    answer.compareAfter = page.through
    // Groups that were altered here are no matter of the kiosk's.
    let denied = Self.ordered(
      Set(own.keys).subtracting(page.digests.keys).subtracting(
        try SQLTallies(database: database, journal: journal.number).alteredGroups()))
    if !denied.isEmpty {
      try raise([
        "denied": .number(Int64(denied.count)), "groups": .texts(Array(denied.prefix(Self.mostNames))),
      ])
    }
    guard state.comparing == page.after else { return }
    state.comparing = page.through
    state.isCompared = page.through == nil
  }

  private func raise(_ detail: [String: IntegrityDetail]) throws {
    try events.raise(.init(kiosk: kiosk, journal: journal.id, kind: .digestMismatch, detail: detail), at: time)
  }

  private static func ordered(_ names: some Sequence<String>) -> [String] {
    names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
