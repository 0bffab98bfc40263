import EvaluationHTTP
import EvaluationStore
import ForwardingContract
import RatingModel
import SyntheticNation

/// One kiosk of the year: lives day by day, delivers when it is told to, and is as well as it is.
struct KioskLife: Sendable {
  private let year: LivedYear
  private let kiosk: SyntheticKiosk
  private let id: KioskID
  private let ailment: Ailment?
  private var courier: KioskCourier
  private(set) var filled = StoreFilling.Filled()
  private(set) var dossiers: DossierLedger
  /// Of the newest delivery.
  private var delivered: Head?

  init(_ year: LivedYear, _ kiosk: SyntheticKiosk, as id: KioskID) {
    self.year = year
    self.kiosk = kiosk
    self.id = id
    ailment = year.cast.ailments[kiosk.number]
    courier = KioskCourier(year.nation, kiosk, as: id, epoch: year.store.epoch)
    dossiers = DossierLedger(year.nation)
    if ailment == .oldVersion { courier.software = "0.9.4" }
  }

  /// The day after which nothing more is heard.
  var last: CivilDate {
    let last = year.nation.plan.last
    let days =
      switch ailment {
      case .silentForDays: 5
      case .silentForWeeks: 23
      default: 0
      }
    return CivilDate(daysSince1970: last.daysSince1970 - days).map { max($0, year.nation.plan.first) } ?? last
  }

  mutating func live(on date: CivilDate) {
    guard let day = courier.live(on: date) else { return }
    dossiers.take(day)
    filled.sessions += day.services.count
    filled.ratings += day.services.count { $0.level != nil }
  }

  /// Everything released since the last delivery.
  mutating func deliver(on date: CivilDate) async throws {
    courier.condition = condition(at: StoreFilling.evening(of: date))
    for batch in courier.delivery() {
      try await year.filling.take(batch, of: kiosk, on: date)
      filled.tallies += batch.tallies.count
      filled.batches += 1
      delivered = batch.head
    }
  }

  /// The night after: nothing new, and a sign of life. Until the next midnight nobody calls it silent.
  mutating func greet() async throws {
    guard last == year.nation.plan.last, let today = last.next else { return }
    let midnight = year.zone.start(of: today)
    courier.condition = condition(at: midnight)
    for batch in courier.delivery() {
      try await year.filling.take(batch, of: kiosk, at: midnight)
    }
  }

  /// What a copy of the journal says that somebody put in its place: another entry under the same number. The centre keeps an event.
  func fork() async throws {
    guard ailment == .forked, let delivered, let today = last.next else { return }
    let other = Head(
      sequence: delivered.sequence, hash: String(delivered.hash.reversed()), tallies: delivered.tallies)
    let batch = Batch(
      kiosk: id, journal: courier.journal, epoch: year.store.epoch, head: other, scales: [], tallies: [],
      complete: true, openTail: 0, software: courier.software, countersigned: delivered)
    _ = try await year.store.take(
      batch, digest: String(repeating: "f", count: 64), at: year.zone.start(of: today)
    ).get()
  }

  private func condition(at time: WallTime) -> KioskCondition {
    let parts: [KioskCondition.Part] =
      switch ailment {
      case .deviceGone: [.init(name: "device:panel", state: .failing, code: "device-absent")]
      case .clockUndated: [.init(name: "clock", state: .degraded, code: "clock-undated")]
      case .diskFull: [.init(name: "disk", state: .degraded, code: "disk-nearly-full")]
      default: []
      }
    let well = ["journal", "device:panel", "clock", "disk"].filter { name in !parts.contains { $0.name == name } }
      .map { KioskCondition.Part(name: $0, state: .ok, code: nil) }
    let isFull = ailment == .diskFull
    return KioskCondition(
      wall: time, upSeconds: Int64(86_400 * (3 + kiosk.number % 60)), parts: parts + well,
      disk: .init(used: isFull ? 3980 : 40 + kiosk.number % 90, free: isFull ? 96 : 11_000, budget: 4096))
  }
}
