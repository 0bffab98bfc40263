import EvaluationStore

extension KioskRow {
  /// One row for each journal, by place and kiosk; of a kiosk the journal heard from last comes first.
  static func rows(of kiosks: [KioskStatus]) -> [KioskRow] { kiosks.sorted(by: precedes).flatMap(rows) }

  /// By place, then by id; those that stand elsewhere last.
  private static func precedes(_ left: KioskStatus, _ right: KioskStatus) -> Bool {
    switch (left.place, right.place) {
    case (let place?, let other?) where place != other: place < other
    case (_?, nil): true
    case (nil, _?): false
    default: left.kiosk < right.kiosk
    }
  }

  private static func rows(of kiosk: KioskStatus) -> [KioskRow] {
    let open = kiosk.events.filter(\.isOpen)
    guard let first = kiosk.journals.first else { return [KioskRow(kiosk: kiosk, journal: nil, events: open)] }
    let others = Set(kiosk.journals.dropFirst().map(\.journal))
    return kiosk.journals.map { journal in
      let events = open.filter { event in
        journal == first ? event.journal.map { !others.contains($0) } ?? true : event.journal == journal.journal
      }
      return KioskRow(kiosk: kiosk, journal: journal, events: events)
    }
  }
}
