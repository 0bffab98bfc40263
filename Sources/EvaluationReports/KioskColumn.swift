import EvaluationStore
import ForwardingContract
import RatingModel

extension KioskColumn {
  static var state: [KioskColumn] {
    [
      KioskColumn(["unit"], .unit) { $0.kiosk.place.map { .code($0.unit.text) } ?? .none },
      KioskColumn(["counter"], .counter) { $0.kiosk.place.map { .code($0.counter.text) } ?? .none },
      KioskColumn(["kiosk"], .kiosk) { .code($0.kiosk.kiosk.text) },
      KioskColumn(["journal"], .journal) { $0.journal.map { .code("\($0.journal)") } ?? .none },
      KioskColumn(["lastHeard"], .lastHeard) { $0.journal.map { .time($0.lastHeardAt) } ?? .none },
      KioskColumn(["headAt"], .headAt) { $0.journal.map { .time($0.headAt) } ?? .none },
      KioskColumn(["newlyCovered"], .newlyCovered) { $0.journal.map { .count(Int($0.newlyCovered)) } ?? .none },
      KioskColumn(["digest"], .digest) { .digest($0.journal?.digest) },
      KioskColumn(["continuity"], .continuity) { .continuity($0.journal) },
      KioskColumn(["keptBack"], .keptBack) { $0.journal.map { .count($0.keptBack) } ?? .none },
      KioskColumn(["openEvents"], .openEvents) { .count($0.events.count) },
    ]
  }
}

extension Figure {
  fileprivate static func continuity(_ journal: JournalStatus?) -> Figure {
    guard let journal else { return .none }
    if journal.abandoned != nil { return .word(code: "abandoned", .continuityAbandoned) }
    return journal.unproven == nil
      ? .word(code: "shown", .continuityShown) : .word(code: "unproven", .continuityUnproven)
  }

  fileprivate static func digest(_ state: Receipt.DigestState?) -> Figure {
    switch state {
    case .matches: .word(code: "matches", .digestMatches)
    case .pending: .word(code: "pending", .digestPending)
    case .differs: .word(code: "differs", .digestDiffers)
    case nil: .word(code: "none", .digestNone)
    }
  }
}
