/// How it stands with one wanted device. Leaves the process: in health, metrics and `kioskctl`.
package struct DeviceHealth: Hashable, Sendable, Codable {
  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// Read, and all is well.
    case present
    /// Read, but no longer the device that it was at first.
    case changed
    /// Read, but a key or a finger has been down for so long that it is probably stuck: it counts for nothing any more.
    case stuck
    /// Read, but it lacks configured keys, or what its kind needs: no honest rating is possible on it.
    case incomplete
    /// Not plugged in.
    case absent
    /// More than one device fits the rule, or the device fits more than one rule. None is read.
    case ambiguous
    /// Another program holds it.
    case busy
    /// This process may not open it.
    case denied
    /// It is there and cannot be used; the detail says why.
    case failed
  }

  /// The configured name.
  package let name: String
  package let state: State
  /// Whether citizens rate on it: not on a scanner, nor on the clerk's button.
  package let isForRating: Bool
  /// The node at the moment, for a person who looks for it.
  package let node: String?
  /// What is the matter, for people.
  package let detail: String
  /// What to do about it; `nil` when there is nothing to do.
  package let hint: String?
  /// How often the kernel lost events of this device since it was opened.
  package let resyncs: Int
  /// `nil` for a device that is not read, or that no lamp is configured for.
  package let lamp: LampHealth?

  /// Stable, for programs: `device-absent`.
  package var code: String { "device-\(state.rawValue)" }

  /// It does what it is for.
  package var isUsable: Bool { [.present, .changed, .stuck].contains(state) }
}
