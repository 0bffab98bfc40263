// LivedYear: an invented province as a centre has it after a year of work: not ratings alone, but what people did beside them.
//
// What comes in: a nation (`SyntheticNation`), an empty store, the province's zone. What goes in through the store's own contract:
// - registry with the names of procedures, kiosks and everything that they counted (`StoreFilling`)
// - dossier results of every month that is over, by clerk and stage (`DossierLedger`); one office reports twice the steps that it
//   opened sessions for
// - some offices live month by month: their months and quarters are issued on the fifth of the next one. One of their kiosks is
//   cut off when a month ends, so that the month has a correction
// - kiosks in trouble (`Ailment`): silent, of an older version, with a device that is gone, with a journal that was forked
// - paper forms of one office
//
// What comes out: a guide (`YearGuide`) that names where to look.
//
// Promises: the same plan gives the same figures; the truth stays `RawCount`. Nobody can sign in with the account that issued:
// its password is no one's.
//
// For demos and tests. Everything is invented.
import EvaluationHTTP
import EvaluationStore
import ForwardingContract
import RatingModel
import SyntheticNation

/// Fills a store with a province's year.
package struct LivedYear: Sendable {
  /// How far it is.
  package struct Progress: Hashable, Sendable {
    package var kiosks = 0
    package let kiosksInAll: Int
    package var filled = StoreFilling.Filled()
    package var closings = 0
  }

  let nation: SyntheticNation
  let store: any EvaluationStore
  let zone: Zone
  let filling: StoreFilling
  let cast: YearCast

  /// - Returns: `nil` for a nation that is too small to have a year: it takes four offices, one of them merged.
  package init?(_ nation: SyntheticNation, into store: any EvaluationStore, zone: Zone) {
    guard let cast = YearCast(nation) else { return nil }
    self.nation = nation
    self.store = store
    self.zone = zone
    self.cast = cast
    filling = StoreFilling(nation, into: store)
  }

  /// - Parameter workers: kiosks whose batches are made at once.
  @discardableResult
  package func fill(
    workers: Int = 2, _ told: @escaping @Sendable (Progress) throws -> Void = { _ in }
  ) async throws -> YearGuide {
    try await importRegistry()
    let ids = try await filling.enrol()
    try await addAccount()
    var progress = Progress(kiosksInAll: ids.count)
    var dossiers = DossierLedger(nation)
    let all = zip(nation.kiosks, ids).map { (kiosk: $0, id: $1) }
    for office in cast.watched {
      let kiosks = all.filter { $0.kiosk.unit == office }
      let life = OfficeLife(self, of: office, kiosks, cutOff: office == cast.home)
      let lived = try await life.live()
      progress.kiosks += kiosks.count
      progress.filled.add(lived.filled)
      progress.closings += lived.closings
      dossiers.merge(lived.dossiers)
      try told(progress)
    }
    try await fillOthers(all.filter { !cast.watched.contains($0.kiosk.unit) }, workers, &progress, &dossiers, told)
    try await importResults(dossiers)
    try await enterPaper()
    return YearGuide(self, kiosks: progress.kiosksInAll, ratings: progress.filled.ratings)
  }

  private func fillOthers(
    _ kiosks: [(kiosk: SyntheticKiosk, id: KioskID)], _ workers: Int, _ progress: inout Progress,
    _ dossiers: inout DossierLedger, _ told: (Progress) throws -> Void
  ) async throws {
    var waiting = kiosks.makeIterator()
    try await withThrowingTaskGroup(of: (StoreFilling.Filled, DossierLedger).self) { group in
      for _ in 0..<workers {
        if let (kiosk, id) = waiting.next() { group.addTask { try await fill(kiosk, as: id) } }
      }
      while let (filled, counted) = try await group.next() {
        if let (kiosk, id) = waiting.next() { group.addTask { try await fill(kiosk, as: id) } }
        progress.kiosks += 1
        progress.filled.add(filled)
        dossiers.merge(counted)
        try told(progress)
      }
    }
  }

  /// A kiosk that reaches the centre on its last day only.
  private func fill(_ kiosk: SyntheticKiosk, as id: KioskID) async throws -> (StoreFilling.Filled, DossierLedger) {
    var life = KioskLife(self, kiosk, as: id)
    for date in nation.plan.days where date <= life.last { life.live(on: date) }
    try await life.deliver(on: life.last)
    try await life.greet()
    try await life.fork()
    return (life.filled, life.dossiers)
  }
}
