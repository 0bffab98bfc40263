/// The seals of a journal, and what they are worth.
package struct Sealing: Hashable, Sendable {
  package enum State: String, Hashable, Sendable {
    /// Every entry that must bear a seal bears one. Whether it is the right one was not checked: a start key is missing.
    case unchecked
    /// Every seal is the right one: nobody changed a sealed entry who did not have its key, which was overwritten as soon as
    /// it had sealed.
    case holds
    /// A seal is missing or wrong; a finding says where.
    case fails
  }

  /// Sealing begins with an entry of kind `seal`.
  package struct Start: Hashable, Sendable {
    /// Sequence number of that entry; the next one is the first that is sealed by this start key.
    package let entry: Int64
    package let payload: SealPayload
    /// Whether its start key was at hand.
    package let isKnown: Bool
  }

  package internal(set) var starts: [Start] = []
  /// Sealing began with an entry that was pruned: the seals up to the first start that is left cannot be held against anything
  /// here. With the journal's archives they can.
  package internal(set) var beganEarlier = false
  /// Entries with a seal.
  package internal(set) var entries: Int64 = 0
  /// The newest of them; 0 before there is one.
  package internal(set) var through: Int64 = 0
  var isBroken = false

  package var state: State {
    if isBroken { return .fails }
    return starts.allSatisfy(\.isKnown) && !beganEarlier ? .holds : .unchecked
  }
}
