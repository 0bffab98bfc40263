import ForwardingContract
import Foundation
import RatingModel
import Synchronization

@testable import KioskForwarding

/// A journal of a few heads: hands out batches until they are accepted, and remembers what it was told.
final class RecordingSource: BatchSource {
  struct Unavailable: Error {}

  private struct State {
    var unacknowledged: Int
    var accepted: [SignedReceipt] = []
    var epochs: [String] = []
    var sealKeys: [Data?] = []
    var daily: [Bool] = []
    var failing = false
    let all: Int
  }

  private let state: Mutex<State>
  private let (acceptances, acceptance) = AsyncStream.makeStream(of: Int.self)

  /// - Parameter batches: How many batches hold everything there is.
  init(batches: Int) { state = Mutex(State(unacknowledged: batches, all: batches)) }

  var accepted: [Receipt] { signed.map(\.receipt) }
  /// The same with their signatures.
  var signed: [SignedReceipt] { state.withLock(\.accepted) }
  var epochs: [String] { state.withLock(\.epochs) }
  /// One for each of the epochs.
  var sealKeys: [Data?] { state.withLock(\.sealKeys) }
  /// Of each batch that was asked for.
  var daily: [Bool] { state.withLock(\.daily) }

  func release() { state.withLock { $0.unacknowledged += 1 } }
  func fail(_ failing: Bool) { state.withLock { $0.failing = failing } }

  /// Returns when so many receipts were accepted in all.
  func untilAccepted(_ count: Int) async {
    if accepted.count >= count { return }
    for await accepted in acceptances where accepted >= count { return }
  }

  func batch(kiosk: KioskID, epoch: String, isDaily: Bool) async throws -> Batch? {
    try state.withLock { state in
      if state.failing { throw Unavailable() }
      state.daily.append(isDaily)
      guard state.unacknowledged > 0 || isDaily, let journal = JournalID(String(repeating: "1", count: 32)) else {
        return nil
      }
      return Batch(
        kiosk: kiosk, journal: journal, epoch: epoch,
        head: Head(sequence: 7, hash: String(repeating: "a", count: 64), tallies: String(repeating: "b", count: 64)),
        scales: [], tallies: [], complete: state.unacknowledged <= 1, openTail: 3, software: "1.0.0")
    }
  }

  func accept(_ receipt: SignedReceipt, for batch: Batch) async throws {
    let count = try state.withLock { state in
      if state.failing { throw Unavailable() }
      state.accepted.append(receipt)
      state.unacknowledged = receipt.receipt.digest == .differs ? state.all : max(0, state.unacknowledged - 1)
      return state.accepted.count
    }
    acceptance.yield(count)
  }

  func announced(epoch: String, sealKey: Data?) async throws {
    try state.withLock { state in
      if state.failing { throw Unavailable() }
      state.epochs.append(epoch)
      state.sealKeys.append(sealKey)
    }
  }
}
