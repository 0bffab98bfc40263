import EvaluationStore
import RatingModel

extension EventColumn {
  static var all: [EventColumn] {
    [
      number, kind, kiosk,
      EventColumn(["unit"], .unit) { $0.place.map { .code($0.unit.text) } ?? .none },
      EventColumn(["counter"], .counter) { $0.place.map { .code($0.counter.text) } ?? .none },
      journal, first, last,
      EventColumn(["inDoubt"], .inDoubt) { $0.inDoubt.map { .count(Int($0)) } ?? .unknown },
      EventColumn(["times"], .eventTimes) { .count($0.times) }, since, latest, state, ended, closedBy,
      EventColumn(["reason"], .reason) {
        if case .closed(_, _, let reason) = $0.state { .text(reason) } else { .none }
      },
    ]
  }

  static var number: EventColumn { EventColumn(["number"], .eventNumber) { .count(Int($0.id)) } }
  static var kind: EventColumn { EventColumn(["kind"], .eventKind) { .word(code: $0.kind.rawValue, $0.kind.word) } }
  static var kiosk: EventColumn { EventColumn(["kiosk"], .kiosk) { .code($0.kiosk.text) } }
  static var journal: EventColumn {
    EventColumn(["journal"], .journal) { $0.journal.map { .code("\($0)") } ?? .none }
  }
  static var first: EventColumn { EventColumn(["first"], .eventFirst) { Figure(count: $0.first.map { Int($0) }) } }
  static var last: EventColumn { EventColumn(["last"], .eventLast) { Figure(count: $0.last.map { Int($0) }) } }
  static var since: EventColumn { EventColumn(["since"], .eventSince) { .time($0.firstAt) } }
  static var latest: EventColumn { EventColumn(["latest"], .eventLatest) { .time($0.lastAt) } }

  static var state: EventColumn {
    EventColumn(["state"], .eventState) {
      switch $0.state {
      case .open: .word(code: "open", .eventOpen)
      case .settled: .word(code: "settled", .eventSettled)
      case .closed: .word(code: "closed", .eventClosed)
      }
    }
  }

  static var ended: EventColumn {
    EventColumn(["ended"], .eventEnded) {
      switch $0.state {
      case .open: .none
      case .settled(let time, _), .closed(_, let time, _): .time(time)
      }
    }
  }

  static var closedBy: EventColumn {
    EventColumn(["closedBy"], .closedBy) {
      if case .closed(let account, _, _) = $0.state { .code(account.text) } else { .none }
    }
  }
}

extension IntegrityKind {
  var word: ReportWord {
    switch self {
    case .forked: .forked
    case .rolledBack: .rolledBack
    case .versionFell: .versionFell
    case .tallyConflict: .tallyConflict
    case .scaleConflict: .scaleConflict
    case .questionConflict: .questionConflict
    case .digestMismatch: .digestMismatch
    case .countAltered: .countAltered
    case .centreBehind: .centreBehind
    case .journalReplaced: .journalReplaced
    case .setAside: .setAside
    case .journalCopied: .journalCopied
    }
  }

  /// For the reader of a report, a list or a log.
  package func text(_ language: Language) -> String { language.text(word) }
}
