import Crypto
import ForwardingContract
import Foundation
import RatingModel

/// One kiosk with what it has counted and what of it has travelled.
///
///     var courier = KioskCourier(nation, kiosk, as: id, epoch: store.epoch)
///     for date in nation.plan.days { courier.live(on: date) }
///     for batch in courier.delivery() { … }
///
/// The journal begins with the first day that the kiosk lives. A delivery counts as acknowledged once it is made: the next names its head as
/// countersigned and brings what changed since.
package struct KioskCourier: Sendable {
  package static let software = "1.0.0"

  package let kiosk: SyntheticKiosk
  /// What the next deliveries say of the kiosk's program, and of how it is.
  package var software = KioskCourier.software
  package var condition: KioskCondition?
  package let journal: JournalID
  private let nation: SyntheticNation
  private let id: KioskID
  private let epoch: String
  private var ledger = TallyLedger()
  /// Of the newest entry; three are there before anything is counted.
  private var sequence: Int64 = 3
  private var acknowledged: Head?
  private var newestDay: CivilDate?

  /// - Parameters:
  ///   - id: As the centre enrolled it; an invented one where there is no centre.
  ///   - epoch: The centre's.
  package init(_ nation: SyntheticNation, _ kiosk: SyntheticKiosk, as id: KioskID? = nil, epoch: String = "") {
    self.nation = nation
    self.kiosk = kiosk
    self.id = id ?? KioskID(written: "k-synthetic-\(kiosk.number)")
    self.epoch = epoch
    journal = JournalID(Code(written: Self.digest("journal \(nation.plan.seed) \(kiosk.number)", bytes: 16)))
  }

  /// Keys counted so far.
  package var keys: Int { ledger.keys }

  /// Counts a day. Days must come in order, each once.
  /// - Returns: what was counted; `nil` when the office was closed.
  @discardableResult
  package mutating func live(on date: CivilDate) -> KioskDay? {
    precondition(newestDay.map { $0 < date } ?? true, "a kiosk lives each day once, in order")
    newestDay = date
    guard let day = nation.day(of: kiosk, on: date) else { return nil }
    var counting = DayCounting(day: day, ledger: ledger, after: sequence)
    // Else there were two of it, and the first change would copy it all.
    ledger = TallyLedger()
    counting.count()
    (ledger, sequence) = (counting.ledger, counting.sequence)
    return day
  }

  /// Everything released since the last delivery; an empty batch when there is nothing. The last is complete.
  package mutating func delivery() -> [Batch] {
    let tallies = ledger.tallies(after: acknowledged?.sequence ?? 0)
    let head = Head(
      sequence: sequence, hash: Self.digest("head \(nation.plan.seed) \(kiosk.number) \(sequence)", bytes: 32),
      tallies: ledger.digest())
    let starts = Array(stride(from: 0, to: max(1, tallies.count), by: Limits.talliesPerBatch))
    let batches = starts.map { start in
      batch(
        Array(tallies[start..<min(start + Limits.talliesPerBatch, tallies.count)]), head, isLast: start == starts.last)
    }
    acknowledged = head
    return batches
  }

  private func batch(_ tallies: [Tally], _ head: Head, isLast: Bool) -> Batch {
    let named = Set(tallies.compactMap(\.key.question))
    return Batch(
      kiosk: id, journal: journal, epoch: epoch, head: head,
      scales: tallies.contains { $0.key.namesLevel } ? [Wording.scale] : [],
      questions: Wording.questions.filter { named.contains($0.reference) }, tallies: tallies, complete: isLast,
      openTail: head.sequence - (acknowledged?.sequence ?? 0), software: software, countersigned: acknowledged,
      condition: condition)
  }

  private static func digest(_ text: String, bytes: Int) -> String {
    Hexadecimal.text(SHA256.hash(data: Data(text.utf8)).prefix(bytes))
  }
}

extension TallyKey {
  /// Whether the scale must be defined for whoever reads it.
  fileprivate var namesLevel: Bool {
    switch self {
    case .day(let key): if case .level = key.subject { true } else { false }
    case .work, .rhythm: true
    case .answers, .presses, .minutes: false
    }
  }
}
