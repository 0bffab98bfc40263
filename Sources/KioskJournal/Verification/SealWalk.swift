import Foundation

/// Holds each entry's seal against the key that the walk has come to, where it knows the start key.
struct SealWalk {
  private let known: [SealKey]
  /// Of the next entry; `nil` where the start key is not at hand, and after a seal that was wrong.
  private var key: SealKey?
  private(set) var sealing: Sealing?
  /// Whether entries before the walk's first are gone, and with them perhaps the one that began sealing.
  private let beginsLater: Bool

  /// - Parameters:
  ///   - known: Start keys, of any journals.
  ///   - beginsLater: The journal was pruned: the walk begins at a cut.
  init(known: [SealKey], beginsLater: Bool = false) {
    self.known = known
    self.beginsLater = beginsLater
  }

  /// - Parameters:
  ///   - payload: `nil` for an entry that cannot be read.
  ///   - isNext: Whether the entry follows the one before.
  mutating func take(
    sequence: Int64, hash: Data, seal: Data?, payload: EntryPayload?, isNext: Bool, _ verification: inout Verification
  ) {
    if !isNext { key = nil }
    check(sequence, hash, seal, &verification)
    key = key?.next
    if case .seal(let payload)? = payload { begin(payload, at: sequence) }
    verification.sealing = sealing
  }

  private mutating func check(_ sequence: Int64, _ hash: Data, _ seal: Data?, _ verification: inout Verification) {
    guard let seal else {
      if sealing != nil { fail(.sealMissing, at: sequence, "The entry bears no seal.", &verification) }
      return
    }
    guard sealing != nil else {
      // Without a beginning there is nothing to hold it against.
      sealing = Sealing()
      guard beginsLater else {
        return fail(.sealBroken, at: sequence, "The entry bears a seal, and no entry began sealing.", &verification)
      }
      sealing?.beganEarlier = true
      sealing?.entries = 1
      sealing?.through = sequence
      return
    }
    sealing?.entries += 1
    sealing?.through = sequence
    guard let key, !key.isSeal(seal, of: hash) else { return }
    fail(.sealBroken, at: sequence, "The entry does not bear the seal that it was sealed with.", &verification)
  }

  /// Only the first of those that follow from it is named.
  private mutating func fail(
    _ code: VerificationFinding.Code, at sequence: Int64, _ text: String, _ verification: inout Verification
  ) {
    if sealing?.isBroken == false { verification.find(code, at: sequence, text) }
    sealing?.isBroken = true
    key = nil
  }

  private mutating func begin(_ payload: SealPayload, at sequence: Int64) {
    key = known.first { $0.commitment == payload.commitment }
    var begun = sealing ?? Sealing()
    begun.starts.append(.init(entry: sequence, payload: payload, isKnown: key != nil))
    sealing = begun
  }
}
