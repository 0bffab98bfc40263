import Crypto
import EvaluationStore
import ForwardingContract
import Foundation
import RatingModel

/// Brings the nation into a centre's store through its contract: registry, kiosks, then the batches of each kiosk.
///
///     let filling = StoreFilling(nation, into: store)
///     try await filling.importRegistry()
///     let ids = try await filling.enrol()
///     for (kiosk, id) in zip(nation.kiosks, ids) { try await filling.fill(kiosk, as: id) }
package struct StoreFilling: Sendable {
  /// What of a kiosk was taken.
  package struct Filled: Hashable, Sendable {
    package var sessions = 0
    package var ratings = 0
    package var tallies = 0
    package var batches = 0

    package init() {}

    package mutating func add(_ other: Filled) {
      sessions += other.sessions
      ratings += other.ratings
      tallies += other.tallies
      batches += other.batches
    }
  }

  private let nation: SyntheticNation
  private let store: any EvaluationStore
  private let rhythm: DeliveryRhythm
  private static let offersAtOnce = 1000

  package init(_ nation: SyntheticNation, into store: any EvaluationStore, rhythm: DeliveryRhythm = .once) {
    self.nation = nation
    self.store = store
    self.rhythm = rhythm
  }

  /// Of an empty store only.
  package func importRegistry() async throws {
    guard try await store.registry().units.isEmpty else { throw FillingFailure.notEmpty }
    switch try await store.importRegistry(nation.registry, at: Self.evening(of: nation.plan.first.adding(days: -1))) {
    case .success: return
    case .failure(let refusal): throw FillingFailure.registryRefused(refusal.problems.first.map { "\($0)" } ?? "")
    }
  }

  /// Enrols every kiosk at each counter where it stands within the plan's days, one after the other.
  /// - Returns: their ids at the centre, in the order of the nation's kiosks.
  package func enrol() async throws -> [KioskID] {
    var claims: [(kiosk: Int, offer: EnrolmentOffer, claim: EnrolmentClaim)] = []
    for kiosk in nation.kiosks {
      let key = try KioskIdentity(of: kiosk, seed: nation.plan.seed).publicKey
      for posting in postings(of: kiosk) { claims.append(claim(kiosk, key, posting)) }
    }
    for start in stride(from: 0, to: claims.count, by: Self.offersAtOnce) {
      let offers = claims[start..<min(start + Self.offersAtOnce, claims.count)].map(\.offer)
      guard try await store.issueEnrolments(offers).isEmpty else { throw FillingFailure.counterUnknown }
    }
    var ids: [KioskID?] = Array(repeating: nil, count: nation.kiosks.count)
    for claim in claims { ids[claim.kiosk] = try await store.enrol(claim.claim).get() }
    return ids.compactMap(\.self)
  }

  /// Takes in all batches of a kiosk over the plan's days. Each delivery must end with the digest `matches`.
  @discardableResult
  package func fill(_ kiosk: SyntheticKiosk, as id: KioskID) async throws -> Filled {
    var courier = KioskCourier(nation, kiosk, as: id, epoch: store.epoch)
    var filled = Filled()
    for date in nation.plan.days {
      let services = courier.live(on: date)?.services ?? []
      filled.sessions += services.count
      filled.ratings += services.reduce(0) { $0 + ($1.level == nil ? 0 : 1) }
      guard rhythm.isDue(at: date, last: nation.plan.last) else { continue }
      for batch in courier.delivery() {
        try await take(batch, of: kiosk, on: date)
        filled.tallies += batch.tallies.count
        filled.batches += 1
      }
    }
    return filled
  }

  /// Takes in what a kiosk delivers at the end of a day.
  package func take(_ batch: Batch, of kiosk: SyntheticKiosk, on date: CivilDate) async throws {
    try await take(batch, of: kiosk, at: Self.evening(of: date))
  }

  /// Takes in what a kiosk delivers.
  package func take(_ batch: Batch, of kiosk: SyntheticKiosk, at time: WallTime) async throws {
    let message = Hexadecimal.text(SHA256.hash(data: Data("\(batch.head.hash) \(batch.tallies.count)".utf8)))
    switch try await store.take(batch, digest: message, at: time) {
    case .failure(let refusal): throw FillingFailure.batchRefused(refusal.code, kiosk: kiosk.number)
    case .success(let answer):
      guard answer.refused.isEmpty, answer.digest == (batch.complete ? .matches : .pending) else {
        throw FillingFailure.digestDiffers(kiosk: kiosk.number)
      }
    }
  }

  private func postings(of kiosk: SyntheticKiosk) -> [SyntheticKiosk.Posting] {
    let days = Validity(first: nation.plan.first, last: nation.plan.last)
    return kiosk.postings.filter { days?.overlaps($0.validity) ?? false }
  }

  private func claim(
    _ kiosk: SyntheticKiosk, _ key: String, _ posting: SyntheticKiosk.Posting
  ) -> (kiosk: Int, offer: EnrolmentOffer, claim: EnrolmentClaim) {
    let day = max(posting.validity.first ?? nation.plan.first, nation.plan.first)
    let secret = Hexadecimal.text(SHA256.hash(data: Data("code \(nation.plan.seed) \(kiosk.number) \(day)".utf8)))
    let (hash, time) = (EnrolmentSecret.hash(secret), Self.morning(of: day))
    let offer = EnrolmentOffer(
      secretHash: hash, unit: posting.unit, counter: posting.counter, day: day, issuedAt: time,
      expiresAt: Self.evening(of: day))
    let claim = EnrolmentClaim(
      secretHash: hash, publicKey: key, unit: posting.unit, counter: posting.counter, software: KioskCourier.software,
      time: time)
    return (kiosk.number, offer, claim)
  }

  /// Seven in the morning in Viet Nam.
  package static func morning(of date: CivilDate) -> WallTime {
    WallTime(milliseconds: Int64(date.daysSince1970) * 86_400_000)
  }

  /// Half past five in the afternoon.
  package static func evening(of date: CivilDate) -> WallTime {
    WallTime(milliseconds: Int64(date.daysSince1970) * 86_400_000 + 37_800_000)
  }
}
