import ForwardingContract
import RatingModel

/// What became of a kiosk's former journals: what it reports, and what it does not.
struct SQLSuccession {
  let database: any SQLConnection
  let kiosk: KioskID
  /// The journal under which the kiosk goes on.
  let successor: JournalID
  let reports: [SetAsideReport]
  let time: WallTime

  private var events: SQLEvents { SQLEvents(database: database) }

  /// Keeps each report once, however often it comes. It explains a replacement that was noticed before.
  func takeReports() throws {
    for report in reports where try !events.has(.setAside, of: kiosk, cause: report.id) {
      // A journal whose file no longer tells its name is the one that was heard from last.
      let journal = try report.journal ?? SQLJournal.former(of: kiosk, before: successor, in: database)
      let number = try events.raise(try finding(report, journal), at: time)
      if let journal { try events.settle(.journalReplaced, of: journal, at: time, by: number) }
    }
  }

  /// The kiosk goes on under a journal that was not heard of before. What its former one had beyond the newest
  /// countersigned head nobody can tell, unless the kiosk reports it.
  func succeed() throws {
    guard let former = try SQLJournal.former(of: kiosk, before: successor, in: database),
      try events.number(of: .setAside, kiosk: kiosk, journal: former) == nil
    else { return }
    let newest = try SQLJournal.countersigned(former, of: kiosk, in: database)
    try events.raise(
      .init(
        kiosk: kiosk, journal: former, kind: .journalReplaced, first: newest + 1,
        detail: ["successor": .text(successor.description)]), at: time)
  }

  /// In doubt is what the journal had beyond the newest head that the centre itself countersigned, whatever the kiosk says of it.
  private func finding(_ report: SetAsideReport, _ journal: JournalID?) throws -> SQLEvents.Finding {
    let newest = try journal.map { try SQLJournal.countersigned($0, of: kiosk, in: database) } ?? 0
    var detail: [String: IntegrityDetail] = [
      "code": .text(report.code), "entries": .number(report.entries), "head": .number(newest),
      "countersigned": .number(report.countersigned), "report": .text(report.id),
    ]
    if report.journal == nil { detail["journal"] = .text("presumed") }
    if let first = report.first { detail["damagedFirst"] = .number(first) }
    if let last = report.last { detail["damagedLast"] = .number(last) }
    if let wall = report.wall { detail["wall"] = .number(wall.milliseconds) }
    let isReadable = report.entries > 0
    let beyond = max(0, report.entries - newest)
    return .init(
      kiosk: kiosk, journal: journal, kind: .setAside, cause: report.id,
      first: !isReadable || beyond > 0 ? newest + 1 : nil, last: beyond > 0 ? report.entries : nil,
      inDoubt: isReadable ? beyond : nil, detail: detail)
  }
}
